using CsCheck;

namespace GreenBatch.Scoring.Tests;

public sealed class ColumnScorerTests
{
    [Fact]
    public void Columns_give_every_contribution_total_rank_and_flag_of_the_reference() =>
        ColumnCase.Of(Gen.Int[1, 60]).Sample(AgreesWithTheReference, iter: 400);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(1000)]
    [InlineData(BlockScorer.Size + 1)]
    public void Columns_agree_with_the_reference_at_every_size(int size) =>
        ColumnCase.Of(Gen.Const(size)).Sample(AgreesWithTheReference, iter: size < 1000 ? 40 : 3, seed: "0000000000A1");

    [Fact]
    public void The_number_of_threads_changes_nothing() =>
        ColumnCase.Of(Gen.Const((3 * BlockScorer.Size) - 1)).Sample(
            drawn =>
            {
                var columns = drawn.Columns();
                var (one, four) = (drawn.Scorer().Score(columns), drawn.Scorer().Score(columns, threads: 4));
                Assert.Equal(one.Totals, four.Totals);
                Assert.Equal(one.Ranks, four.Ranks);
                Assert.Equal((one.Cut, one.CountedExactly), (four.Cut, four.CountedExactly));
            },
            iter: 2,
            seed: "0000000000A1");

    [Fact]
    public void Groups_have_bars_of_their_own() =>
        ColumnCase.Of(Gen.Int[1, 40]).Sample(drawn =>
        {
            // Every second unit is in a sector, where every second indicator has another bar.
            var list = drawn.Table.Indicators;
            var bars = list.Select((x, i) => i % 2 == 0 ? new ColumnBar(x.Direction == Direction.Higher ? 900m : 300m, 600m) : x.Lead is { } lead ? new ColumnBar(lead, x.Base) : null).ToList();
            var rows = list.Select((x, i) => (x, bar: bars[i], i)).Where(r => r.i % 2 == 0).Select(r => new Benchmark(r.x.Id, "甲", null, null, r.bar!.Lead, r.bar.Base!.Value, "表", "决定"));
            var changed = drawn with
            {
                Scheme = drawn.Scheme with { Benchmarks = [.. rows] },
                Units = [.. drawn.Units.Select((u, i) => i % 2 == 0 ? u : u with { Entry = u.Entry with { Sector = "甲" } })],
            };
            List<ColumnBar?> general = [.. list.Select(x => x.Lead is { } lead ? new ColumnBar(lead, x.Base) : null)];

            Compare(changed, changed.Scorer([general, bars]), changed.Columns([.. changed.Units.Select((_, i) => (byte)(i % 2))]));
        }, iter: 100);

    [Fact]
    public void Only_points_that_stand_at_a_half_are_counted_by_the_reference()
    {
        // One point over 2¹⁴ steps: a step is 610351.5625 units of 10⁻¹⁰, so every eighth has a half.
        var table = Some.Indicators($"""
            | id | dim | dir | weight | lead  | base |
            | A1 | A   | ↑   | 1      | 16384 | 0    |
            """);
        var scheme = Some.Scheme(table);
        var values = new IndicatorColumn([.. Enumerable.Range(-1, 16_387).Select(i => (long)i)], 0);

        var scores = new ColumnScorer(table, scheme.Scoring, scheme.Ranking).Score(new UnitColumns([values]));

        Assert.Equal(1024, scores.CountedExactly);
        Assert.Equal([0L, 0L, 610_352L, 1_220_703L], scores.Totals[..4]);
        Assert.Equal(([4_882_812L, 14_648_438L]), new[] { scores.Totals[9], scores.Totals[25] }); // 4882812.5 and 14648437.5, half to even
        Assert.Equal([9_999_389_648L, 10_000_000_000L, 10_000_000_000L], scores.Totals[^3..]);
    }

    [Theory]
    [InlineData("| A1 | A | ↑ | 100 | 10 | 0.3 |")]
    [InlineData("| A1 | A | ↓ | 100 | 0.25 | 9.125 |")]
    public void Lead_and_base_may_have_more_decimals_than_the_values(string row)
    {
        var table = Some.Indicators("| id | dim | dir | weight | lead | base |\n" + row);

        AgreesWithTheReference(new ColumnCase(table, Some.Scheme(table), [.. Enumerable.Range(0, 11).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", i)))]));
    }

    [Theory]
    [InlineData("| A1 | A | ↑ | 100 | 10.0000000001 | 0 |", BetweenRule.Linear, "5", "1000000000")] // 10¹⁹ steps
    [InlineData("| A1 | A | ↑ | 100 | 4611686018427387904 | -4611686018427387904 |", BetweenRule.Linear, "0", "4611686018427387904")] // 2⁶³ steps
    [InlineData("| A1 | A | ↓ | 100 | 10.0000000001 | |", BetweenRule.Ratio, "20", "1000000000")]
    public void What_does_not_fit_whole_steps_is_counted_by_the_reference(string row, BetweenRule between, string one, string other)
    {
        var table = Some.Indicators("| id | dim | dir | weight | lead | base |\n" + row, between);
        var drawn = new ColumnCase(table, Some.Scheme(table), [Some.Unit("F1", null, null, Some.Value("A1", Some.Number(one))), Some.Unit("F2", null, null, Some.Value("A1", Some.Number(other)))]);

        AgreesWithTheReference(drawn);
        Assert.Equal(2, drawn.Scorer().Score(drawn.Columns()).CountedExactly);
    }

    [Theory]
    [InlineData("| A1 | A | ↑ | 100 | 10 | 0 | 3 | | | |", "A1")]
    [InlineData("| A1 | A | ↑ | 100 | 10 | 0 | | A2 | | |", "A1")]
    [InlineData("| A1 | A | ↑ | 100 | 10 | 0 | | | g | 1 |", "A1")]
    [InlineData("| A1 | A | ↑ | 100000.1 | 10 | 0 | | | | |", "100000")]
    public void Tables_that_columns_cannot_hold_are_refused(string row, string named)
    {
        var table = Some.Indicators("| id | dim | dir | weight | lead | base | per_product | excludes | group | n |\n" + row);
        var scheme = Some.Scheme(table);

        var refusal = Assert.Throws<ArgumentException>(() => new ColumnScorer(table, scheme.Scoring, scheme.Ranking));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("reference path", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("↓", "-0.1", BetweenRule.Ratio, false)]
    [InlineData("↓", "0", BetweenRule.Ratio, true)]
    [InlineData("↑", "-0.1", BetweenRule.Ratio, true)]
    [InlineData("↓", "-0.1", BetweenRule.Linear, true)]
    public void A_ratio_turned_over_is_refused_with_a_lead_below_0(string direction, string lead, BetweenRule between, bool isTaken)
    {
        var table = Some.Indicators($"| id | dim | dir | weight | lead |\n| A1 | A | {direction} | 100 | {lead} |", between);
        var units = new ColumnCase(table, Some.Scheme(table), [Some.Unit("F1", null, null, Some.Value("A1", 3m)), Some.Unit("F2", null, null, Some.Value("A1", -3m))]);

        if (isTaken)
            AgreesWithTheReference(units);
        else
            Assert.Throws<ArgumentException>(() => units.Scorer());
    }

    [Fact]
    public void Rules_that_columns_cannot_keep_are_refused()
    {
        var table = Some.Indicators("| id | dim | dir | weight | lead | base |\n| A1 | A | ↑ | 100000 | 10 | 0 |");
        var (scoring, ranking) = (Some.Scheme(table).Scoring, Some.Ranking);
        var values = new IndicatorColumn([1L], 0);

        Assert.Throws<ArgumentException>(() => new ColumnScorer(table, scoring with { Missing = MissingRule.Hold }, ranking));
        Assert.Throws<ArgumentException>(() => new ColumnScorer(table, scoring with { Published = new Rounding(11, MidpointRounding.ToEven) }, ranking));
        Assert.Throws<ArgumentException>(() => new ColumnScorer(table, scoring, ranking, [[]]));
        Assert.Throws<ArgumentException>(() => new ColumnScorer(table, scoring, ranking).Score(new UnitColumns([])));
        Assert.Throws<ArgumentException>(() => new ColumnScorer(table, scoring, ranking).Score(new UnitColumns([values], [1])));
        Assert.Throws<ArgumentException>(() => new UnitColumns([values, new IndicatorColumn([], 0)]));
        Assert.Equal(10_000m, new ColumnScorer(table, scoring, ranking).Score(new UnitColumns([values], [0])).Total(0));
    }

    [Fact]
    public void Bonus_rows_and_groups_with_another_number_of_bars_are_refused()
    {
        var table = Some.Indicators("| id | dim | dir | weight | lead | base |\n| A1 | A | ↑ | 100 | 10 | 0 |");
        var bonus = table with { Bonus = new BonusRule("附加项", 5m), Indicators = [table.Indicators[0], table.Indicators[0] with { Id = new Kernel.IndicatorCode("X1"), IsBonus = true }] };
        var (scoring, bar) = (Some.Scheme(table).Scoring, new ColumnBar(10m, 0m));

        Assert.Contains("X1", Assert.Throws<ArgumentException>(() => new ColumnScorer(bonus, scoring, Some.Ranking)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ColumnScorer(table, scoring, Some.Ranking, [[bar], [bar, bar]]));
        Assert.Throws<ArgumentException>(() => new ColumnScorer(table, scoring, Some.Ranking, [[bar], []]));
        Assert.NotNull(new ColumnScorer(table, scoring with { Published = new Rounding(10, MidpointRounding.ToEven) }, Some.Ranking, [[bar], [bar]]));
    }

    [Fact]
    public void Fifty_six_indicators_may_be_not_applicable_and_no_more()
    {
        Assert.Equal(100m, Score(56).Total(0));
        Assert.Throws<ArgumentException>(() => Score(57));

        static ColumnScores Score(int count)
        {
            var rows = Enumerable.Range(0, count).Select(i => $"| A{i} | A | ↑ | 100/{count} | 10 | 0 | 1 |");
            var table = Some.Indicators("| id | dim | dir | weight | lead | base | may_be_na |\n" + string.Join('\n', rows));
            var columns = Enumerable.Range(0, count).Select(i => new IndicatorColumn([i == 0 ? 10L : IndicatorColumn.NotApplicable], 0));
            return new ColumnScorer(table, Some.Scheme(table).Scoring, Some.Ranking).Score(new UnitColumns([.. columns]));
        }
    }

    private static void AgreesWithTheReference(ColumnCase drawn) => Compare(drawn, drawn.Scorer(), drawn.Columns());

    private static void Compare(ColumnCase drawn, ColumnScorer scorer, UnitColumns columns)
    {
        var reference = Some.Assess(drawn.Scheme, drawn.Units);
        var scores = scorer.Score(columns, threads: 2);

        Assert.Equal((reference.N, reference.K, reference.Cut, reference.IsTooSmall), (scores.N, scores.K, scores.Cut, scores.IsTooSmall));
        for (var i = 0; i < reference.Units.Count; i++)
        {
            var unit = reference.Units[i];
            Assert.Equal(unit.Contributions.Select(Told), scorer.Contributions(columns, i).Select(Told));
            Assert.Equal(
                (unit.Total, unit.Published, unit.Rank, unit.Tied, unit.IsBottom),
                (scores.Total(i), scores.Published(i), scores.Ranks[i], scores.Tied[i], scores.Bottom[i]));
        }
    }

    private static object Told(Contribution c) => (c.Indicator, c.Dimension, c.State, c.Weight, c.Points, c.Value, c.Lead, c.Base);
}
