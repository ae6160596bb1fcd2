using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;
using GreenBatch.Scoring;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Files;

/// <summary>The Jiangsu table of rules.md 2.3 and 2.4 as a scheme: other weights, an added row, tiers, 标杆值 as lead, and bonus points up to 5.</summary>
public sealed class ProvincialVariantTests : IDisposable
{
    private const string WrittenR2b = "lead: 1, base: 0.5 }";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rules_2_4_a_lead_of_1_and_a_base_of_0_5_for_lower_is_better_is_refused_and_nothing_else()
    {
        var error = Assert.Throws<UserError>(() => Load(r2b: WrittenR2b));

        Assert.Equal((ExitCode.Usage, "GB-CFG-001"), (error.Exit, error.Code));
        Assert.Equal(
            "   factory-general.yaml:13: 指标「R2b」越低越好（lower），引领值应不高于基准值，现为引领值 1、基准值 0.5",
            Assert.Single(error.Message.Split('\n').Skip(1)));
    }

    [Fact]
    public void Rules_2_3_the_dimensions_are_34_22_22_14_8_and_the_bonus_stands_outside()
    {
        var table = Load().Scheme.PopulationOf(UnitKind.Factory)!.General;

        Assert.Equal(["34", "22", "22", "14", "8"], table.Dimensions.Select(d => d.Share.ToString()));
        Assert.Equal(new BonusRule("附加项", 5m), table.Bonus);
        Assert.Equal((22, 3), (table.Indicators.Count(i => !i.IsBonus), table.Indicators.Count(i => i.IsBonus)));
    }

    [Fact]
    public void Rules_2_7_units_score_as_reckoned_by_hand()
    {
        // E1 and E2 have no public benchmark: their 22 go to E3 and E4 in proportion 8 : 4, so E3 counts 8 × 34/12 and E4 4 × 34/12.
        foreach (var row in Table.Parse("""
            | energy | E3    | E4 | R2b  | R3    | P1 | G3 | L1  | X1 | X2 | X3  | E3 points     | total          |
            | 12000  | 4.31  | 6  | 0.5  | 92.22 | 5  | 100| 1.2 |    |    |     | 22.6666666667 | 100            |
            | 12000  | 4.31  | 6  | 0.5  | 92.22 | 5  | 100| 1.2 | 1  | 1  | 1   | 22.6666666667 | 105            |
            | 12000  | 4.31  | 6  | 0.5  | 92.22 | 5  | 100| 1.2 | 1  |    | 0.5 | 22.6666666667 | 103            |
            | 12000  | 2.155 | 3  | 0.75 | 86.11 | 4  | 90 | 1.1 |    |    |     | 11.3333333333 | 70             |
            | 2999   | 4.31  | 6  | 0.5  | 92.22 | 5  | 100| 1.2 |    |    |     | 2.9577152084  | 80.2910485417  |
            | 5000   | 11.9  | 0  | 1    | 80    | 3  | 80 | 1   |    | 1  |     | 22.6666666667 | 63.6666666667  |
            """).Rows)
        {
            var unit = Assess(row);
            Assert.Equal(Number(row["E3 points"]), Of(unit, "E3").Points);
            Assert.Equal(Number(row["total"]), unit.Total);
            Assert.Equal(unit.Total, unit.Contributions.Sum(c => c.Points));
            Assert.False(unit.IsIncomplete);
        }
    }

    private UnitResult Assess(TableRow row)
    {
        var filed = new[] { "E3", "E4", "R2b", "R3", "P1", "G3", "L1", "X1", "X2", "X3" }.Where(id => row[id].Length > 0).Select(id => Value(id, Number(row[id])));
        // Full marks elsewhere.
        var rest = new[] { ("E1b", 1m), ("E2", 1m), ("R1a", 1m), ("R1b", 1m), ("R4", 100m), ("P2a", 3.67m), ("P2b", 0.57m), ("P3a", 75m), ("P3b", 86.1m), ("G1", 1m), ("G2", 100m), ("L2", 51m), ("L3", 1.12m) };
        var dossier = new Dossier(new ListEntry("F1", UnitKind.Factory, "甲厂"), new Cycle(2026)) { EnergyTce = Number(row["energy"]), Values = [.. filed, .. rest.Select(r => Value(r.Item1, r.Item2))] };
        return Assessment.Assess(Load().Scheme, [dossier], []).Populations.Single().Units.Single();
    }

    private static ReportedValue Value(string id, decimal value) => new(new IndicatorCode(id), value);

    private static Contribution Of(UnitResult unit, string id) => unit.Contributions.Single(c => c.Indicator.Value == id);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The fixture, with the doubtful row of the provincial table put right unless asked otherwise.</summary>
    private LoadedScheme Load(string r2b = "lead: 0.5, base: 1 }")
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(TestSettings.Root, "tests", "Scheduler.Tests", "Fixtures", "jiangsu")))
            _folder.Write(Path.GetFileName(path), File.ReadAllText(path).Replace(WrittenR2b, r2b, StringComparison.Ordinal));
        return SchemeFolder.Load(_folder.Path);
    }
}
