using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>contracts.md 4, choose: of a group the n with the best share count. What is out of play makes it short, and only that weight moves.</summary>
public sealed class ChoiceGroupTests
{
    /// <summary>X 50, and of C1, C2, C3 two count with 25 each. Leads 10; n not applicable, - not filed, x no benchmark.</summary>
    [Fact]
    public void A_group_short_of_its_n_gives_away_the_weight_of_what_it_lacks()
    {
        foreach (var row in Table.Parse("""
            | C1 | C2 | C3 | weights           | points        |
            | 1  | 2  | 3  | 50 0 25 25        | 50 0 5 7.5    |
            | 3  | 3  | 3  | 50 25 25 0        | 50 7.5 7.5 0  |
            | -  | 2  | 3  | 50 0 25 25        | 50 0 5 7.5    |
            | -  | -  | 3  | 50 25 0 25        | 50 0 0 7.5    |
            | -  | -  | -  | 50 25 25 0        | 50 0 0 0      |
            | n  | 2  | 3  | 50 0 25 25        | 50 0 5 7.5    |
            | n  | n  | 3  | 66.6666666667 0 0 33.3333333333 | 66.6666666667 0 0 10 |
            | n  | n  | n  | 100 0 0 0         | 100 0 0 0     |
            | x  | 2  | 3  | 50 0 25 25        | 50 0 5 7.5    |
            | x  | x  | 3  | 66.6666666667 0 0 33.3333333333 | 66.6666666667 0 0 10 |
            | n  | x  | 3  | 66.6666666667 0 0 33.3333333333 | 66.6666666667 0 0 10 |
            | x  | x  | x  | 100 0 0 0         | 100 0 0 0     |
            """).Rows)
        {
            var unit = Assess(NotApplicableRule.SameDimension, row);
            Assert.Equal((row["C1"], row["C2"], row["C3"], row["weights"], row["points"]), (row["C1"], row["C2"], row["C3"], Shown(unit, c => c.Weight), Shown(unit, c => c.Points)));
        }
    }

    /// <summary>Under none what does not apply is lost, and what has no benchmark is never the unit's loss.</summary>
    [Fact]
    public void Under_none_only_what_has_no_benchmark_moves()
    {
        foreach (var row in Table.Parse("""
            | C1 | C2 | C3 | weights           |
            | n  | 2  | 3  | 50 0 25 25        |
            | n  | n  | 3  | 50 0 0 25         |
            | n  | x  | 3  | 66.6666666667 0 0 33.3333333333 |
            | n  | n  | x  | 75 0 0 0          |
            | n  | x  | x  | 100 0 0 0         |
            """).Rows)
        {
            Assert.Equal((row["C1"], row["C2"], row["C3"], row["weights"]), (row["C1"], row["C2"], row["C3"], Shown(Assess(NotApplicableRule.None, row), c => c.Weight)));
        }
    }

    private static UnitResult Assess(NotApplicableRule rule, TableRow row)
    {
        string Lead(string id) => row[id] is "x" ? "  " : "10";
        string Base(string id) => row[id] is "x" ? " " : "0";
        var table = Some.Indicators($"""
            | id | dim | dir | weight | lead         | base         | group | n | may_be_na |
            | X0 | A   | ↑   | 50     | 10           | 0            |       |   |           |
            | C1 | A   | ↑   | 25     | {Lead("C1")} | {Base("C1")} | g     | 2 | 1         |
            | C2 | A   | ↑   | 25     | {Lead("C2")} | {Base("C2")} | g     | 2 | 1         |
            | C3 | A   | ↑   | 25     | {Lead("C3")} | {Base("C3")} | g     | 2 | 1         |
            """);
        var values = new[] { "C1", "C2", "C3" }.Where(id => row[id] is not "-").Select(id => row[id] switch { "n" => Some.NotApplicable(id), "x" => Some.Value(id, 5m), var value => Some.Value(id, Some.Number(value)) });
        var scheme = Some.Scheme(table, s => s with { Scoring = s.Scoring with { NotApplicable = rule } });
        return Some.Assess(scheme, Some.Unit("F1", null, null, [Some.Value("X0", 10m), .. values])).Units.Single();
    }

    private static string Shown(UnitResult unit, Func<Contribution, decimal> figure) => string.Join(' ', unit.Contributions.Select(c => FormattableString.Invariant($"{figure(c):0.##########}")));
}
