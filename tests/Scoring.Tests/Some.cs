using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>Small schemes, tables and units for tests, built from text.</summary>
internal static class Some
{
    public static CutRule Cut { get; } = new(1, 20, CountRounding.Ceiling, TiedAtCut.Include, 20);

    public static RankingRules Ranking { get; } = new(RankOn.Published, Cut);

    public static Rounding TwoDecimals { get; } = new(2, MidpointRounding.ToEven);

    public static StreakRules Streak { get; } = new(2025, GapRule.Unknown, new Dictionary<int, string> { [1] = "黄", [2] = "橙", [3] = "红" }, new WatchRule(1, 20, 2m, "蓝"));

    /// <summary>Columns: id, dim, dir, weight, and optionally lead, base, per_product, excludes, group, n, may_be_na.</summary>
    public static IndicatorTable Indicators(string text, BetweenRule between = BetweenRule.Linear)
    {
        var rows = Table.Parse(text).Rows;
        var indicators = rows.Select(Indicator).ToList();
        var shares = rows.Select(r => r["dim"]).Distinct().Select(d => new Dimension(d, new Weight(100m, 1m)));
        return new IndicatorTable("表", "决定", [.. shares], indicators) { Between = between };
    }

    public static Scheme Scheme(IndicatorTable table, Func<Scheme, Scheme>? change = null)
    {
        var scheme = new Scheme(new Cycle(2025), 2024, CycleStatus.Counted)
        {
            FilingDeadline = new DateOnly(2025, 11, 3),
            Populations = [new Population(UnitKind.Factory, table, new Dictionary<string, IndicatorTable>())],
            Scoring = new ScoringRules(table.Between, TwoDecimals, MissingRule.Zero, NotApplicableRule.SameDimension),
            BenchmarkRules = new BenchmarkRules([BenchmarkSource.Table, BenchmarkSource.Scheme, BenchmarkSource.Estimated], new EstimateRule(95m, 20)),
            Ranking = Ranking,
            Streak = Streak,
        };
        return change is null ? scheme : change(scheme);
    }

    public static Dossier Unit(string id, string? sector = null, decimal? energy = null, params IReadOnlyList<ReportedValue> values) =>
        new(new ListEntry(id, UnitKind.Factory, id) { Sector = sector }, new Cycle(2025)) { Values = values, EnergyTce = energy };

    public static ReportedValue Value(string indicator, decimal? value) => new(new IndicatorCode(indicator), value);

    public static ReportedValue NotApplicable(string indicator) => new(new IndicatorCode(indicator), null, ValueState.NotApplicable);

    public static ReportedValue Product(string indicator, string product, decimal value, decimal? parameter = null, decimal? lead = null, decimal? @base = null) =>
        new(new IndicatorCode(indicator), value) { Product = product, Parameter = parameter, Lead = lead, Base = @base };

    public static PopulationResult Assess(Scheme scheme, params IReadOnlyList<Dossier> units) => Assessment.Assess(scheme, units, []).Populations.Single();

    public static Contribution Of(this UnitResult unit, string indicator) => unit.Contributions.Single(c => string.Equals(c.Indicator.Value, indicator, StringComparison.Ordinal));

    public static UnitResult Of(this PopulationResult population, string unit) => population.Units.Single(u => string.Equals(u.Dossier.Entry.Id, unit, StringComparison.Ordinal));

    public static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static Indicator Indicator(TableRow row)
    {
        _ = NumberText.TryParseWeight(row["weight"], out var weight);
        return new Indicator(new IndicatorCode(row["id"]), row["id"], row["dim"], "", row["dir"] is "↓" ? Direction.Lower : Direction.Higher, weight)
        {
            Lead = Number(Cell(row, "lead")),
            Base = Number(Cell(row, "base")),
            PerProduct = (int)(Number(Cell(row, "per_product")) ?? 0m),
            Excludes = Cell(row, "excludes") is { Length: > 0 } other ? new IndicatorCode(other) : null,
            Choose = Cell(row, "group") is { Length: > 0 } group ? new ChoiceGroup(group, (int)Number(Cell(row, "n"))!.Value) : null,
            MayBeNotApplicable = Cell(row, "may_be_na") is "1",
        };
    }

    private static string Cell(TableRow row, string column) => row.Has(column) ? row[column] : "";
}
