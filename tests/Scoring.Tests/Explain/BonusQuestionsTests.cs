using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>附加分 and the questions after an assessment: extra points stand outside the hundred, and all of them under one cap.</summary>
public sealed class BonusQuestionsTests
{
    private static readonly StabilityRules Still = new(3, 7, 0m, 0m, 0.05m);

    [Fact]
    public void Nothing_shaken_nothing_moves_where_the_cap_has_cut_a_row()
    {
        // Each has 60 points and files 2 + 2 × (i / 40) under a cap of 3: the second row is cut for those from F21 on.
        var scheme = Shaken(WithBonus(3m, 2m, 2m), Still);
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 40).Select(i => Unit(i, 60m, 1m, i / 40m))];
        var result = Some.Assess(scheme, units);

        var stability = Of(scheme, units);

        Assert.Equal(63m, result.Of("F40").Total);
        Assert.All(result.Units, u => Assert.Equal((u.Rank!.Value, u.IsBottom == true ? 1m : 0m), (stability[u.Dossier.Entry.Id].BestRank, stability[u.Dossier.Entry.Id].ShareBelow)));
    }

    [Fact]
    public void Shaken_weights_share_the_hundred_and_move_no_bonus_point()
    {
        // One indicator carries the hundred: whatever its weight is shaken by, the sum of weights stays, and so does everything else.
        var scheme = Shaken(WithBonus(3m, 2m, 2m), Still with { Weights = 0.9m, Runs = 50 });
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 40).Select(i => Unit(i, 60m - (i / 50m), i / 40m, 0m))];

        Assert.All(Of(scheme, units).Values, s => Assert.Equal(s.BestRank, s.WorstRank));
    }

    [Fact]
    public void Without_a_bonus_row_the_hundred_stays_and_the_cap_has_room_for_the_other_rows()
    {
        // F01: 60 + 2 + 1 of 2 under the cap of 3. Without B1 it has 60 + 2, and without B2 too. F02 … F40 have 61.5 without any bonus, so F01 is never below.
        var scheme = Shaken(WithBonus(3m, 2m, 2m), Still);
        IReadOnlyList<Dossier> units = [Unit(1, 60m, 1m, 1m), .. Enumerable.Range(2, 39).Select(i => Unit(i, 61.5m, null, null))];

        Assert.Empty(Of(scheme, units)["F01"].TurnedBy);

        // With B1 alone it stands on the bonus: 62 against 61.5, and 60 without it.
        IReadOnlyList<Dossier> alone = [Unit(1, 60m, 1m, null), .. Enumerable.Range(2, 39).Select(i => Unit(i, 61.5m, null, null))];
        Assert.Equal([new IndicatorCode("B1")], Of(scheme, alone)["F01"].TurnedBy);
        Assert.DoesNotContain(new IndicatorCode("B2"), Of(scheme, alone)["F02"].TurnedBy);
    }

    [Fact]
    public void The_most_that_can_be_reached_is_what_the_scorer_gives_for_all_at_full_and_two_bonus_rows_share_one_cap()
    {
        // 50 points and half of each bonus row, 0.75 + 0.75: at full both fill the cap of 2, not 3.
        var scheme = Some.Scheme(Actionable(WithBonus(2m, 1.5m, 1.5m), "B1", "B2"));
        IReadOnlyList<Dossier> units = [Unit(1, 50m, 0.5m, 0.5m), .. Enumerable.Range(2, 39).Select(i => Unit(i, 60m, null, null))];

        var exit = ExitOf("F01", scheme, units)!;

        Assert.Equal(52m, exit.MostReachable);
        Assert.True(exit.IsOutOfReach);
        Assert.Empty(exit.Ones.Concat(exit.Twos));
    }

    [Fact]
    public void A_bonus_row_moves_by_its_own_weight_though_the_cap_leaves_it_less()
    {
        // B1 earns 1 of 4 under a cap of 2, and needs 1.495 to publish 61.50: a value of 0.38, since 0.37 earns 1.48.
        var scheme = Some.Scheme(Actionable(WithBonus(2m, 4m, 1m), "B1"), s => s with { Analysis = s.Analysis with { ExitMargin = 0.5m } });
        IReadOnlyList<Dossier> units = [Unit(1, 60m, 0.25m, null), .. Enumerable.Range(2, 39).Select(i => Unit(i, i < 4 ? 61m : 70m, null, null))];

        var exit = ExitOf("F01", scheme, units)!;

        Assert.Equal([("B1", 0.25m, 0.38m)], exit.Ones.Select(w => (w.Steps[0].Indicator.Value, w.Steps[0].From!.Value, w.Steps[0].To)));
        Assert.Equal((61.52m, 62m), (exit.Ones[0].Published, exit.MostReachable));
    }

    /// <summary>A hundred points from A1, and two bonus rows of these weights.</summary>
    private static IndicatorTable WithBonus(decimal cap, decimal one, decimal two)
    {
        var hundred = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 100    | 100  | 0    |
            """);
        return hundred with { Bonus = new BonusRule("附加项", cap), Indicators = [.. hundred.Indicators, Row("B1", one), Row("B2", two)] };
    }

    private static Indicator Row(string id, decimal weight) =>
        new(new IndicatorCode(id), id, "附加项", "", Direction.Higher, new Weight(weight, 1m)) { Lead = 1m, Base = 0m, IsBonus = true, MayBeNotApplicable = true };

    private static IndicatorTable Actionable(IndicatorTable table, params string[] ids) =>
        table with { Indicators = [.. table.Indicators.Select(i => i with { IsActionable = ids.Contains(i.Id.Value, StringComparer.Ordinal) })] };

    private static Dossier Unit(int number, decimal hundred, decimal? one, decimal? two)
    {
        var bonus = new[] { ("B1", one), ("B2", two) }.Where(b => b.Item2 is not null).Select(b => Some.Value(b.Item1, b.Item2));
        return Some.Unit($"F{number:00}", null, null, [Some.Value("A1", hundred), .. bonus]);
    }

    private static Scheme Shaken(IndicatorTable table, StabilityRules rules) => Some.Scheme(table, s => s with { Analysis = s.Analysis with { Stability = rules } });

    private static IReadOnlyDictionary<string, UnitStability> Of(Scheme scheme, IReadOnlyList<Dossier> units)
    {
        var population = Towns.Analyse(scheme, units).Factories();
        return Stability.Of(population.Result, population.Scorer.Population, scheme);
    }

    private static ExitPath? ExitOf(string unit, Scheme scheme, IReadOnlyList<Dossier> units)
    {
        var population = Towns.Analyse(scheme, units).Factories();
        return ExitPath.Of(population.Result.Of(unit), population, scheme);
    }
}
