using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>The plain numbers that are shaken, held to the assessment itself: where nothing is shaken, and where one indicator is left out.</summary>
public sealed class ShakenRankingTests
{
    private static readonly IndicatorTable Three = Some.Indicators("""
        | id | dim | dir | weight | lead | base | may_be_na |
        | A1 | A   | ↑   | 50     | 16   | 0    | 1         |
        | B1 | B   | ↓   | 30     | 0    | 16   | 1         |
        | C1 | C   | ↑   | 20     | 16   | 0    | 1         |
        """);

    [Theory]
    [InlineData(RankOn.Published, TiedAtCut.Include, 1, 20, CountRounding.Ceiling)]
    [InlineData(RankOn.Published, TiedAtCut.Exclude, 1, 3, CountRounding.Ceiling)]
    [InlineData(RankOn.Exact, TiedAtCut.Include, 1, 3, CountRounding.Floor)]
    [InlineData(RankOn.Exact, TiedAtCut.Exclude, 1, 20, CountRounding.Floor)]
    [InlineData(RankOn.Published, TiedAtCut.Exclude, 1, 1, CountRounding.Ceiling)]
    [InlineData(RankOn.Published, TiedAtCut.Include, 1, 1, CountRounding.HalfUp)]
    public void Nothing_shaken_is_the_official_ranking_and_what_is_left_out_gives_its_weight_to_the_others(RankOn on, TiedAtCut tied, int numerator, int denominator, CountRounding count)
    {
        var scheme = Still(Three, r => r with { On = on, Cut = new CutRule(numerator, denominator, count, tied, 20) });
        for (var town = 1; town <= 40; town++)
        {
            var result = Some.Assess(scheme, Town(town, most: on == RankOn.Exact ? 16 : 19));
            UnitResult[] units = [.. result.Units];
            var shaken = new ShakenRanking(units, scheme.Populations[0], scheme);

            shaken.Shake(0);
            Assert.Equal(units.Select(u => (u.Rank!.Value, u.IsBottom!.Value)), Placed(shaken, units.Length));
            foreach (var indicator in Three.Indicators.Select(i => i.Id).Where(id => units.Any(u => u.Of(id.Value).Weight > 0m)))
            {
                shaken.LeaveOut(indicator);
                var expected = Ranking.Rank([.. units.Select(u => Without(u, indicator))], scheme.Scoring.Published, scheme.Ranking);
                Assert.Equal(expected.Rows.Select(r => (r.Rank, r.IsBottom)), Placed(shaken, units.Length));
            }
        }
    }

    /// <summary>Where lead and base are one, who reaches it has all and who does not has nothing.</summary>
    [Theory]
    [InlineData("↑", "5 4 6 5", "1 4 1 1")]
    [InlineData("↓", "5 4 6 5", "1 1 4 1")]
    public void A_lead_that_is_also_the_base_is_reached_or_not(string direction, string values, string ranks)
    {
        var table = Some.Indicators($"""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | {direction}   | 100    | 5    | 5    |
            """);

        Assert.Equal(ranks, RanksOf(table, [.. values.Split(' ').Select((v, i) => Some.Unit($"F{i}", null, null, Some.Value("A1", Some.Number(v))))]));
    }

