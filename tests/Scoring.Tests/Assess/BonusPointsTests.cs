using CsCheck;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>附加项 of a provincial variant (rules.md 2.3): extra points up to a cap, outside the hundred.</summary>
public sealed class BonusPointsTests
{
    private static readonly IndicatorTable Hundred = Some.Indicators("""
        | id | dim | dir | weight | lead | base | may_be_na |
        | A1 | A   | ↑   | 60     | 10   | 0    | 1         |
        | A2 | A   | ↑   | 40     | 10   | 0    | 1         |
        """);

    [Fact]
    public void Points_are_given_in_table_order_until_the_cap_of_3_is_reached()
    {
        var scheme = Some.Scheme(WithBonus(3m, "B1 2", "B2 1", "B3 2"));
        foreach (var row in Table.Parse("""
            | B1  | B2 | B3 | points       | weights     | total | capped |
            |     |    |    | 0 0 0        | 0 0 0       | 100   |        |
            | 1   |    |    | 2 0 0        | 2 0 0       | 102   |        |
            | 0.5 |    |    | 1 0 0        | 2 0 0       | 101   |        |
            | 0   |    |    | 0 0 0        | 2 0 0       | 100   |        |
            | 2   |    |    | 2 0 0        | 2 0 0       | 102   |        |
            | 1   | 1  |    | 2 1 0        | 2 1 0       | 103   |        |
            | 1   | 1  | 1  | 2 1 0        | 2 1 0       | 103   | S025   |
            | 1   |    | 1  | 2 0 1        | 2 0 1       | 103   | S025   |
            | 0.5 | 1  | 1  | 1 1 1        | 2 1 1       | 103   | S025   |
            |     | 1  | 1  | 0 1 2        | 0 1 2       | 103   |        |
            """).Rows)
        {
            var filed = new[] { "B1", "B2", "B3" }.Where(id => row[id].Length > 0).Select(id => Some.Value(id, Some.Number(row[id])));
            var unit = Some.Assess(scheme, Some.Unit("F1", null, null, [Some.Value("A1", 10m), Some.Value("A2", 10m), .. filed])).Units.Single();

            var rows = unit.Contributions.Where(c => c.Dimension is "附加项").ToList();
            Assert.Equal(row["points"], string.Join(' ', rows.Select(c => $"{c.Points:0.##}")));
            Assert.Equal(row["weights"], string.Join(' ', rows.Select(c => $"{c.Weight:0.##}")));
            Assert.Equal((Some.Number(row["total"]), row["capped"]), (unit.Total, string.Join(' ', unit.Findings.Select(f => f.Code))));
        }
    }

    [Fact]
    public void What_was_not_filed_costs_nothing_and_leaves_the_dossier_complete()
    {
        foreach (var unfiled in new ReportedValue?[] { null, Some.NotApplicable("B1"), Some.Value("B1", null) })
        {
            ReportedValue[] values = [Some.Value("A1", 5m), Some.Value("A2", 10m)];
            var unit = Some.Assess(Some.Scheme(WithBonus(5m, "B1 2")), Some.Unit("F1", null, null, unfiled is null ? values : [.. values, unfiled])).Units.Single();

            Assert.Equal((ContributionState.NotApplicable, 0m, 0m, 0m), (unit.Of("B1").State, unit.Of("B1").Weight, unit.Of("B1").Points, unit.Of("B1").Lost));
            Assert.Equal((70m, false), (unit.Total, unit.IsIncomplete));
            Assert.Empty(unit.Findings);
        }
    }

    [Fact]
    public void Nothing_is_redistributed_to_it_or_from_it()
    {
        foreach (var rule in new[] { NotApplicableRule.SameDimension, NotApplicableRule.WholeTable })
        {
            var scheme = Some.Scheme(WithBonus(5m, "B1 2", "B2 3"), s => s with { Scoring = s.Scoring with { NotApplicable = rule } });

            var unit = Some.Assess(scheme, Some.Unit("F1", null, null, Some.Value("A1", 10m), Some.NotApplicable("A2"), Some.Value("B1", 1m))).Units.Single();

            Assert.Equal([100m, 0m, 2m, 0m], unit.Contributions.Select(c => c.Weight));
        }
    }

    [Theory]
    [InlineData("B1 2", 0)]
    [InlineData("B1 3", 0)]
    [InlineData("B1 4", 1)]
    [InlineData("B1 4,B2 1", 1)]
    [InlineData("B1 4,B2 1,B3 1", 1)]
    public void That_points_were_cut_is_told_once_however_many_rows_are_cut(string rows, int told)
    {
        var names = rows.Split(',');
        var unit = Some.Assess(Some.Scheme(WithBonus(3m, names)), Some.Unit("F1", null, null, [Some.Value("A1", 10m), .. names.Select(n => Some.Value(n[..2], 1m))])).Units.Single();

        Assert.Equal(told, unit.Findings.Count(f => f.Code is "S025"));
    }

    [Fact]
    public void A_doubtful_bonus_holds_the_unit_whose_flag_it_decides()
    {
        var scheme = Some.Scheme(WithBonus(5m, "B1 2"));
        var units = Enumerable.Range(1, 20).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", 10m), Some.Value("A2", i == 1 ? 9.8m : 10m))).ToList();
        var doubtful = Some.Unit("D", null, null, Some.Value("A1", 10m), Some.Value("A2", 9.7m), new ReportedValue(new IndicatorCode("B1"), 1m, ValueState.Invalid));

        Assert.Equal(UnitState.Held, Some.Assess(scheme, [.. units, doubtful]).Of("D").State);
    }

    [Fact]
    public void However_many_thirds_are_filed_the_sum_of_the_contributions_is_the_total_and_never_above_the_cap() =>
        Gen.Select(Gen.Int[1, 40].Array[6], Gen.Int[1, 9].Array[6], Gen.Int[1, 700], (values, thirds, cap) => (values, thirds, cap)).Sample(t =>
        {
            var cap = t.cap / 100m;
            var table = WithBonus(cap, [.. t.thirds.Select((third, i) => $"B{i} {third}/3")]);
            var unit = Some.Assess(Some.Scheme(table), Some.Unit("F1", null, null, [Some.Value("A1", 10m), .. t.values.Select((v, i) => Some.Value($"B{i}", v / 30m))])).Units.Single();

            var bonus = unit.Contributions.Where(c => c.Dimension is "附加项").ToList();
            Assert.Equal(unit.Total, unit.Contributions.Sum(c => c.Points));
            Assert.InRange(bonus.Sum(c => c.Points), 0m, cap);
            Assert.All(bonus, c => Assert.InRange(c.Points, 0m, c.Weight));
            Assert.Equal(60m, unit.Of("A1").Weight);
        });

    /// <summary>The hundred with rows of the given weights, each with lead 1 and base 0.</summary>
    private static IndicatorTable WithBonus(decimal cap, params string[] rows) => Hundred with
    {
        Bonus = new BonusRule("附加项", cap),
        Indicators = [.. Hundred.Indicators, .. rows.Select(r => Bonus(r.Split(' ')))],
    };

    private static Indicator Bonus(string[] row)
    {
        Assert.True(NumberText.TryParseWeight(row[1], out var weight));
        return new Indicator(new IndicatorCode(row[0]), row[0], "附加项", "", Direction.Higher, weight) { Lead = 1m, Base = 0m, IsBonus = true, MayBeNotApplicable = true };
    }
}
