using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class AssessmentTests
{
    private static readonly IndicatorTable Indicators = Some.Indicators("""
        | id | dim | dir | weight | lead | base | may_be_na |
        | A1 | A   | ↑   | 25/3   | 10   | 0    | 1         |
        | A2 | A   | ↓   | 125/3  | 1    | 9    | 1         |
        | B1 | B   | ↑   | 50     | 7    | 0    |           |
        """);

    [Fact]
    public void Not_filed_is_outside_n_with_a_reason_and_without_a_total()
    {
        var result = Some.Assess(Some.Scheme(Indicators), Some.Unit("F1", null, null, Some.Value("A1", 5m)), Some.Unit("F2"));

        Assert.Equal((UnitState.NotFiled, (decimal?)null, (int?)null), (result.Of("F2").State, result.Of("F2").Total, result.Of("F2").Rank));
        Assert.Equal("本年度未填报", result.Of("F2").StateReason);
        Assert.Equal(1, result.N);
    }

    [Fact]
    public void The_watch_band_is_blue_among_the_next_ranks_or_within_two_points_above_the_cut()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 100    | 100  | 0    |
            """);
        decimal[] totals = [.. Enumerable.Range(0, 17).Select(i => 90m - i), 50m, 42m, 40m];

        var result = Some.Assess(Some.Scheme(table), [.. totals.Select((t, i) => Some.Unit($"F{i}", null, null, Some.Value("A1", t)))]);

        Assert.Equal((20, 1, 40.00m), (result.N, result.K, result.Cut!.Value));
        Assert.Equal([Level.None, Level.Blue, Level.Yellow], result.Units.TakeLast(3).Select(u => u.Level));
    }

    [Fact]
    public void A_trial_cycle_gives_no_streak()
    {
        var result = Some.Assess(Some.Scheme(Indicators, s => s with { Status = CycleStatus.Trial }), Some.Unit("F1", null, null, Some.Value("A1", 5m)));

        Assert.Equal((true, (int?)null, Level.None), (result.Of("F1").IsBottom, result.Of("F1").Streak, result.Of("F1").Level));
    }

    [Fact]
    public void The_streak_follows_the_list_entry_over_earlier_frozen_cycles()
    {
        var scheme = Some.Scheme(Indicators, s => s with { Cycle = new Cycle(2027) });
        PastOutcome[] history =
        [
            new("F1", new Cycle(2025), CycleStatus.Counted, true),
            new("F1", new Cycle(2026), CycleStatus.Counted, true),
            new("F1", new Cycle(2028), CycleStatus.Counted, false),
        ];

        var unit = Assessment.Assess(scheme, [Some.Unit("F1", null, null, Some.Value("A1", 5m))], history).Populations.Single().Units.Single();

        Assert.Equal((3, Level.Red), (unit.Streak, unit.Level));
    }
}
