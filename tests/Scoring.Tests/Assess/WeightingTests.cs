using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class WeightingTests
{
    private static readonly IndicatorTable Table = Some.Indicators("""
        | id | dim | dir | weight | lead | base | may_be_na |
        | A1 | A   | ↑   | 10     | 10   | 0    | 1         |
        | A2 | A   | ↑   | 20     | 10   | 0    | 1         |
        | B1 | B   | ↑   | 30     | 10   | 0    | 1         |
        | B2 | B   | ↑   | 40     | 10   | 0    |           |
        """);

    [Fact]
    public void What_does_not_apply_goes_to_the_rest_of_its_dimension_in_proportion() =>
        Assert.Equal([0m, 30m, 30m, 40m], Weights(NotApplicableRule.SameDimension, "A1"));

    [Fact]
    public void A_whole_dimension_that_is_out_goes_to_all_others_in_proportion() =>
        Assert.Equal([0m, 0m, 42.8571428571m, 57.1428571429m], Weights(NotApplicableRule.SameDimension, "A1", "A2"));

    [Fact]
    public void Whole_table_gives_the_weight_to_all_others() =>
        Assert.Equal([0m, 22.2222222222m, 33.3333333333m, 44.4444444444m], Weights(NotApplicableRule.WholeTable, "A1"));

    [Fact]
    public void None_lets_the_weight_be_lost() =>
        Assert.Equal([0m, 20m, 30m, 40m], Weights(NotApplicableRule.None, "A1"));

    [Fact]
    public void Redistribution_keeps_the_hundred_whatever_is_out()
    {
        var plan = new TablePlan(Table);
        for (var mask = 0; mask < 15; mask++)
        {
            var states = Enumerable.Range(0, 4).Select(i => (mask >> i & 1) == 0 ? ContributionState.Reported : i % 2 == 0 ? ContributionState.NoBenchmark : ContributionState.NotApplicable);
            foreach (var rule in new[] { NotApplicableRule.SameDimension, NotApplicableRule.WholeTable })
            {
                var weights = Weighting.Redistribute(plan, [.. states], rule);
                Assert.Equal(Fraction.From(100), weights.Aggregate(Fraction.Zero, (sum, w) => sum + w));
            }
        }
    }

    [Fact]
    public void No_benchmark_is_decided_before_missing_and_moves_the_weight_reported_or_not()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 60     | 10   | 0    |
            | A2 | A   | ↑   | 40     |      |      |
            """);

        var result = Some.Assess(Some.Scheme(table), Some.Unit("F1", null, null, Some.Value("A1", 5m), Some.Value("A2", 3m)), Some.Unit("F2", null, null, Some.Value("A1", 5m)));

        foreach (var unit in result.Units)
        {
            Assert.Equal(ContributionState.NoBenchmark, unit.Of("A2").State);
            Assert.Equal((100m, 50m), (unit.Of("A1").Weight, unit.Total));
            Assert.False(unit.IsIncomplete);
        }
    }

    [Fact]
    public void Missing_scores_nothing_and_makes_the_dossier_incomplete()
    {
        var unit = Some.Assess(Some.Scheme(Table), Some.Unit("F1", null, null, Some.Value("B2", 10m))).Units.Single();

        Assert.Equal((ContributionState.Missing, 10m, 0m, 10m), (unit.Of("A1").State, unit.Of("A1").Weight, unit.Of("A1").Points, unit.Of("A1").Lost));
        Assert.Equal(40m, unit.Total);
        Assert.True(unit.IsIncomplete);
    }

    [Fact]
    public void Not_applicable_counts_only_where_it_may_elsewhere_it_is_missing_with_a_finding()
    {
        var unit = Some.Assess(Some.Scheme(Table), Some.Unit("F1", null, null, Some.NotApplicable("B1"), Some.NotApplicable("B2"))).Units.Single();

        Assert.Equal(ContributionState.NotApplicable, unit.Of("B1").State);
        Assert.Equal((ContributionState.Missing, 70m), (unit.Of("B2").State, unit.Of("B2").Weight));
        Assert.Contains(unit.Findings, f => f.Code is "S003");
    }

    [Fact]
    public void Of_a_choice_group_the_n_with_the_best_share_count_each_with_the_common_weight()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | group | n |
            | X0 | A   | ↑   | 50     | 10   | 0    |       |   |
            | C1 | A   | ↑   | 25     | 10   | 0    | g     | 2 |
            | C2 | A   | ↑   | 25     | 10   | 0    | g     | 2 |
            | C3 | A   | ↑   | 25     | 10   | 0    | g     | 2 |
            """);

        var unit = Some.Assess(Some.Scheme(table), Some.Unit("F1", null, null, Some.Value("X0", 10m), Some.Value("C1", 2m), Some.Value("C2", 8m), Some.Value("C3", 6m))).Units.Single();

        Assert.Equal(ContributionState.Excluded, unit.Of("C1").State);
        Assert.Equal((0m, 25m, 20m, 15m), (unit.Of("C1").Weight, unit.Of("C2").Weight, unit.Of("C2").Points, unit.Of("C3").Points));
        Assert.Equal(85m, unit.Total);
    }

    [Fact]
    public void Weights_may_be_fractions_and_points_are_rounded_half_even_to_ten_decimals()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead |
            | A1 | A   | ↑   | 25/6   | 3    |
            | A2 | A   | ↑   | 575/6  | 3    |
            """, BetweenRule.Ratio);

        var unit = Some.Assess(Some.Scheme(table), Some.Unit("F1", null, null, Some.Value("A1", 2m))).Units.Single();

        Assert.Equal((4.1666666667m, 2.7777777778m), (unit.Of("A1").Weight, unit.Of("A1").Points));
    }

    private static List<decimal> Weights(NotApplicableRule rule, params string[] notApplicable)
    {
        var values = new[] { "A1", "A2", "B1", "B2" }.Select(id => notApplicable.Contains(id) ? Some.NotApplicable(id) : Some.Value(id, 10m));
        var scheme = Some.Scheme(Table, s => s with { Scoring = s.Scoring with { NotApplicable = rule } });
        return [.. Some.Assess(scheme, Some.Unit("F1", null, null, [.. values])).Units.Single().Contributions.Select(c => c.Weight)];
    }
}
