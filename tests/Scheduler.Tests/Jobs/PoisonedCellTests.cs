using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scoring;
using Xunit.Abstractions;

namespace GreenBatch.Scheduler.Tests.Jobs;

/// <summary>
/// reliability.md P8: each cell of a small city is poisoned in turn and goes through reconciliation and assessment with the delivered rules. The unit keeps its
/// own flag, or is held with a reason, or is openly incomplete; it never gains or loses the flag silently.
/// </summary>
public sealed class PoisonedCellTests(ITestOutputHelper output)
{
    private const int Units = 24;
    private static readonly string Config = Path.Combine(Root(), "config");
    private static readonly ReconcileRules Rules = ReconcileFile.Load(Path.Combine(Config, "reconcile.yaml"));
    private static readonly Scheme Scheme = SchemeFolder.Load(Path.Combine(Config, "schemes", "2025")).Scheme;
    private static readonly IReadOnlyList<DatasetDefinition> Platform = SourceFolder.Load(Path.Combine(Config, "sources")).Single(s => s.Id is "platform").Datasets;

    /// <summary>Value of the best and of the worst unit.</summary>
    private static readonly (string Indicator, decimal Best, decimal Worst, int Decimals)[] Gauges =
    [
        ("E1b", 20m, 400m, 1), ("E2", 50m, 1_100m, 1), ("E3", 45m, 4m, 2), ("E4", 12m, 1m, 0), ("R1a", 1m, 0m, 0), ("R1b", 1m, 0m, 0), ("R2b", 1.2m, 16m, 2),
        ("R3", 92m, 5m, 2), ("R4", 95m, 8m, 2), ("P1", 14m, 1m, 0), ("P2a", 6m, 0.7m, 2), ("P2b", 4.5m, 0.1m, 2), ("P3a", 85m, 9m, 1), ("P3b", 85m, 9m, 1),
        ("G1", 1m, 0m, 0), ("G2", 95m, 5m, 1), ("L1", 2.6m, 0.05m, 3), ("L2", 62m, 9m, 1), ("L3", 1.9m, 0.2m, 2),
    ];

    private static readonly (string Name, Func<decimal, decimal?> Change)[] Poisons =
    [
        ("blank", _ => null), ("x1000", v => v * 1000m), ("x10", v => v * 10m), ("/10", v => v / 10m), ("/1000", v => v / 1000m), ("negative", v => -v), ("150", _ => 150m),
    ];

    private static readonly HashSet<string> Shares = ["E3", "R3", "R4", "P2b", "P3a", "P3b", "G2", "L2", "R1a", "R1b", "G1"];

    /// <param name="Value">Row of the city: the entry, the indicator or header field, and the figure.</param>
    private sealed record Cell(string Entry, string Field, decimal? Value);

    [Fact]
    public void With_a_frozen_last_year_no_poisoned_cell_changes_the_unit_s_own_flag_silently()
    {
        var clean = City(2025);
        var lastYear = Reconciler.Reconcile(InputOf(City(2024), [])).Dossiers.ToDictionary(d => d.Entry.Id, StringComparer.Ordinal);

        var outcomes = Outcomes(clean, lastYear);

        Report(outcomes);
        Assert.Empty(outcomes.Where(o => o.Outcome is "silent").Select(o => o.Cell));
        Assert.True(outcomes.Count(o => o.Outcome is "held") > 50);
    }

    [Fact]
    public void In_the_first_cycle_nothing_impossible_nor_a_thousandfold_amount_changes_it_silently()
    {
        var outcomes = Outcomes(City(2025), []);

        Report(outcomes);
        Assert.DoesNotContain(outcomes, o => o.Outcome is "silent" && (o.Poison is "blank" or "removed" or "negative" or "150" || (o.Poison is "x1000" or "/1000" && !Shares.Contains(o.Field) && o.Field is not ("E4" or "P1"))));
    }

    [Fact]
    public void The_clean_city_has_no_finding_and_no_unit_held()
    {
        var dossiers = Reconciler.Reconcile(InputOf(City(2025), Reconciler.Reconcile(InputOf(City(2024), [])).Dossiers.ToDictionary(d => d.Entry.Id, StringComparer.Ordinal))).Dossiers;

        Assert.All(dossiers, d => Assert.Empty(d.Issues));
        Assert.All(Assess(dossiers).Values, u => Assert.Equal(UnitState.Ranked, u.State));
    }

    private void Report(IEnumerable<(string Cell, string Field, string Poison, string Outcome)> outcomes)
    {
        foreach (var group in outcomes.GroupBy(o => (o.Poison, o.Outcome)).OrderBy(g => g.Key.Poison, StringComparer.Ordinal).ThenBy(g => g.Key.Outcome, StringComparer.Ordinal))
            output.WriteLine($"{group.Key.Poison} {group.Key.Outcome} {group.Count()}");
    }

