using CsCheck;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class ScoreChangeTests
{
    /// <summary>One indicator of 100 points, base 0. Filed and used differ where a review or a department changed the figure.</summary>
    [Fact]
    public void A_change_is_own_performance_rules_and_correction_and_nothing_else()
    {
        foreach (var row in Table.Parse("""
            | last filed | last used | last lead | filed | used | lead | own | rules | correction |
            | 50         | 50        | 100       | 60    | 60   | 100  | 10  | 0     | 0          |
            | 50         | 50        | 100       | 50    | 50   | 200  | 0   | -25   | 0          |
            | 50         | 50        | 100       | 50    | 40   | 100  | 0   | 0     | -10        |
            | 50         | 40        | 100       | 50    | 50   | 100  | 0   | 0     | 10         |
            | 50         | 40        | 100       | 60    | 55   | 200  | 5   | -25   | 7.5        |
            | 50         | 50        | 100       | 50    | 50   | 100  | 0   | 0     | 0          |
            """).Rows)
        {
            var before = Year(row["last filed"], row["last used"], row["last lead"]);
            var after = Year(row["filed"], row["used"], row["lead"]);

            var change = ScoreChange.Between(before, after);

            Assert.Equal(
                (Some.Number(row["own"]), Some.Number(row["rules"]), Some.Number(row["correction"])),
                ((decimal?)change.Own, (decimal?)change.Rules, (decimal?)change.Correction));
            Assert.Equal(change.After - change.Before, change.Own + change.Rules + change.Correction);
        }
    }

    [Fact]
    public void What_was_frozen_and_reads_otherwise_today_is_a_correction()
    {
        var before = Year("50", "50", "100");
        var frozen = before with { Contributions = [before.Contributions[0] with { Points = 45m }] };

        var change = ScoreChange.Between(frozen, Year("60", "60", "100"));

        Assert.Equal((45m, 60m, 10m, 0m, 5m), (change.Before, change.After, change.Own, change.Rules, change.Correction));
    }

    /// <summary>Two indicators of 50 points, and in both frozen years one more that today's tables no longer ask for.</summary>
    [Fact]
    public void Each_part_is_summed_over_the_indicators_also_over_one_that_only_the_frozen_years_have()
    {
        ScoredYear Of(decimal a, decimal b, decimal gone)
        {
            var year = YearOf(Towns.TwoIndicators, Some.Unit("F1", null, null, Some.Value("A1", a + 2m) with { AsFiled = a }, Some.Value("B1", b - 4m) with { AsFiled = b }));
            return year with { Contributions = [.. year.Contributions, new Contribution(new IndicatorCode("Z9"), "Z", ContributionState.Reported, 10m, gone)] };
        }

        var change = ScoreChange.Between(Of(40m, 60m, 3m), Of(50m, 40m, 7m));

        Assert.Equal([("A1", 5m, 0m, 0m), ("B1", 10m, 0m, 0m), ("Z9", 0m, 0m, 4m)], change.Indicators.Select(i => (i.Indicator.Value, i.Own, i.Rules, i.Correction)));
        Assert.Equal((46m, 65m, 19m), (change.Before, change.After, change.Total));
        Assert.Equal((15m, 0m, 4m), (change.Own, change.Rules, change.Correction));
    }

    [Fact]
    public void Corrections_and_rules_are_summed_too()
    {
        var two = Towns.TwoIndicators;
        var stricter = two with { Indicators = [two.Indicators[0] with { Lead = 200m }, two.Indicators[1] with { Base = 80m }] };
        var before = YearOf(two, Some.Unit("F1", null, null, Some.Value("A1", 40m), Some.Value("B1", 60m)));
        var after = YearOf(stricter, Some.Unit("F1", null, null, Some.Value("A1", 60m) with { AsFiled = 40m }, Some.Value("B1", 40m) with { AsFiled = 60m }));

        var change = ScoreChange.Between(before, after);

        Assert.Equal((0m, -10m - 7.5m, 5m + 12.5m), (change.Own, change.Rules, change.Correction));
    }

    [Fact]
    public void An_indicator_that_is_new_in_the_rules_counts_as_a_change_of_rules()
    {
        var before = Year("50", "50", "100");
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 60     | 100  | 0    |
            | N1 | A   | ↑   | 40     | 100  | 0    |
            """);
        var after = YearOf(table, Some.Unit("F1", null, null, Some.Value("A1", 50m), Some.Value("N1", 100m)));

        var change = ScoreChange.Between(before, after);

        Assert.Equal((20m, 40m, -20m), (change.Total, change.Own, change.Rules));
    }

    [Fact]
    public void The_three_parts_always_add_up_exactly() => Gen.Decimal[0m, 200m].Array[6].Sample(v =>
    {
        decimal R(int i) => Math.Round(v[i], 4);
        var before = YearOf(Table1(R(4) + 1m), Some.Unit("F1", null, null, Filed(R(0), R(1))));
        var after = YearOf(Table1(R(5) + 1m), Some.Unit("F1", null, null, Filed(R(2), R(3))));
        var change = ScoreChange.Between(before, after);
        return change.Total == change.Own + change.Rules + change.Correction && change.Total == change.Indicators.Sum(i => i.Total);
    });

    private static ScoredYear Year(string filed, string used, string lead) =>
        YearOf(Table1(Some.Number(lead)!.Value), Some.Unit("F1", null, null, Filed(Some.Number(filed)!.Value, Some.Number(used)!.Value)));

    private static ReportedValue Filed(decimal filed, decimal used) => Some.Value("A1", used) with { AsFiled = filed == used ? null : filed };

    private static IndicatorTable Table1(decimal lead)
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 100    | 100  | 0    |
            """);
        return table with { Indicators = [table.Indicators[0] with { Lead = lead }] };
    }

    private static ScoredYear YearOf(IndicatorTable table, Dossier unit)
    {
        var population = Towns.Analyse(Some.Scheme(table), [unit]).Factories();
        return new ScoredYear(population.Scorer, unit, population.Result.Units[0].Contributions);
    }
}