    [Theory]
    [InlineData(RankOn.Published, "1 1 3")]
    [InlineData(RankOn.Exact, "2 1 3")]
    public void What_differs_only_after_the_published_decimals_ranks_apart_only_on_exact_totals(RankOn on, string ranks)
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 100    | 100  | 0    |
            """);

        Assert.Equal(ranks, RanksOf(table, [.. new[] { 50.001m, 50.002m, 49m }.Select((v, i) => Some.Unit($"F{i}", null, null, Some.Value("A1", v)))], r => r with { On = on }));
    }

    [Theory]
    [InlineData("↑", "20 10 -5 20.01")]
    [InlineData("↓", "20 40 19.99 80")]
    public void A_ratio_is_full_at_its_lead_and_never_below_nothing(string direction, string values)
    {
        var table = Some.Indicators(
            $"""
            | id | dim | dir | weight | lead |
            | A1 | A   | {direction}   | 100    | 20   |
            """,
            BetweenRule.Ratio);
        Dossier[] units = [.. values.Split(' ').Select((v, i) => Some.Unit($"F{i}", null, null, Some.Value("A1", Some.Number(v))))];

        Assert.Equal(string.Join(' ', Some.Assess(Still(table), units).Units.Select(u => u.Rank)), RanksOf(table, units));
    }

    /// <summary>Points 50, 50 + 12.5, 50 + 6.25, 50 + 10 and 50 + 11: products count by their parameters, or all alike where one has none above 0.</summary>
    [Fact]
    public void Products_count_by_their_parameters_as_they_do_in_the_assessment()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | per_product |
            | E1 | A   | ↓   | 50     |      |      | 3           |
            | B1 | B   | ↑   | 50     | 100  | 0    |             |
            """);
        Dossier Unit(string id, decimal other, params IReadOnlyList<ReportedValue> products) => Some.Unit(id, null, null, [Some.Value("B1", other), .. products]);
        ReportedValue[] Two(decimal one) => [Some.Product("E1", "甲", 150m, one, 100m, 200m), Some.Product("E1", "乙", 20m, 3m, 10m, 20m)];
        Dossier[] units = [Unit("F0", 100m), Unit("F1", 100m, Two(0m)), Unit("F2", 100m, Two(1m)), Unit("F3", 99m, Two(0m)), Unit("F4", 99m, Two(1m)), Unit("F5", 91m, Two(0m)), Unit("F6", 100m, Some.Product("E1", "甲", 180m, 2m, 100m, 200m))];

        Assert.Equal(string.Join(' ', Some.Assess(Still(table), units).Units.Select(u => u.Rank)), RanksOf(table, units));
        Assert.Equal("7 1 5 2 6 4 3", RanksOf(table, units));
    }

    private static Scheme Still(IndicatorTable table, Func<RankingRules, RankingRules>? change = null) => Some.Scheme(table, s => s with
    {
        Analysis = s.Analysis with { Stability = new StabilityRules(1, 1, 0m, 0m, 0.05m) },
        Ranking = change is null ? s.Ranking : change(s.Ranking),
    });

    private static string RanksOf(IndicatorTable table, IReadOnlyList<Dossier> units, Func<RankingRules, RankingRules>? change = null)
    {
        var scheme = Still(table, change);
        var shaken = new ShakenRanking([.. Some.Assess(scheme, units).Units], scheme.Populations[0], scheme);
        shaken.Shake(0);
        return string.Join(' ', units.Select((_, i) => shaken.RankOf(i)));
    }

    private static IEnumerable<(int Rank, bool IsBottom)> Placed(ShakenRanking shaken, int count) => Enumerable.Range(0, count).Select(i => (shaken.RankOf(i), shaken.IsBottom(i)));

    private static decimal Without(UnitResult unit, IndicatorCode indicator)
    {
        var rest = unit.Contributions.Where(c => c.Indicator != indicator).ToList();
        var weights = rest.Sum(c => c.Weight);
        return weights == 0m ? 0m : Math.Round(rest.Sum(c => c.Points) * unit.Contributions.Sum(c => c.Weight) / weights, 10);
    }

    /// <summary>So many units as the town's number says. Sixteenths, so that no double is off; above 16 an indicator does not apply.</summary>
    private static Dossier[] Town(int number, int most)
    {
        var numbers = new NumberSequence((ulong)number);
        var units = new Dossier[number];
        for (var i = 0; i < units.Length; i++)
            units[i] = Some.Unit($"F{i:00}", null, null, Value("A1", ref numbers), Value("B1", ref numbers), Value("C1", ref numbers));
        return units;

        ReportedValue Value(string id, ref NumberSequence drawn)
        {
            var value = (int)((drawn.Next() + 1) / 2 * (most + 1));
            return value > 16 ? Some.NotApplicable(id) : Some.Value(id, value);
        }
    }
}
