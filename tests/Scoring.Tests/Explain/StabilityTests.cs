using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class StabilityTests
{
    private static readonly StabilityRules Rules = new(400, 7, 0.10m, 0.05m, 0.05m);

    private static readonly Scheme Scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Analysis = s.Analysis with { Stability = Rules } });

    [Fact]
    public void Far_from_the_line_a_flag_is_firm_and_at_the_line_it_is_borderline()
    {
        var stability = Of(Scheme, Towns.Forty);

        Assert.Equal((0m, false), (stability["F40"].ShareBelow, stability["F40"].IsBorderline));
        Assert.InRange(stability["F02"].ShareBelow, 0.5m, 0.95m);
        Assert.InRange(stability["F03"].ShareBelow, 0.05m, 0.5m);
        Assert.True(stability["F02"].IsBorderline && stability["F03"].IsBorderline);
        Assert.True(stability["F01"].ShareBelow > stability["F02"].ShareBelow);
        Assert.True(stability["F01"].WorstRank == 40 && stability["F01"].BestRank < 40);
    }

    [Fact]
    public void Nothing_shaken_nothing_moves()
    {
        var still = Scheme with { Analysis = Scheme.Analysis with { Stability = Rules with { Weights = 0m, Values = 0m } } };
        var result = Some.Assess(still, Towns.Forty);

        var stability = Of(still, Towns.Forty);

        Assert.All(result.Units, u => Assert.Equal(
            (u.IsBottom == true ? 1m : 0m, u.Rank!.Value, u.Rank!.Value, false),
            (stability[u.Dossier.Entry.Id].ShareBelow, stability[u.Dossier.Entry.Id].BestRank, stability[u.Dossier.Entry.Id].WorstRank, stability[u.Dossier.Entry.Id].IsBorderline)));
    }

    [Fact]
    public void An_indicator_counted_exactly_is_not_shaken()
    {
        var counted = Towns.TwoIndicators with { Indicators = [.. Towns.TwoIndicators.Indicators.Select(i => i with { Precision = 0m })] };
        var scheme = Some.Scheme(counted, s => s with { Analysis = s.Analysis with { Stability = Rules with { Weights = 0m, Values = 0.5m } } });

        Assert.All(Of(scheme, Towns.Forty).Values, s => Assert.Equal(s.BestRank, s.WorstRank));
    }

    [Fact]
    public void The_same_seed_gives_the_same_answer_in_any_order_of_the_units_and_another_seed_another()
    {
        var once = Of(Scheme, Towns.Forty);
        var shuffled = Of(Scheme, [.. Towns.Forty.Reverse()]);
        var other = Of(Scheme with { Analysis = Scheme.Analysis with { Stability = Rules with { Seed = 8 } } }, Towns.Forty);

        Assert.All(once, pair => Assert.Equal((pair.Value.ShareBelow, pair.Value.BestRank, pair.Value.WorstRank), (shuffled[pair.Key].ShareBelow, shuffled[pair.Key].BestRank, shuffled[pair.Key].WorstRank)));
        Assert.Contains(once, pair => pair.Value.ShareBelow != other[pair.Key].ShareBelow);
    }

    [Fact]
    public void An_indicator_that_alone_carries_the_flag_is_named()
    {
        // F00 is last by A1 alone: without A1 it would stand above everybody.
        IReadOnlyList<Dossier> units = [Some.Unit("F00", null, null, Some.Value("A1", 0m), Some.Value("B1", 20m)), .. Towns.Forty];

        var stability = Of(Scheme, units);

        Assert.Equal([new IndicatorCode("A1")], stability["F00"].TurnedBy);
        Assert.Empty(stability["F40"].TurnedBy);
        // It would take the place of F03, the third from below.
        Assert.Equal([new IndicatorCode("A1")], stability["F03"].TurnedBy);
    }

    [Fact]
    public void Several_that_turn_a_flag_are_named_in_their_order_and_one_of_no_weight_is_not()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | may_be_na |
            | C1 | A   | ↑   | 30     | 100  | 0    |           |
            | A1 | B   | ↑   | 30     | 100  | 0    |           |
            | B1 | C   | ↑   | 40     | 100  | 0    | 1         |
            """);
        // F0 has 20 and 25 points of 60 where the others have 23 each: without either it would not be last.
        Dossier Unit(string id, decimal c, decimal a) => Some.Unit(id, null, null, Some.Value("C1", c), Some.Value("A1", a), Some.NotApplicable("B1"));
        IReadOnlyList<Dossier> units = [Unit("F0", 45m, 45m), Unit("F1", 40m, 52m), Unit("F2", 52m, 40m)];

        Assert.Equal(["A1", "C1"], Of(Some.Scheme(table, s => s with { Analysis = s.Analysis with { Stability = Rules with { Runs = 1 } } }), units)["F0"].TurnedBy.Select(i => i.Value));
    }

    [Fact]
    public void What_is_missing_earns_nothing_however_it_is_shaken_and_products_count_by_their_parameters()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | per_product |
            | E1 | A   | ↓   | 50     |      |      | 3           |
            | B1 | B   | ↑   | 50     | 100  | 0    |             |
            """);
        var still = Some.Scheme(table, s => s with { Analysis = s.Analysis with { Stability = Rules with { Weights = 0m, Values = 0m, Runs = 3 } } });
        Dossier[] units =
        [
            Some.Unit("F1", null, null, Some.Product("E1", "甲", 150m, 1m, 100m, 200m), Some.Product("E1", "乙", 20m, 3m, 10m, 20m)),
            Some.Unit("F2", null, null, Some.Product("E1", "甲", 150m, null, 100m, 200m), Some.Product("E1", "乙", 20m, 3m, 10m, 20m)),
            Some.Unit("F3", null, null, Some.Value("B1", 20m)),
        ];
        var result = Some.Assess(still, units);

        var stability = Of(still, units);

        // 6.25, 12.5 and 10 points.
        Assert.Equal([3, 1, 2], result.Units.Select(u => u.Rank!.Value));
        Assert.Equal([3, 1, 2], units.Select(u => stability[u.Entry.Id].BestRank));
    }

    [Fact]
    public void Ratio_tables_exclude_at_the_line_and_exact_ranking_are_followed()
    {
        var table = Some.Indicators(
            """
            | id | dim | dir | weight | lead |
            | A1 | A   | ↑   | 50     | 80   |
            | B1 | B   | ↓   | 50     | 20   |
            """,
            BetweenRule.Ratio);
        var scheme = Some.Scheme(table, s => s with
        {
            Analysis = s.Analysis with { Stability = Rules with { Weights = 0m, Values = 0m, Runs = 2 } },
            Ranking = s.Ranking with { On = RankOn.Exact, Cut = s.Ranking.Cut with { TiedAtCut = TiedAtCut.Exclude } },
        });
        IReadOnlyList<Dossier> units = [.. new[] { 10m, 20m, 20m, 30m, 90m }.Select((v, i) => Some.Unit($"F{i}", null, null, Some.Value("A1", v), Some.Value("B1", i == 0 ? 10m : 40m)))];
        var result = Some.Assess(scheme, units);

        var stability = Of(scheme, units);

        Assert.All(result.Units, u => Assert.Equal((u.Rank!.Value, u.IsBottom == true ? 1m : 0m), (stability[u.Dossier.Entry.Id].BestRank, stability[u.Dossier.Entry.Id].ShareBelow)));
        Assert.DoesNotContain(result.Units, u => u.IsBottom == true);
    }

    [Fact]
    public void The_number_sequence_is_even_and_its_first_numbers_are_fixed()
    {
        var numbers = new NumberSequence(1);
        var drawn = Enumerable.Range(0, 10_000).Select(_ => numbers.Next()).ToList();

        Assert.All(drawn, n => Assert.InRange(n, -1.0, 1.0));
        Assert.InRange(drawn.Average(), -0.03, 0.03);
        Assert.InRange(drawn.Count(n => n > 0.5) / 10_000.0, 0.23, 0.27);
        Assert.Equal(new NumberSequence(1).Next(), drawn[0]);
        Assert.NotEqual(new NumberSequence(2).Next(), drawn[0]);
        Assert.Equal(0.133123150, drawn[0], 8);
    }

    /// <summary>SplitMix64 with the seeds 0, 1 and 2⁶³ + 5, reckoned elsewhere.</summary>
    [Theory]
    [InlineData(0UL, 0.7666216164272852, -0.13694400590298006, -0.9471324568148045)]
    [InlineData(1UL, 0.1331231503445618, 0.49156351452540226, 0.9420055071735924)]
    [InlineData(9_223_372_036_854_775_813UL, -0.33867489088274794, -0.8579250425770524, -0.4480623077882331)]
    public void The_number_sequence_is_the_published_one(ulong seed, double one, double two, double three)
    {
        var numbers = new NumberSequence(seed);

        Assert.Equal([one, two, three], new[] { numbers.Next(), numbers.Next(), numbers.Next() });
    }

    /// <summary>A flag is in doubt when it falls in more than the scheme's share of the rankings and stands in more than that: at the share itself it is not.</summary>
    [Fact]
    public void At_the_very_share_of_doubt_a_flag_is_not_borderline()
    {
        var stability = Of(Scheme, Towns.Forty);
        var (seldom, often) = (stability["F03"].ShareBelow, stability["F02"].ShareBelow);
        bool IsBorderline(string unit, decimal doubt) => Of(Scheme with { Analysis = Scheme.Analysis with { Stability = Rules with { Doubt = doubt } } }, Towns.Forty)[unit].IsBorderline;

        Assert.Equal((true, false), (IsBorderline("F03", seldom - 0.0001m), IsBorderline("F03", seldom)));
        Assert.Equal((true, false), (IsBorderline("F02", 1m - often - 0.0001m), IsBorderline("F02", 1m - often)));
    }

    /// <summary>Some indicators do not apply to some units. The answer of a seed is the same on every machine and in every version.</summary>
    [Fact]
    public void The_answer_of_a_seed_is_fixed()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | may_be_na |
            | C1 | A   | ↑   | 50     | 100  | 0    |           |
            | A1 | B   | ↓   | 30     | 0    | 100  | 1         |
            | B1 | C   | ↑   | 20     | 100  | 0    |           |
            """);
        var scheme = Some.Scheme(table, s => s with { Analysis = s.Analysis with { Stability = Rules with { Runs = 1000 } } });
        IReadOnlyList<Dossier> units = [.. Enumerable.Range(1, 24).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("C1", 30m + i), i % 3 == 0 ? Some.NotApplicable("A1") : Some.Value("A1", 60m - i), Some.Value("B1", 40m - i)))];

        var stability = Of(scheme, units);

        Assert.Equal("0.386/20/24 0.122/19/23 0.960/23/24 0.005/17/21 0.001/15/20 0.485/20/24", string.Join(' ', units.Take(6).Select(u => stability[u.Entry.Id]).Select(s => $"{s.ShareBelow:0.000}/{s.BestRank}/{s.WorstRank}")));
    }

    private static IReadOnlyDictionary<string, UnitStability> Of(Scheme scheme, IReadOnlyList<Dossier> units)
    {
        var population = Towns.Analyse(scheme, units).Factories();
        return Stability.Of(population.Result, population.Scorer.Population, scheme);
    }
}
