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

    private static IReadOnlyDictionary<string, UnitStability> Of(Scheme scheme, IReadOnlyList<Dossier> units)
    {
        var population = Towns.Analyse(scheme, units).Factories();
        return Stability.Of(population.Result, population.Scorer.Population, scheme);
    }
}
