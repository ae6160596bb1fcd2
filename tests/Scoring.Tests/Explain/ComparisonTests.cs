using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class ComparisonTests
{
    [Fact]
    public void The_same_assessment_moves_nobody()
    {
        var result = Some.Assess(Some.Scheme(Towns.TwoIndicators), Towns.Forty);

        Assert.Empty(Comparison.Of(result, result).Moves);
    }

    [Fact]
    public void Who_enters_and_who_leaves_is_told_apart_from_who_only_moves()
    {
        var before = Some.Assess(Some.Scheme(Towns.TwoIndicators), Towns.Forty);
        var after = Some.Assess(Some.Scheme(Towns.TwoIndicators), [.. Towns.Forty.Select(d => d.Entry.Id is "F01" ? Some.Unit("F01", null, null, Some.Value("A1", 90m), Some.Value("B1", 10m)) : d)]);

        var comparison = Comparison.Of(before, after);

        Assert.Equal(["F03"], comparison.Entered.Select(m => m.EntryId));
        Assert.Equal(["F01"], comparison.Left.Select(m => m.EntryId));
        Assert.Equal(2, comparison.Flags);
        Assert.Equal(40, comparison.Moves.Count);
    }

    [Fact]
    public void A_unit_that_is_no_longer_ranked_has_left_the_bottom()
    {
        var before = Some.Assess(Some.Scheme(Towns.TwoIndicators), Towns.Forty);
        var after = Some.Assess(Some.Scheme(Towns.TwoIndicators), [.. Towns.Forty.Select(d => d.Entry.Id is "F01" ? d with { Standing = Standing.Held } : d)]);

        var move = Comparison.Of(before, after).Left.Single(m => m.EntryId is "F01");

        Assert.Equal((UnitState.Ranked, UnitState.Held), (move.Before.State, move.After.State));
    }
}
