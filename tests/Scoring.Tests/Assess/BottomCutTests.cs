using System.Collections;
using System.Numerics;
using CsCheck;

namespace GreenBatch.Scoring.Tests;

/// <summary>
/// 后5% exhaustively, in whole numbers, against a second reading written from the definition alone. A unit is in the bottom when fewer than k units stand
/// strictly below it (ties at the cut included), or when no more than k stand at or below it, itself included (ties excluded).
/// </summary>
public sealed class BottomCutTests
{
    private const int Most = 3000;

    [Fact]
    public void The_quota_of_every_n_to_3000_is_the_whole_number_it_is_named_for()
    {
        for (var n = 0; n <= Most; n++)
        {
            Assert.Equal(Enumerable.Range(0, Most).First(k => 20 * k >= n), BottomCut.Quota(n, 1, 20, CountRounding.Ceiling));
            Assert.Equal(Enumerable.Range(0, Most).TakeWhile(k => 20 * k <= n).Last(), BottomCut.Quota(n, 1, 20, CountRounding.Floor));
            Assert.Equal(Enumerable.Range(0, Most).TakeWhile(k => 20 * k <= n + 10).Last(), BottomCut.Quota(n, 1, 20, CountRounding.HalfUp));
        }
    }

    [Fact]
    public void The_quota_of_any_share_stands_at_the_exact_quotient() =>
        Gen.Select(Gen.Int[0, int.MaxValue / 2], Gen.Int[1, 100_000], Gen.Int[0, 100_000]).Sample((n, numerator, more) =>
        {
            var denominator = numerator + more;
            var exact = new BigInteger(n) * numerator;
            BigInteger Below(CountRounding rounding) => (new BigInteger(BottomCut.Quota(n, numerator, denominator, rounding)) * denominator) - exact;
            Assert.InRange(Below(CountRounding.Ceiling), BigInteger.Zero, denominator - 1);
            Assert.InRange(-Below(CountRounding.Floor), BigInteger.Zero, denominator - 1);
            Assert.InRange(2 * Below(CountRounding.HalfUp), -denominator + 1, denominator);
        });

    /// <summary>
    /// Of n units the a-th to the b-th from below are tied, a ≤ k ≤ b; nothing else can be at the line. Who is flagged depends on a only through those
    /// strictly below the tie, and on b only through those at or below it, each by itself: so every a is tried with the tie ending at the line, one
    /// after it, and at the top, and every b with the tie beginning at the line. That is every pattern there is.
    /// </summary>
    [Fact]
    public void The_cut_of_every_n_to_3000_with_every_tie_at_the_line()
    {
        var tried = 0L;
        foreach (var rule in Rules(1, 20))
        {
            for (var n = 0; n <= Most; n++)
            {
                var k = SecondQuota(n, rule);
                if (k == 0)
                    AssertNobody(n, rule);
                for (var a = 1; a <= k; a++)
                    tried += Try(n, k, a, k, rule) + Try(n, k, a, Math.Min(k + 1, n), rule) + Try(n, k, a, n, rule);
                for (var b = k; k > 0 && b <= n; b++)
                    tried += Try(n, k, k, b, rule);
            }
        }

        Assert.True(tried > 25_000_000, $"{tried} patterns"); // none was passed over unseen
    }

    /// <summary>The same without that argument: every beginning with every end, for every n that does not take too long.</summary>
    [Fact]
    public void The_cut_of_every_n_to_240_with_every_beginning_and_every_end_of_the_tie()
    {
        foreach (var rule in Rules(1, 20))
        {
            for (var n = 1; n <= 240; n++)
            {
                var k = SecondQuota(n, rule);
                for (var a = 1; a <= k; a++)
                {
                    for (var b = k; b <= n; b++)
                        _ = Try(n, k, a, b, rule);
                }
            }
        }
    }

