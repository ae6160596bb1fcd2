using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class LossesTests
{
    private static readonly AnalysisRules Three = new(1m, 3, new StabilityRules(10, 1, 0.1m, 0.01m, 0.05m));

    [Fact]
    public void A_loss_is_told_against_full_marks_and_against_the_median_of_the_sector()
    {
        var result = Some.Assess(Some.Scheme(Towns.TwoIndicators), Cement(20m, 40m, 60m, 80m));

        var loss = new Losses(result, Three).Of(result.Of("F1"))[0];

        Assert.Equal(new Loss(new IndicatorCode("A1"), 10m, 50m, 40m, 25m, 4, "水泥"), loss);
        Assert.Equal(15m, loss.BelowMedian);
    }

    [Fact]
    public void An_odd_number_of_units_has_a_middle_one() =>
        Assert.Equal(20m, FirstLoss(Cement(20m, 40m, 60m), Three).Median);

    [Fact]
    public void The_middle_is_that_of_the_sorted_points_of_the_sector_whatever_the_others_have()
    {
        var others = Enumerable.Range(1, 9).Select(i => Some.Unit($"X{i}", null, null, Some.Value("A1", 90m)));

        var loss = FirstLoss([.. Cement(60m, 20m, 40m), .. others], Three);

        Assert.Equal((20m, 3, "水泥"), (loss.Median, loss.Compared, loss.Sector));
    }

    [Fact]
    public void A_unit_of_no_sector_is_compared_with_all_of_the_kind()
    {
        var loss = FirstLoss([Some.Unit("F1", null, null, Some.Value("A1", 10m)), .. Cement(20m, 40m, 60m, 80m).Skip(1)], Three);

        Assert.Equal((25m, 4, null), (loss.Median, loss.Compared, loss.Sector));
    }

    [Fact]
    public void A_sector_with_too_few_ranked_units_is_compared_with_all_of_the_kind()
    {
        var units = Cement(20m, 40m).Append(Some.Unit("X", null, null, Some.Value("A1", 90m)));

        var loss = FirstLoss([.. units], Three);

        Assert.Equal((20m, 3, null), (loss.Median, loss.Compared, loss.Sector));
    }

    [Fact]
    public void Fewer_units_than_may_be_shown_give_no_median_away()
    {
        var loss = FirstLoss(Cement(20m, 40m), Three);

        Assert.Equal((null, null, 2), (loss.Median, loss.BelowMedian, loss.Compared));
    }

    [Fact]
    public void What_is_not_in_play_is_no_loss_and_units_that_are_not_ranked_are_not_compared()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | may_be_na |
            | A1 | A   | ↑   | 50     | 100  | 0    |           |
            | B1 | B   | ↑   | 50     | 100  | 0    | 1         |
            """);
        var held = Some.Unit("H", null, null, Some.Value("A1", 99m)) with { Standing = Standing.Held };
        var result = Some.Assess(Some.Scheme(table), [held, .. Enumerable.Range(1, 3).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", 10m * i), Some.NotApplicable("B1")))]);

        var loss = Assert.Single(new Losses(result, Three).Of(result.Of("F1")));

        Assert.Equal((20m, 3), (loss.Median, loss.Compared));
    }

    private static Loss FirstLoss(IReadOnlyList<Dossier> units, AnalysisRules rules)
    {
        var result = Some.Assess(Some.Scheme(Towns.TwoIndicators), units);
        return new Losses(result, rules).Of(result.Of("F1"))[0];
    }

    private static IReadOnlyList<Dossier> Cement(params decimal[] values) =>
        [.. values.Select((v, i) => Some.Unit($"F{i + 1}", null, null, Some.Value("A1", v), Some.Value("B1", 50m)).In("水泥"))];
}
