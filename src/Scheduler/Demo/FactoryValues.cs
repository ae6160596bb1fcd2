using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>One value as a unit files it.</summary>
/// <param name="Value">Text, because people file texts too.</param>
internal sealed record DemoValue(string Indicator, string Name, string? Value, string Unit)
{
    public string State { get; init; } = "填报";

    public string? Product { get; init; }

    public decimal? Parameter { get; init; }

    public decimal? Lead { get; init; }

    public decimal? Base { get; init; }
}

/// <summary>What a factory files in a cycle, in the indicators of the general table. Quality and its drift over the years drive every value.</summary>
internal static class FactoryValues
{
    private const decimal Spread = 0.34m;
    private static readonly Gauge[] Gauges =
    [
        new("E1b", "单位产值综合能耗", "kgce/万元", 20m, 400m, 800m, 1),
        new("E2", "单位产值碳排放量", "kgCO2/万元", 50m, 1_100m, 4_000m, 1),
        new("E3", "可再生能源利用率", "%", 45m, 4m, 0.5m, 2),
        new("E4", "能碳管理系统平台功能符合数量", "项", 12m, 5m, 0m, 0),
        new("R2b", "单位产值取水量", "m3/万元", 1.2m, 16m, 60m, 2),
        new("R3", "工业用水重复利用率", "%", 96m, 62m, 5m, 2),
        new("R4", "一般工业固体废物综合利用率", "%", 99.5m, 70m, 8m, 2),
        new("P1", "列入国家推荐目录的技术装备数量", "项", 14m, 2m, 1m, 0),
        new("P2a", "近3年年平均项目数量", "项/年", 6m, 0.7m, 0.1m, 2),
        new("P2b", "近3年项目投资额占比", "%", 4.5m, 0.4m, 0.05m, 2),
        new("P3a", "废水主要污染物优于许可限值的幅度", "%", 85m, 25m, 2m, 1),
        new("P3b", "废气主要污染物优于许可限值的幅度", "%", 85m, 25m, 2m, 1),
        new("G2", "开展碳足迹核算产品类别占比", "%", 100m, 20m, 5m, 1),
        new("L1", "单位用地面积产值", "万元/m2", 2.6m, 0.45m, 0.04m, 3),
        new("L2", "建筑系数", "%", 62m, 36m, 12m, 1),
        new("L3", "容积率", "-", 1.9m, 0.8m, 0.2m, 2),
    ];

    /// <summary>The gauge of an indicator: best and worst value of sound factories, and the value of the weak ones, worse than all of them.</summary>
    private sealed record Gauge(string Indicator, string Name, string Unit, decimal Best, decimal Worst, decimal Weak, int Decimals)
    {
        public decimal At(decimal share) => Math.Round(Worst + ((Best - Worst) * share), Decimals, MidpointRounding.ToEven);
    }

    /// <summary>Everything the factory files but the planted faults.</summary>
    public static IReadOnlyList<DemoValue> Of(City city, DemoUnit unit, Cycle cycle)
    {
        var points = city.Ladders[cycle].Points.TryGetValue(unit.EntryId, out var planned) ? planned : (decimal?)null;
        var values = new List<DemoValue>();
        foreach (var gauge in Gauges)
            values.AddRange(Rows(city, unit, cycle, gauge, points is not null));
        values.AddRange(points is { } exact ? WeakClaims(exact) : SoundClaims(city, unit, cycle));
        return values;
    }

    /// <summary>单位产值综合能耗 in kgce per 万元, which the header figures of the evaluation agree with.</summary>
    public static decimal EnergyPerOutput(City city, DemoUnit unit, Cycle cycle) =>
        NumberOf(city, unit, cycle, Gauges[0], city.Ladders[cycle].Points.ContainsKey(unit.EntryId));

    public static decimal EnergyTce(City city, DemoUnit unit, Cycle cycle)
    {
        var years = cycle.Year - city.Settings.First.Year;
        return Math.Round(unit.EnergyTce * (1m + (0.01m * years)), 1, MidpointRounding.ToEven);
    }