    /// <summary>All 2ⁿ⁻¹ ways in which n units can be tied among themselves, at the line and elsewhere, through the whole ranking.</summary>
    [Fact]
    public void Rank_and_flag_of_every_tie_pattern_of_up_to_eleven_units()
    {
        foreach (var rule in Rules(1, 4))
        {
            for (var n = 1; n <= 11; n++)
            {
                for (var pattern = 0; pattern < 1 << (n - 1); pattern++)
                    AssertRanked(Scores(n, pattern), rule);
            }
        }
    }

    private static void AssertRanked(int[] scores, CutRule rule)
    {
        var ranked = Ranking.Rank([.. scores.Select(s => (decimal)s)], Some.TwoDecimals, Some.Ranking with { Cut = rule });
        var k = SecondQuota(scores.Length, rule);
        Assert.Equal(k, ranked.K);
        for (var i = 0; i < scores.Length; i++)
        {
            var (above, below, tied) = (scores.Count(s => s > scores[i]), scores.Count(s => s < scores[i]), scores.Count(s => s == scores[i]));
            Assert.Equal((1 + above, tied, IsFlagged(below, below + tied, k, rule)), (ranked.Rows[i].Rank, ranked.Rows[i].Tied, ranked.Rows[i].IsBottom));
        }
    }

    /// <summary>Bit i: the unit i + 1 stands above the unit i and not beside it. Handed over from above, so that nothing is sorted beforehand.</summary>
    private static int[] Scores(int n, int pattern)
    {
        var scores = new int[n];
        for (var i = 1; i < n; i++)
            scores[i] = scores[i - 1] + ((pattern >> (i - 1)) & 1);
        Array.Reverse(scores);
        return scores;
    }

    private static int Try(int n, int k, int a, int b, CutRule rule)
    {
        var scores = new OneTie(n, a, b);
        var cut = BottomCut.Of(scores, rule);
        var isRight = cut.N == n && cut.K == k && cut.At == a
            && cut.Contains(a) == IsFlagged(a - 1, b, k, rule)
            && (a == 1 || cut.Contains(scores[a - 2]) == IsFlagged(a - 2, a - 1, k, rule))
            && (b == n || cut.Contains(scores[b]) == IsFlagged(b, b + 1, k, rule));
        if (!isRight)
            Assert.Fail($"n = {n}, k = {k}, tied from {a} to {b}, {rule}: {cut}");
        return 1;
    }

    private static void AssertNobody(int n, CutRule rule)
    {
        var cut = BottomCut.Of(new OneTie(n, 1, n), rule);
        Assert.Equal((n, 0, (decimal?)null), (cut.N, cut.K, cut.At));
        Assert.False(cut.Contains(0m));
        Assert.False(cut.IsStrict);
    }

    private static bool IsFlagged(int below, int atOrBelow, int k, CutRule rule) => rule.TiedAtCut == TiedAtCut.Include ? below < k : atOrBelow <= k;

    /// <summary>By counting up: the first k that is enough, the last that is not too much, the last that is not too much by more than half a unit.</summary>
    private static int SecondQuota(int n, CutRule rule)
    {
        var k = 0;
        while (rule.Count switch
        {
            CountRounding.Ceiling => rule.ShareDenominator * k < n * rule.ShareNumerator,
            CountRounding.Floor => rule.ShareDenominator * (k + 1) <= n * rule.ShareNumerator,
            _ => 2 * rule.ShareDenominator * (k + 1) <= (2 * n * rule.ShareNumerator) + rule.ShareDenominator,
        })
        {
            k++;
        }

        return k;
    }

    private static IEnumerable<CutRule> Rules(int numerator, int denominator) =>
        from count in Enum.GetValues<CountRounding>()
        from tied in Enum.GetValues<TiedAtCut>()
        select new CutRule(numerator, denominator, count, tied, 20);

    /// <summary>n scores, ascending, all different but for one tie from the a-th to the b-th, made on demand.</summary>
    private sealed class OneTie(int n, int a, int b) : IReadOnlyList<decimal>
    {
        public int Count => n;

        public decimal this[int index] => index >= a - 1 && index < b ? a : index + 1;

        public IEnumerator<decimal> GetEnumerator() => Enumerable.Range(0, n).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
