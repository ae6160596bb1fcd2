using GreenBatch.Kernel;
using GreenBatch.Scoring;
using Column = GreenBatch.Reports.Column<(GreenBatch.Kernel.UnitKind Kind, string? Name, GreenBatch.Scoring.BenchmarkUsed Used)>;

namespace GreenBatch.Reports;

/// <summary>基准: the benchmarks used in the run, frozen with it.</summary>
internal static class FlatBenchmarks
{
    public static FlatTable Csv(IReadOnlyList<PopulationBook> populations) => FlatTable.Of("基准", "benchmarks", Columns, [.. populations.SelectMany(Rows)]);

    public static IReadOnlyList<(UnitKind Kind, string? Name, BenchmarkUsed Used)> Rows(PopulationBook population) =>
    [
        .. population.Result.Benchmarks.OrderBy(b => b.Indicator).ThenBy(b => b.Sector, StringComparer.Ordinal).ThenBy(b => b.Tier, StringComparer.Ordinal)
            .Select(b => (population.Result.Kind, population.Population.TableFor(b.Sector).Indicators.FirstOrDefault(i => i.Id == b.Indicator)?.Name, b)),
    ];

    private static IReadOnlyList<Column> Columns =>
    [
        Column.Text("类别", b => KindText.Short(b.Kind)),
        Column.Text("指标编码", b => b.Used.Indicator.Value),
        Column.Text("指标名称", b => b.Name),
        Column.Text("行业", b => b.Used.Sector),
        Column.Text("能耗档次", b => b.Used.Tier),
        Column.Number("引领值", CellFormat.Measure, b => b.Used.Lead),
        Column.Number("基准值", CellFormat.Measure, b => b.Used.Base),
        Column.Text("来源", b => SchemeText.Benchmark(b.Used.Source)),
        Column.Whole("估计所用单位数", b => b.Used.Units),
        Column.Text("说明", b => b.Used.Note),
    ];
}
