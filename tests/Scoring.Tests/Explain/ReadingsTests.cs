using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class ReadingsTests
{
    [Fact]
    public void Rules_4_2_every_open_parameter_is_laid_beside_the_present_one()
    {
        var keys = Readings.Of(Some.Scheme(Towns.TwoIndicators)).Select(r => r.Key).ToList();

        Assert.Equal(
            [
                "ranking.population: sector", "ranking.population: district", "ranking.population: table",
                "ranking.cut.count: floor", "ranking.cut.count: half_up", "ranking.cut.tied_at_cut: exclude",
                "ranking.on: exact", "scoring.published.decimals: 0", "scoring.published.decimals: 1", "scoring.published.rounding: half_up",
                "scoring.missing: hold", "scoring.not_applicable: whole_table", "scoring.not_applicable: none",
                "ranking.outside: -vetoed", "ranking.outside: -not_filed", "ranking.outside: -held", "ranking.outside: -new_entry",
                "streak.gap: reset", "streak.gap: skip",
            ],
            keys);
    }

    [Fact]
    public void A_reading_that_is_the_present_one_is_not_offered_and_its_opposite_is()
    {
        var scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Outside = [UnitState.Vetoed], Cut = s.Ranking.Cut with { Count = CountRounding.Floor } } });

        var keys = Readings.Of(scheme).Select(r => r.Key).ToList();

        Assert.Contains("ranking.outside: +held", keys);
        Assert.Contains("ranking.cut.count: ceiling", keys);
        Assert.DoesNotContain("ranking.cut.count: floor", keys);
    }

    /// <summary>Forty-one units: k = ⌈2.05⌉ = 3 by ceiling, 2 otherwise; F03 and F04 tie at the line.</summary>
    [Fact]
    public void Each_reading_says_who_enters_and_who_leaves_the_bottom()
    {
        IReadOnlyList<Dossier> units =
        [
            .. Towns.Forty.Select(d => d.Entry.Id is "F04" ? Some.Unit("F04", null, null, Some.Value("A1", 43m), Some.Value("B1", 57m)) : d).Select(d => d.In(d.Entry.Id is "F40" or "F39" ? "水泥" : null)),
            Some.Unit("F41"),
        ];
        var outcomes = Readings.Compare(Towns.Analyse(Some.Scheme(Towns.TwoIndicators), units));

        foreach (var row in Table.Parse("""
            | key                          | entered | left | n  | k |
            | ranking.cut.count: floor     |         |      | 40 | 2 |
            | ranking.outside: -not_filed  |         |      | 41 | 3 |
            | ranking.population: sector   | F39     |      | 40 | 3 |
            | ranking.on: exact            |         |      | 40 | 2 |
            """).Rows)
        {
            var comparison = outcomes.Single(o => o.Reading.Key == row["key"]).Comparison;
            var found = (Ids(comparison.Entered), Ids(comparison.Left), comparison.After.N, comparison.After.K);
            if (row["key"] is "ranking.outside: -not_filed")
                Assert.Equal(("F41", ""), (found.Item1, found.Item2));
            else
                Assert.Equal((row["key"], row["entered"], row["left"]), (row["key"], found.Item1, found.Item2));
            Assert.Equal((row["n"], row["k"]), ($"{found.N}", $"{found.K}"));
        }
    }

    [Fact]
    public void Progress_is_told_after_each_reading()
    {
        var told = new List<(int, int)>();

        Readings.Compare(Towns.Analyse(Some.Scheme(Towns.TwoIndicators), Towns.Forty), (done, all) => told.Add((done, all)));

        Assert.Equal(Enumerable.Range(1, 19).Select(i => (i, 19)), told);
    }

    private static string Ids(IReadOnlyList<Move> moves) => string.Join(' ', moves.Select(m => m.EntryId));
}
