using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class EstimateEffectsTests
{
    private static readonly IndicatorTable Table = Some.Indicators("""
        | id | dim | dir | weight | lead | base |
        | A1 | A   | ↑   | 50     | 100  | 0    |
        | X1 | B   | ↑   | 50     |      |      |
        """);

    [Fact]
    public void An_estimate_on_which_flags_hang_is_told_with_who_moves()
    {
        // F01 is the worst by the estimated X1 and the best by A1; without X1 the order is that of A1.
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 30).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("A1", 31m - i), Some.Value("X1", 10m * i)))];
        var analysis = Towns.Analyse(Some.Scheme(Table), units);

        var effect = Assert.Single(EstimateEffects.Of(analysis, UnitKind.Factory));

        Assert.Equal((new IndicatorCode("X1"), BenchmarkSource.Estimated, 30), (effect.Benchmark.Indicator, effect.Benchmark.Source, effect.Benchmark.Units));
        Assert.Equal(["F29", "F30"], effect.LeftOut.Entered.Select(m => m.EntryId));
        Assert.Equal(effect.LeftOut.Flags, effect.Flags);
        Assert.NotEmpty(effect.LeftOut.Left);
    }

    [Fact]
    public void A_lead_nearer_to_the_base_gives_points_and_one_farther_away_takes_them()
    {
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 30).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("A1", 50m), Some.Value("X1", 10m * i)))];
        var analysis = Towns.Analyse(Some.Scheme(Table), units);

        var effect = EstimateEffects.Of(analysis, UnitKind.Factory)[0];

        var (official, easier, harder) = (Points(effect.LeftOut.Before), Points(effect.Easier.After), Points(effect.Harder.After));
        Assert.True(harder < official && official < easier);
        // Mean 155, lead 285.5 (linear at 95 %), distance 130.5: 142.45 or 129.35… for value 200: 45 of 130.5, 117.45 and 143.55.
        Assert.Equal((Math.Round(50m * 45m / 130.5m, 6), Math.Round(50m * 45m / 117.45m, 6), Math.Round(50m * 45m / 143.55m, 6)), (Math.Round(official, 6), Math.Round(easier, 6), Math.Round(harder, 6)));

        static decimal Points(PopulationResult result) => result.Of("F20").Of("X1").Points;
    }

    [Fact]
    public void A_sectors_own_estimate_is_tried_apart_from_that_of_all()
    {
        IReadOnlyList<Dossier> units =
        [
            .. Enumerable.Range(1, 25).Select(i => Some.Unit($"C{i:00}", null, null, Some.Value("A1", i), Some.Value("X1", i)).In("水泥")),
            .. Enumerable.Range(1, 25).Select(i => Some.Unit($"G{i:00}", null, null, Some.Value("A1", i), Some.Value("X1", 7m * i))),
        ];
        var told = new List<(int, int)>();

        var effects = EstimateEffects.Of(Towns.Analyse(Some.Scheme(Table), units), UnitKind.Factory, (done, all) => told.Add((done, all)));

        Assert.Equal([(25, "水泥"), (50, null)], effects.Select(e => (e.Benchmark.Units!.Value, e.Benchmark.Sector)).Order());
        var cement = effects.Single(e => e.Benchmark.Sector is not null);
        Assert.Equal(ContributionState.NoBenchmark, cement.LeftOut.After.Of("C01").Of("X1").State);
        Assert.Equal(ContributionState.Reported, cement.LeftOut.After.Of("G01").Of("X1").State);
        Assert.Equal([(1, 2), (2, 2)], told);
    }

    /// <summary>Only without the X2 of the cement works do its worst three pass three others; X1 and X3 move nobody.</summary>
    [Fact]
    public void The_estimates_on_which_most_flags_hang_come_first_then_in_the_order_of_the_table()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 50     | 100  | 0    |
            | X3 | B   | ↑   | 10     |      |      |
            | X1 | C   | ↑   | 10     |      |      |
            | X2 | D   | ↑   | 30     |      |      |
            """);
        Dossier Unit(string id, int i, decimal a, decimal x) => Some.Unit(id, null, null, Some.Value("A1", a), Some.Value("X1", i % 5), Some.Value("X2", x), Some.Value("X3", i % 5));
        IReadOnlyList<Dossier> units =
        [
            .. Enumerable.Range(1, 25).Select(i => i <= 3 ? Unit($"C{i:00}", 0, 0m, 100m) : i <= 6 ? Unit($"C{i:00}", 0, 40m, 0m) : Unit($"C{i:00}", i, 100m, i)).Select(d => d.In("水泥")),
            .. Enumerable.Range(1, 25).Select(i => Unit($"G{i:00}", i, 100m, i)),
        ];

        var effects = EstimateEffects.Of(Towns.Analyse(Some.Scheme(table), units), UnitKind.Factory);

        Assert.Equal(
            [("X2", "水泥", 6), ("X1", null, 0), ("X1", "水泥", 0), ("X2", null, 0), ("X3", null, 0), ("X3", "水泥", 0)],
            effects.Select(e => (e.Benchmark.Indicator.Value, e.Benchmark.Sector, e.Flags)));
    }

    [Theory]
    [InlineData(1, 2, 3, 3)]
    [InlineData(1, 3, 2, 3)]
    [InlineData(3, 1, 2, 3)]
    [InlineData(0, 0, 0, 0)]
    public void An_estimate_weighs_as_much_as_the_trial_that_moves_most(int leftOut, int easier, int harder, int flags)
    {
        var result = Some.Assess(Some.Scheme(Towns.TwoIndicators), Towns.Forty);
        Comparison With(int moved) => Comparison.Of(result, result with { Units = [.. result.Units.Select((u, i) => i < moved ? u with { IsBottom = !u.IsBottom } : u)] });

        Assert.Equal(flags, new EstimateEffect(new BenchmarkUsed(new IndicatorCode("X1"), null, null, 1m, 0m, BenchmarkSource.Estimated, 30, null), With(leftOut), With(easier), With(harder)).Flags);
    }

    [Fact]
    public void A_lead_moved_below_nothing_is_no_benchmark_in_a_ratio_table()
    {
        var table = Some.Indicators(
            """
            | id | dim | dir | weight | lead |
            | A1 | A   | ↑   | 50     | 100  |
            | X1 | B   | ↓   | 50     |      |
            """,
            BetweenRule.Ratio);
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 30).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("A1", i), Some.Value("X1", i < 5 ? 0.1m : 20m)))];

        var effect = Assert.Single(EstimateEffects.Of(Towns.Analyse(Some.Scheme(table), units), UnitKind.Factory));

        Assert.Equal(ContributionState.NoBenchmark, effect.Harder.After.Of("F01").Of("X1").State);
        Assert.All(effect.Easier.After.Units, u => Assert.InRange(u.Of("X1").Points, 0m, 50m));
    }

    [Fact]
    public void Without_estimates_or_without_such_units_there_is_nothing_to_tell()
    {
        var analysis = Towns.Analyse(Some.Scheme(Towns.TwoIndicators), Towns.Forty);

        Assert.Empty(EstimateEffects.Of(analysis, UnitKind.Factory));
        Assert.Empty(EstimateEffects.Of(analysis, UnitKind.Park));
    }
}