    private static List<(string Cell, string Field, string Poison, string Outcome)> Outcomes(List<Cell> clean, Dictionary<string, Dossier> lastYear)
    {
        var flags = Assess(Reconciler.Reconcile(InputOf(clean, lastYear)).Dossiers).ToDictionary(u => u.Key, u => u.Value.IsBottom, StringComparer.Ordinal);
        return [.. clean.SelectMany((cell, place) => PoisonsOf(cell).Select(p => (cell, place, p.Name, p.Poisoned))).AsParallel().AsOrdered().Select(p =>
        {
            List<Cell> city = [.. clean.Take(p.place), .. p.Poisoned, .. clean.Skip(p.place + 1)];
            var unit = Assess(Reconciler.Reconcile(InputOf(city, lastYear)).Dossiers)[p.cell.Entry];
            return ($"{p.cell.Entry} {p.cell.Field} {p.cell.Value} {p.Name}", p.cell.Field, p.Name, OutcomeOf(unit, flags[p.cell.Entry]));
        })];
    }

    private static string OutcomeOf(UnitResult unit, bool? flag) => unit switch
    {
        { State: UnitState.Ranked } when unit.IsBottom == flag => "same",
        { State: UnitState.Held, StateReason: not null } when unit.Dossier.Issues.Count > 0 => "held",
        { IsIncomplete: true } => "missing",
        _ => "silent",
    };

    private static IEnumerable<(string Name, Cell[] Poisoned)> PoisonsOf(Cell cell) =>
        Poisons.Where(p => p.Name is not "150" || Shares.Contains(cell.Field)).Select(p => (p.Name, (Cell[])[cell with { Value = p.Change(cell.Value!.Value) }])).Append(("removed", []));

    private static Dictionary<string, UnitResult> Assess(IReadOnlyList<Dossier> dossiers) =>
        Assessment.Assess(Scheme, dossiers, []).Populations.Single(p => p.Kind == UnitKind.Factory).Units.ToDictionary(u => u.Dossier.Entry.Id, StringComparer.Ordinal);

    private static ReconcileInput InputOf(List<Cell> city, Dictionary<string, Dossier> lastYear) =>
        new(new Cycle(2025), Scheme.FilingDeadline, new AuthorityRegister([new("500108", "500108", "南岸区", null, null)]), [.. Records(city)], [], [], [], Rules)
        {
            LastYear = lastYear,
            Qualitative = ReconcileJob.Qualitative(Scheme),
        };

    private static IEnumerable<SourceRecord> Records(List<Cell> city)
    {
        foreach (var (entry, place) in Enumerable.Range(0, Units).Select(u => (IdOf(u), u + 1)))
        {
            var header = city.Where(c => string.Equals(c.Entry, entry, StringComparison.Ordinal)).ToDictionary(c => c.Field, c => c.Value, StringComparer.Ordinal);
            yield return Row("list", place, ("entry_id", entry), ("kind", "绿色工厂"), ("name", $"重庆第{place}机械厂"), ("authority", "500108"), ("listed_year", 2020));
            yield return Row("evaluations", place, ("entry_id", entry), ("name", $"重庆第{place}机械厂"), ("energy_tce", header.GetValueOrDefault("energy_tce")), ("output_value", header.GetValueOrDefault("output_value")));
        }

        foreach (var (cell, place) in city.Where(c => !c.Field.Contains('_', StringComparison.Ordinal)).Select((c, i) => (c, i + 1)))
            yield return Row("values", place, ("entry_id", cell.Entry), ("indicator", cell.Field), ("value", cell.Value), ("state", "填报"));
    }

    private static SourceRecord Row(string dataset, int row, params (string Field, object? Value)[] cells)
    {
        var definition = Platform.Single(d => string.Equals(d.Id, dataset, StringComparison.Ordinal));
        var values = new object?[definition.Fields.Count];
        foreach (var (field, value) in cells)
            values[definition.IndexOf(field)] = value;
        return new SourceRecord(new Origin("platform", "2025-platform-01", dataset + ".csv", null, row), definition, values);
    }

    /// <summary>Factories from the best to the worst, each a little uneven, with figures that move by some percent from year to year.</summary>
    private static List<Cell> City(int year)
    {
        var cells = new List<Cell>();
        for (var u = 0; u < Units; u++)
        {
            var share = u / (Units - 1m);
            var cellsOfUnit = Gauges.Select((g, i) => new Cell(IdOf(u), g.Indicator, Math.Round(ValueOf(g, share, u, i, year), g.Decimals, MidpointRounding.ToEven))).ToList();
            var energy = 1_500m * (1m + (u % 10));
            cells.AddRange(cellsOfUnit);
            cells.Add(new Cell(IdOf(u), "energy_tce", energy));
            cells.Add(new Cell(IdOf(u), "output_value", Math.Round(energy * 1000m / cellsOfUnit[0].Value!.Value, 2)));
        }

        return cells;
    }

    private static decimal ValueOf((string Indicator, decimal Best, decimal Worst, int Decimals) gauge, decimal share, int unit, int place, int year)
    {
        var uneven = Math.Clamp(share + ((((unit * 7) + (place * 13)) % 11) - 5) / 40m, 0m, 1m);
        var value = gauge.Best + ((gauge.Worst - gauge.Best) * uneven);
        return gauge.Decimals == 0 ? value : value * (1m + ((((unit + place + year) % 3) - 1) * (value < gauge.Best ? 0.03m : -0.03m)));
    }

    private static string IdOf(int unit) => string.Create(CultureInfo.InvariantCulture, $"GF-{unit + 1:D3}");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GreenBatch.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("GreenBatch.sln not found above the tests");
        return folder.FullName;
    }
}
