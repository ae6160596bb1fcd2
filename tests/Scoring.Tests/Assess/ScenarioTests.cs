using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>contracts.md 4, invalid: what a doubtful value may be worth, and whom it holds.</summary>
public sealed class ScenarioTests
{
    /// <summary>Lead 10, base 0. Shares in per cent for the preferred value, the worst and the best case.</summary>
    [Fact]
    public void A_doubtful_value_is_worth_itself_or_its_rival_or_without_one_anything()
    {
        foreach (var row in Table.Parse("""
            | dir | value | rival | state    | preferred | fewest | most |
            | ↑   | 6     | 2     | Invalid  | 60        | 20     | 60   |
            | ↑   | 6     | 9     | Invalid  | 60        | 60     | 90   |
            | ↑   | 6     | 6     | Invalid  | 60        | 60     | 60   |
            | ↑   | 6     |       | Invalid  | 60        | 0      | 100  |
            | ↑   |       | 4     | Invalid  | 0         | 0      | 40   |
            | ↑   |       |       | Invalid  | 0         | 0      | 100  |
            | ↑   | 6     | 2     | Reported | 60        | 60     | 60   |
            | ↓   | 4     | 8     | Invalid  | 60        | 20     | 60   |
            | ↓   | 4     | 1     | Invalid  | 60        | 60     | 90   |
            """).Rows)
        {
            var isHigher = row["dir"] is "↑";
            var indicator = new Indicator(new IndicatorCode("A1"), "A1", "A", "", isHigher ? Direction.Higher : Direction.Lower, new Weight(100m, 1m));
            var filed = new ReportedValue(indicator.Id, Some.Number(row["value"]), Enum.Parse<ValueState>(row["state"])) { Rival = Some.Number(row["rival"]) };
            var bar = isHigher ? Bar.Of(10m, 0m, BenchmarkSource.Scheme) : Bar.Of(0m, 10m, BenchmarkSource.Scheme);
            string In(Scenario scenario) => $"{(IndicatorScore.Share(indicator, BetweenRule.Linear, filed, bar, scenario) * Fraction.From(100)).Round(2):0.##}";
            Assert.Equal(string.Join(' ', row.Cells), string.Join(' ', [.. row.Cells.Take(4), In(Scenario.Preferred), In(Scenario.Fewest), In(Scenario.Most)]));
        }
    }

    /// <summary>One doubtful row among sound ones is enough, in a product too; only a scheme that keeps the held outside holds anybody.</summary>
    [Fact]
    public void One_doubtful_figure_among_sound_ones_holds_a_unit_whose_flag_hangs_on_it()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | per_product |
            | A1 | A   | ↑   | 60     | 100  | 0    |             |
            | A2 | A   | ↑   | 30     | 100  | 0    |             |
            | A3 | A   | ↑   | 10     |      |      | 3           |
            """);
        var others = Enumerable.Range(1, 19).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", 45 + i), Some.Value("A2", 45 + i), Some.Product("A3", "甲", 45 + i, null, 100m, 0m))).ToList();
        foreach (var row in Table.Parse("""
            | doubtful | preferred | kept outside | state  |
            | none     | 45        | 1            | Ranked |
            | A1       | 45        | 1            | Held   |
            | A2       | 45        | 1            | Held   |
            | A3       | 45        | 1            | Held   |
            | A1       | 45        | 0            | Ranked |
            | A3       | 45        | 0            | Ranked |
            | A3       | 10        | 1            | Ranked |
            """).Rows)
        {
            var value = Some.Number(row["preferred"])!.Value;
            ReportedValue[] values = [Some.Value("A1", value), Some.Value("A2", value), Some.Product("A3", "甲", value, null, 100m, 0m), Some.Product("A3", "乙", value, null, 100m, 0m)];
            var index = row["doubtful"] switch { "A1" => 0, "A2" => 1, "A3" => 3, _ => -1 };
            if (index >= 0)
                values[index] = values[index] with { State = ValueState.Invalid, Rival = 100m };
            var scheme = Some.Scheme(table, s => row["kept outside"] is "1" ? s : s with { Ranking = s.Ranking with { Outside = [UnitState.Vetoed] } });

            var unit = Some.Assess(scheme, [.. others, Some.Unit("D", null, null, values)]).Of("D");

            Assert.Equal((row["doubtful"], row["preferred"], row["state"]), (row["doubtful"], row["preferred"], $"{unit.State}"));
            Assert.Equal(row["doubtful"], unit.Contributions.SingleOrDefault(c => c.IsDoubtful)?.Indicator.Value ?? "none");
        }
    }
}
