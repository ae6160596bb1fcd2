using CsCheck;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class RankingTests
{
    [Fact]
    public void Rules_4_2_competition_rank_on_the_published_score_with_all_tied_at_the_cut_included()
    {
        var table = Table.Parse("""
            | total  | published | rank | tied | bottom |
            | 90.126 | 90.13     | 1    | 1    | 0      |
            | 70.004 | 70.00     | 4    | 3    | 1      |
            | 80.125 | 80.12     | 2    | 2    | 0      |
            | 80.124 | 80.12     | 2    | 2    | 0      |
            | 70     | 70.00     | 4    | 3    | 1      |
            | 69.996 | 70.00     | 4    | 3    | 1      |
            """);

        var scores = Ranking.Rank([.. table.Rows.Select(r => Some.Number(r["total"])!.Value)], Some.TwoDecimals, Some.Ranking);

        Assert.Equal((6, 1, 70.00m, true), (scores.N, scores.K, scores.Cut!.Value, scores.IsTooSmall));
        foreach (var (expected, found) in table.Rows.Zip(scores.Rows))
        {
            Assert.Equal(expected["published"], found.Published.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal((expected["rank"], expected["tied"]), ($"{found.Rank}", $"{found.Tied}"));
            Assert.Equal(expected["bottom"] is "1", found.IsBottom);
        }
    }

    [Fact]
    public void Excluding_ties_takes_only_those_strictly_below_when_more_than_k_stand_at_the_cut()
    {
        var rules = Some.Ranking with { Cut = Some.Cut with { TiedAtCut = TiedAtCut.Exclude } };

        var tied = Ranking.Rank([60m, 60m, 90m], Some.TwoDecimals, rules);
        var alone = Ranking.Rank([60m, 61m, 90m], Some.TwoDecimals, rules);

        Assert.DoesNotContain(tied.Rows, r => r.IsBottom);
        Assert.Equal([true, false, false], alone.Rows.Select(r => r.IsBottom));
    }

    [Fact]
    public void Ranking_on_the_exact_score_parts_what_the_published_one_ties()
    {
        var scores = Ranking.Rank([70.001m, 70.002m], Some.TwoDecimals, Some.Ranking with { On = RankOn.Exact });

        Assert.Equal([2, 1], scores.Rows.Select(r => r.Rank));
        Assert.Equal([true, false], scores.Rows.Select(r => r.IsBottom));
        Assert.Equal(70.00m, scores.Cut);
    }

    [Fact]
    public void Nobody_ranked_gives_no_cut()
    {
        var scores = Ranking.Rank([], Some.TwoDecimals, Some.Ranking);

        Assert.Equal((0, 0, (decimal?)null), (scores.N, scores.K, scores.Cut));
    }

    [Fact]
    public void Of_n_different_scores_exactly_k_are_flagged()
    {
        for (var n = 0; n <= 300; n++)
        {
            var scores = Ranking.Rank([.. Enumerable.Range(0, n).Select(i => (decimal)i)], Some.TwoDecimals, Some.Ranking);
            Assert.Equal(scores.K, scores.Rows.Count(r => r.IsBottom));
            Assert.Equal(n < 20, scores.IsTooSmall);
        }
    }

    [Fact]
    public void Ranks_follow_the_definition_whatever_the_order() =>
        Gen.Int[0, 40].Select(i => i / 4m).Array[0, 60].Sample(totals =>
        {
            var scores = Ranking.Rank(totals, Some.TwoDecimals, Some.Ranking);
            for (var i = 0; i < totals.Length; i++)
            {
                Assert.Equal(1 + totals.Count(t => t > totals[i]), scores.Rows[i].Rank);
                Assert.Equal(totals.Count(t => t == totals[i]), scores.Rows[i].Tied);
                Assert.Equal(totals.Count(t => t < totals[i]) < scores.K, scores.Rows[i].IsBottom);
            }
        });
}
