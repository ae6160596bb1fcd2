using GreenBatch.Kernel;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Tests.Demo;

/// <summary>The questions after an assessment, asked of every unit of the played demo.</summary>
[Collection(PlayedDemo.Name)]
public sealed class DemoQuestionsTests(PlayedDemo demo)
{
    private static readonly Cycle Last = new(2027);

    private Analyses Analyses => new(new DossierStore(demo.DataSource), new AssessmentStore(demo.DataSource));

    [Fact]
    public async Task Every_year_can_be_computed_anew_from_what_is_stored_under_the_rules_of_that_year()
    {
        foreach (var year in new[] { 2025, 2026, 2027 })
        {
            var stored = await Analyses.LoadAsync(new Cycle(year), default);
            Assert.Empty(stored.Differing);
            Assert.NotEmpty(stored.Analysis.Assessment.Populations.SelectMany(p => p.Units));
        }
    }

    [Fact]
    public async Task Each_units_change_is_three_parts_that_add_up_exactly()
    {
        var now = (await Analyses.LoadAsync(Last, default)).Analysis;
        var before = (await Analyses.FindFrozenBeforeAsync(Last, default))!.Analysis;
        var changed = 0;
        foreach (var population in now.Populations)
        {
            var insights = new Insights(now, population, before.For(population.Result.Kind));
            foreach (var change in population.Result.Units.Select(u => insights.Of(u).Change).OfType<ScoreChange>())
            {
                Assert.Equal(change.Total, change.Own + change.Rules + change.Correction);
                changed += change.Total == 0m ? 0 : 1;
            }
        }

        Assert.True(changed > 50, $"{changed} units with another score than last year");
    }

    [Fact]
    public async Task Each_way_out_leads_out_when_the_whole_city_is_assessed_anew_with_the_benchmarks_held()
    {
        var now = (await Analyses.LoadAsync(Last, default)).Analysis;
        var population = now.For(UnitKind.Factory)!;
        var ways = 0;
        foreach (var unit in population.Result.Units)
        {
            if (ExitPath.Of(unit, population, now.Scheme) is not { } exit)
                continue;
            foreach (var way in exit.Ones.Concat(exit.Twos))
            {
                var others = population.Result.Units.Where(u => u.State == UnitState.Ranked && !ReferenceEquals(u, unit)).Select(u => u.Total!.Value);
                var ranked = Ranking.Rank([way.Published, .. others], now.Scheme.Scoring.Published, now.Scheme.Ranking);
                Assert.False(ranked.Rows[0].IsBottom);
                Assert.True(way.Published >= exit.Target);
                ways++;
            }
        }

        Assert.True(ways > 0, "a way out of the bottom of the demo");
    }

    [Fact]
    public async Task A_flag_far_from_the_line_is_firm_and_asking_changes_nothing()
    {
        var now = (await Analyses.LoadAsync(Last, default)).Analysis;
        var population = now.For(UnitKind.Factory)!;
        var flagged = population.Result.Units.Where(u => u.Level == Level.Red).ToList();

        var stability = Stability.Of(population.Result, population.Scorer.Population, now.Scheme);

        Assert.NotEmpty(flagged);
        Assert.All(flagged, u => Assert.Equal((1m, false), (stability[u.Dossier.Entry.Id].ShareBelow, stability[u.Dossier.Entry.Id].IsBorderline)));
        Assert.Empty((await Analyses.LoadAsync(Last, default)).Differing);
    }
}