    private static IEnumerable<DemoValue> Rows(City city, DemoUnit unit, Cycle cycle, Gauge gauge, bool isWeak)
    {
        var products = isWeak || unit.Sector is null ? [] : gauge.Indicator switch { "E1b" => unit.Sector.Energy, "R2b" => unit.Sector.Water, _ => [] };
        if (products.Count > 0)
            return products.Select((product, place) => ProductRow(city, unit, cycle, gauge, product, place));
        if (!isWeak && IsNotApplicable(city, unit, gauge.Indicator))
            return [new DemoValue(gauge.Indicator, gauge.Name, null, gauge.Unit) { State = "不适用" }];
        return [new DemoValue(gauge.Indicator, gauge.Name, Format(NumberOf(city, unit, cycle, gauge, isWeak)), gauge.Unit)];
    }

    private static DemoValue ProductRow(City city, DemoUnit unit, Cycle cycle, Gauge gauge, DemoProduct product, int place)
    {
        var isEnergy = gauge.Indicator is "E1b";
        var share = ShareOf(city, unit, cycle, gauge.Indicator, place);
        var value = Math.Round(product.Base + ((product.Lead - product.Base) * share), 3, MidpointRounding.ToEven);
        var parameter = isEnergy ? EnergyTce(city, unit, cycle) / (2 + place) : 12_000m + (unit.EnergyTce * (3 - place));
        return new DemoValue(isEnergy ? "E1a" : "R2a", isEnergy ? "单位产品综合能耗" : "单位产品取水量", Format(value), isEnergy ? "kgce/产品单位" : "m3/产品单位")
        {
            Product = product.Name,
            Parameter = Math.Round(parameter, 1, MidpointRounding.ToEven),
            Lead = product.Lead,
            Base = product.Base,
        };
    }

    /// <summary>A factory that discharges no waste water or no waste gas, the same in every year.</summary>
    private static bool IsNotApplicable(City city, DemoUnit unit, string indicator) =>
        indicator is "P3a" or "P3b" && unit.Part == Part.Ordinary && DemoRandom.Of(city.Settings.Seed, indicator, unit.Ordinal).Chance(12);

    private static decimal NumberOf(City city, DemoUnit unit, Cycle cycle, Gauge gauge, bool isWeak) =>
        isWeak ? gauge.Weak : gauge.At(ShareOf(city, unit, cycle, gauge.Indicator, 0));

    private static decimal ShareOf(City city, DemoUnit unit, Cycle cycle, string topic, int place)
    {
        var drift = (DemoRandom.Of(city.Settings.Seed, "drift", unit.Ordinal).Share() - 0.4m) * 0.1m * (cycle.Year - city.Settings.First.Year);
        var noise = (DemoRandom.Of(city.Settings.Seed, topic, unit.Ordinal, (cycle.Year * 10) + place).Share() - 0.5m) * Spread;
        return Math.Clamp(unit.Quality + drift + noise, 0m, 1m);
    }

    /// <summary>Claims of a sound factory: both cases of material saving, and a design case in full or in half, so that it stays clear of the weak ones.</summary>
    private static DemoValue[] SoundClaims(City city, DemoUnit unit, Cycle cycle) =>
        Claims(1m, 1m, ShareOf(city, unit, cycle, "G1", 0) > 0.45m ? 1m : 0.5m);

    /// <summary>Claims that add up to the planned points: 8 for a full design case, 4 for a full case of material saving.</summary>
    private static DemoValue[] WeakClaims(decimal points)
    {
        var design = Math.Floor(points * 0.6m / 8m * 100m) / 100m;
        return Claims((points - (design * 8m)) / 4m, 0m, design);
    }

    private static DemoValue[] Claims(decimal saving, decimal replacing, decimal design) =>
    [
        new("R1a", "减少生产过程中原辅材料消耗的应用案例", Format(saving), "0..1"),
        new("R1b", "使用再生或可回收材料替代的应用案例", Format(replacing), "0..1"),
        new("G1", "绿色设计典型应用案例", Format(design), "0..1"),
    ];

    private static string Format(decimal value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}
