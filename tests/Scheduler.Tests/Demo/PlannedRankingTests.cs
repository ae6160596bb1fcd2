using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Tests.Demo;

/// <summary>The city under the product's own schemes, without sources: the weak factories stand where the ladder puts them, whatever the size and the seed.</summary>
public sealed class PlannedRankingTests
{
    [Theory]
    [InlineData(120, 2025)]
    [InlineData(120, 1)]
    [InlineData(121, 7)]
    [InlineData(160, 42)]
    [InlineData(600, 3)]
    [InlineData(3_000, 2025)]
    public void The_planted_places_come_out_as_planned(int factories, int seed)
    {
        var city = DemoSome.With(s => s with { Factories = factories, Seed = (ulong)seed, Unlisted = 0 });
        var history = new DemoHistory(city, Play(city));
        Assert.Empty(history.Check(PlantedRanking.Of(city)).Where(a => !a.IsAsExpected).Select(a => $"{a.Difficulty.Id}: {a.Found}"));
    }

    [Fact]
    public void Scores_spread_widely()
    {
        var published = Play(DemoSome.City)[0].Factories!.Units.Select(u => u.Published).OfType<decimal>().Order().ToList();
        Assert.True(published[^1] > 85m, $"{published[^1]}");
        Assert.InRange(published[published.Count / 2], 40m, 75m);
        Assert.True(published.Count(p => p < 30m) > published.Count / 20, string.Join(' ', published));
    }

    private static List<DemoOutcome> Play(City city)
    {
        var past = new List<PastOutcome>();
        var outcomes = new List<DemoOutcome>();
        foreach (var cycle in city.Settings.Cycles)
        {
            var scheme = SchemeFolder.Load(Path.Combine(DemoSome.ConfigFolder, "schemes", cycle.Cycle.ToString())).Scheme;
            var moment = new DemoMoment(city, cycle);
            List<Dossier> dossiers = [.. city.ListedIn(cycle.Cycle).Where(u => Planned(city, u, cycle) != PlannedState.Merged).Select(u => DossierOf(moment, u))];
            var assessment = Assessment.Assess(scheme, dossiers, past);
            outcomes.Add(new DemoOutcome(scheme, assessment, dossiers));
            past.AddRange(assessment.Populations.SelectMany(p => p.Units).Select(u => new PastOutcome(u.Dossier.Entry.Id, cycle.Cycle, CycleStatus.Counted, u.IsBottom)));
        }

        return outcomes;
    }

    private static PlannedState Planned(City city, DemoUnit unit, DemoCycle cycle) => unit.PlannedFor(city.Settings, cycle.Cycle.Year);

    private static Dossier DossierOf(DemoMoment moment, DemoUnit unit)
    {
        var entry = new ListEntry(unit.EntryId, unit.Kind, unit.Company.Name) { Sector = unit.Sector?.Name, ListedYear = unit.ListedYear };
        return new Dossier(entry, moment.Cycle.Cycle)
        {
            EnergyTce = unit.EnergyTce,
            Standing = Planned(moment.City, unit, moment.Cycle) switch
            {
                PlannedState.Vetoed => Standing.Vetoed,
                PlannedState.NewEntry => Standing.NewEntry,
                _ => Standing.Ranked,
            },
            Values = [.. (DemoFiling.Of(moment, unit)?.Values ?? []).Select(v => ValueOf(moment, unit, v))],
        };
    }

    /// <summary>What reconciliation makes of a filed value: the slip and the unreadable one are invalid, the rest is taken.</summary>
    private static ReportedValue ValueOf(DemoMoment moment, DemoUnit unit, DemoValue value)
    {
        var number = decimal.TryParse(value.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed) ? parsed : (decimal?)null;
        var isSlip = unit.Part == Part.UnitSlip && moment.Cycle.Cycle == moment.City.Settings.First && value.Indicator is "E1b";
        return new ReportedValue(new IndicatorCode(value.Indicator), number, StateOf(value, isSlip || (value.Value is not null && number is null)))
        {
            Product = value.Product,
            Parameter = value.Parameter,
            Lead = value.Lead,
            Base = value.Base,
            Rival = isSlip ? number * 1000m : null,
        };
    }

    private static ValueState StateOf(DemoValue value, bool isInvalid) => value.State switch
    {
        "不适用" => ValueState.NotApplicable,
        "缺报" => ValueState.Missing,
        _ => isInvalid ? ValueState.Invalid : ValueState.Reported,
    };
}
