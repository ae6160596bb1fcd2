using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class InsightsTests
{
    private static readonly Scheme Scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Analysis = s.Analysis with { Stability = new StabilityRules(10, 1, 0.1m, 0.01m, 0.05m) } });

    [Fact]
    public void All_that_is_said_of_a_flagged_unit_is_about_that_unit()
    {
        var insight = Of("F02", Towns.Forty);

        Assert.Equal(("F02", 39, 40), (insight.Unit.Dossier.Entry.Id, insight.Place!.Rank, insight.Place.N));
        Assert.Equal([29m, 29m], insight.Losses.Select(l => l.Lost));
        Assert.Equal(44m, insight.Exit!.Target);
        Assert.InRange(insight.Stability!.ShareBelow, 0.1m, 1m);
        Assert.Null(insight.Change);
    }

    [Fact]
    public void Who_filed_nothing_has_lost_nothing_and_stands_nowhere()
    {
        var insight = Of("F00", [Some.Unit("F00"), .. Towns.Forty], Towns.Forty.Append(Points("F00", 30m)));

        Assert.Empty(insight.Losses);
        Assert.Equal((null, null, null, null), (insight.Place, insight.Exit, insight.Stability, insight.Change));
    }

    [Fact]
    public void A_change_is_told_against_the_same_unit_of_the_cycle_before() =>
        Assert.Equal((50m, 42m, -8m), Told(Of("F02", Towns.Forty, [Points("F01", 90m), Points("F02", 50m)]).Change!));

    [Theory]
    [InlineData("not on the list then")]
    [InlineData("filed nothing then")]
    public void A_unit_that_was_not_scored_then_has_no_change(string then) =>
        Assert.Null(Of("F02", Towns.Forty, then is "filed nothing then" ? [Points("F01", 90m), Some.Unit("F02")] : [Points("F01", 90m)]).Change);

    private static UnitInsight Of(string unit, IReadOnlyList<Dossier> units, IEnumerable<Dossier>? before = null)
    {
        var analysis = Towns.Analyse(Scheme, units);
        var population = analysis.Factories();
        return new Insights(analysis, population, before is null ? null : Towns.Analyse(Scheme, [.. before]).Factories()).Of(population.Result.Of(unit));
    }

    private static (decimal Before, decimal After, decimal Total) Told(ScoreChange change) => (change.Before, change.After, change.Total);

    private static Dossier Points(string id, decimal points) => Some.Unit(id, null, null, Some.Value("A1", points), Some.Value("B1", 100m - points));
}
