namespace GreenBatch.Scoring;

/// <summary>Step 7: 后5% as arithmetic in whole numbers.</summary>
/// <param name="At">Score of the k-th from below; null when nobody is cut.</param>
/// <param name="IsStrict">More units than k stand at or below the cut, and the scheme then takes only those strictly below.</param>
public sealed record BottomCut(int N, int K, decimal? At, bool IsStrict)
{
    public bool Contains(decimal score) => At is { } cut && (IsStrict ? score < cut : score <= cut);

    /// <param name="ascending">The scores that are ranked, lowest first.</param>
    public static BottomCut Of(IReadOnlyList<decimal> ascending, CutRule rule)
    {
        var n = ascending.Count;
        var k = Quota(n, rule.ShareNumerator, rule.ShareDenominator, rule.Count);
        if (k == 0)
            return new BottomCut(n, 0, null, IsStrict: false);
        var cut = ascending[k - 1];
        return new BottomCut(n, k, cut, rule.TiedAtCut == TiedAtCut.Exclude && k < n && ascending[k] == cut);
    }

    /// <summary>The share of n in whole units.</summary>
    public static int Quota(int n, int numerator, int denominator, CountRounding rounding)
    {
        var product = (long)n * numerator;
        return (int)(rounding switch
        {
            CountRounding.Floor => product / denominator,
            CountRounding.HalfUp => ((2 * product) + denominator) / (2L * denominator),
            _ => (product + denominator - 1) / denominator,
        });
    }
}
