using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>What a park files: the 31 indicators of the scheme of 2016–2024, as shares of their leading values.</summary>
internal static class ParkValues
{
    private const decimal Spread = 0.3m;
    private static readonly Gauge[] Gauges =
    [
        new("EG1", "能源产出率", "万元/tce", 3m), new("EG2", "可再生能源使用比例", "%", 15m), new("EG3", "清洁能源使用率", "%", 75m), new("RG4", "水资源产出率", "元/m3", 1_500m),
        new("RG5", "土地资源产出率", "亿元/km2", 15m), new("RG6", "工业固体废弃物综合利用率", "%", 95m), new("RG7", "工业用水重复利用率", "%", 90m), new("RG8", "中水回用率", "%", 30m),
        new("RG9", "余热资源回收利用率", "%", 60m), new("RG10", "废气资源回收利用率", "%", 90m), new("RG11", "再生资源回收利用率", "%", 80m), new("IG12", "污水集中处理设施", "-", 1m),
        new("IG13", "新建工业建筑中绿色建筑比例", "%", 30m), new("IG14", "新建公共建筑中绿色建筑比例", "%", 60m), new("IG15", "500米公交站点覆盖率", "%", 90m),
        new("IG16", "节能与新能源公交车比例", "%", 30m), new("CG17", "高新技术产业产值占比", "%", 30m), new("CG18", "绿色产业增加值占比", "%", 30m),
        new("CG19", "人均工业增加值", "万元/人", 15m), new("CG20", "现代服务业比例", "%", 30m), new("HG21", "工业固体废弃物处置利用率", "%", 100m),
        new("HG22", "万元工业增加值碳排放量消减率", "%", 3m), new("HG23", "单位工业增加值废水排放量", "t/万元", 5m) { IsLower = true },
        new("HG24", "主要污染物弹性系数", "-", 0.3m) { IsLower = true }, new("HG25", "园区空气质量优良率", "%", 80m), new("HG26", "绿化覆盖率", "%", 30m), new("HG27", "道路遮荫比例", "%", 80m),
        new("HG28", "露天停车场遮荫比例", "%", 80m), new("MG29", "绿色园区标准体系完善程度", "-", 1m), new("MG30", "编制绿色园区发展规划", "-", 1m), new("MG31", "绿色园区信息平台完善程度", "-", 1m),
    ];

    private sealed record Gauge(string Indicator, string Name, string Unit, decimal Lead)
    {
        public bool IsLower { get; init; }

        public decimal At(decimal share) => Lead == 1m ? share > 0.5m ? 1m : 0m : Math.Round(IsLower ? Lead / share : Lead * share, 2, MidpointRounding.ToEven);
    }

    public static IReadOnlyList<DemoValue> Of(City city, DemoUnit unit, Cycle cycle) =>
        [.. Gauges.Select(gauge => Value(city, unit, cycle, gauge))];

    private static DemoValue Value(City city, DemoUnit unit, Cycle cycle, Gauge gauge)
    {
        var noise = (DemoRandom.Of(city.Settings.Seed, gauge.Name, unit.Ordinal, cycle.Year).Share() - 0.5m) * Spread;
        var value = gauge.At(Math.Clamp(unit.Quality + noise, 0.2m, 1m)).ToString("0.##", CultureInfo.InvariantCulture);
        return new DemoValue(gauge.Indicator, gauge.Name, value, gauge.Unit);
    }
}
