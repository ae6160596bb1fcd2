using CsCheck;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class HeldUnitsTests
{
    /// <summary>Forty units, 41 … 80 points: k = 2, the cut is 42.</summary>
    [Fact]
    public void A_unit_is_held_only_when_its_own_flag_would_change_under_the_rival_value()
    {
        foreach (var row in Table.Parse("""
            | value | rival | state  | n  |
            | 60    | 55    | Ranked | 41 |
            | 60    | 30    | Held   | 40 |
            | 30    | 60    | Held   | 40 |
            | 30    | 20    | Ranked | 41 |
            | 60    |       | Held   | 40 |
            |       | 50    | Held   | 40 |
            """).Rows)
        {
            var doubtful = new ReportedValue(new IndicatorCode("A1"), Some.Number(row["value"]), ValueState.Invalid) { Rival = Some.Number(row["rival"]) };
            var units = Enumerable.Range(41, 40).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", i)));

            var result = Some.Assess(Some.Scheme(Points), [.. units, Some.Unit("D", null, null, doubtful)]);

            Assert.Equal((row["value"], row["rival"], row["state"], row["n"]), (row["value"], row["rival"], $"{result.Of("D").State}", $"{result.N}"));
        }
    }

    /// <summary>Of A1 and A2 the better one counts. 2 of 10 stands; if A2 is 10 as its rival says, the unit has full marks there.</summary>
    [Fact]
    public void A_doubtful_value_that_loses_its_choice_group_holds_the_unit_too_when_its_rival_would_win()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | group | n |
            | A1 | A   | ↑   | 50     | 10   | 0    | g     | 1 |
            | A2 | A   | ↑   | 50     | 10   | 0    | g     | 1 |
            | B1 | B   | ↑   | 50     | 10   | 0    |       |   |
            """);
        foreach (var row in Table.Parse("""
            | rival | state  |
            | 10    | Held   |
            | 3     | Ranked |
            |       | Held   |
            """).Rows)
        {
            var doubtful = Some.Value("A2", 1m) with { State = ValueState.Invalid, Rival = Some.Number(row["rival"]) };
            var result = Some.Assess(Some.Scheme(table), Some.Unit("U1", null, null, Some.Value("A1", 2m), doubtful, Some.Value("B1", 5m)), Some.Unit("U2", null, null, Some.Value("A1", 5m), Some.Value("B1", 5m)));
            Assert.Equal((row["rival"], row["state"]), (row["rival"], $"{result.Of("U1").State}"));
        }
    }

    /// <summary>What was filed and cannot be read may be worth anything: alone in its pair, or beside a product that can be read.</summary>
    [Fact]
    public void A_product_that_cannot_be_read_holds_the_unit_when_its_flag_hangs_on_it()
    {
        var table = Some.Indicators("""
            | id  | dim | dir | weight | lead | base | per_product | excludes |
            | E1a | A   | ↓   | 50     | 0    | 10   | 3           | E1b      |
            | E1b | A   | ↓   | 50     | 0    | 10   |             |          |
            | B1  | B   | ↑   | 50     | 10   | 0    |             |          |
            """);
        var unreadable = new ReportedValue(new IndicatorCode("E1a"), null, ValueState.Invalid) { Product = "乙" };
        var readable = Some.Product("E1a", "甲", 9m, 1m, 0m, 10m);
        Dossier Unit(string id, params IReadOnlyList<ReportedValue> energy) => Some.Unit(id, null, null, [.. energy, Some.Value("B1", 5m)]);
        var other = Unit("U2", Some.Value("E1b", 5m));

        Assert.Equal(UnitState.Held, Some.Assess(Some.Scheme(table), Unit("U1", unreadable, Some.Value("E1b", 9m)), other).Of("U1").State);
        Assert.Equal(UnitState.Held, Some.Assess(Some.Scheme(table), Unit("U1", unreadable), other).Of("U1").State);
        Assert.Equal(UnitState.Held, Some.Assess(Some.Scheme(table), Unit("U1", unreadable, readable), other).Of("U1").State);
        Assert.Equal(UnitState.Ranked, Some.Assess(Some.Scheme(table), Unit("U1", readable), other).Of("U1").State);
        Assert.Equal(UnitState.Ranked, Some.Assess(Some.Scheme(table), Unit("U1", Some.Value("E1b", 9m)), other).Of("U1").State);
    }

    [Fact]
    public void Without_a_rival_a_small_doubt_that_cannot_reach_the_cut_holds_nobody()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 99     | 100  | 0    |
            | A2 | A   | ↑   | 1      | 100  | 0    |
            """);
        var units = Enumerable.Range(41, 40).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", i)));
        var doubtful = Some.Unit("D", null, null, Some.Value("A1", 70m), new ReportedValue(new IndicatorCode("A2"), 50m, ValueState.Invalid));

        var result = Some.Assess(Some.Scheme(table), [.. units, doubtful]);

        Assert.Equal(UnitState.Ranked, result.Of("D").State);
        Assert.True(result.Of("D").Of("A2").IsDoubtful);
    }

    [Fact]
    public void Missing_hold_keeps_a_unit_with_a_gap_out_of_the_ranking()
    {
        var scheme = Some.Scheme(Points, s => s with { Scoring = s.Scoring with { Missing = MissingRule.Hold } });

        var result = Some.Assess(scheme, Some.Unit("F1", null, null, Some.Value("A1", 5m)), Some.Unit("F2", null, null, Some.Value("A1", null)));

        Assert.Equal((UnitState.Ranked, UnitState.Held), (result.Of("F1").State, result.Of("F2").State));
    }

    [Fact]
    public void Holding_agrees_with_ranking_everything_anew_with_the_other_value() =>
        Gen.Select(Gen.Int[0, 20].Array[1, 60], Gen.Int[0, 20], Gen.Int[0, 20], Gen.Bool).Sample((scores, fewest, most, isStrict) =>
        {
            var rule = Some.Cut with { TiedAtCut = isStrict ? TiedAtCut.Exclude : TiedAtCut.Include };
            decimal[] keys = [.. scores.Select(s => (decimal)s)];
            var held = HeldUnits.Find(keys, [(0, fewest, most)], rule);
            var flags = new[] { keys[0], fewest, most }.Select(first => Flag([first, .. keys[1..]], rule)).Distinct().Count();
            Assert.Equal(flags > 1, held.Count == 1);
        });

    private static IndicatorTable Points { get; } = Some.Indicators("""
        | id | dim | dir | weight | lead | base |
        | A1 | A   | ↑   | 100    | 100  | 0    |
        """);

    private static bool Flag(decimal[] keys, CutRule rule) => Ranking.Rank(keys, Some.TwoDecimals, Some.Ranking with { Cut = rule }).Rows[0].IsBottom;
}
