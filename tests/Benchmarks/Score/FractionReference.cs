using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>The official path, <see cref="Assessment"/> in exact fractions with every contribution and finding, on the first units.</summary>
internal static class FractionReference
{
    /// <returns>How many of the first units have another total.</returns>
    public static int Differences(ScoreCase score, UnitColumns units, int count, ColumnScores found)
    {
        var scheme = new Scheme(new Cycle(2027), 2026, CycleStatus.Trial)
        {
            FilingDeadline = new DateOnly(2027, 9, 30),
            Populations = [new Population(UnitKind.Factory, score.Table, new Dictionary<string, IndicatorTable>(StringComparer.Ordinal))],
            Scoring = score.Scoring,
            BenchmarkRules = new BenchmarkRules([BenchmarkSource.Scheme], null),
            Ranking = score.Ranking,
            Streak = new StreakRules(2025, GapRule.Unknown, new Dictionary<int, string>(), new WatchRule(1, 20, 2m, "蓝")),
        };
        var dossiers = Enumerable.Range(0, count).Select(unit => Dossier(score, units, unit)).ToList();
        var assessed = Assessment.Assess(scheme, dossiers, []).Populations.Single().Units;
        return Enumerable.Range(0, count).Count(unit => assessed[unit].Total != found.Total(unit) || assessed[unit].Published != found.Published(unit));
    }

    private static Dossier Dossier(ScoreCase score, UnitColumns units, int unit) => new(new ListEntry($"U{unit}", UnitKind.Factory, $"U{unit}"), new Cycle(2027))
    {
        Values = [.. score.Table.Indicators.Select((indicator, i) => Filed(indicator.Id, units.Columns[i].Values[unit]))],
    };

    private static ReportedValue Filed(IndicatorCode indicator, long value) => value switch
    {
        IndicatorColumn.Missing => new ReportedValue(indicator, null, ValueState.Missing),
        IndicatorColumn.NotApplicable => new ReportedValue(indicator, null, ValueState.NotApplicable),
        _ => new ReportedValue(indicator, value / ScoreUnits.One),
    };
}
