namespace GreenBatch.Scoring;

/// <summary>
/// Steps 6 and 7 over whole numbers: competition rank and cut as <see cref="Ranking"/> and <see cref="BottomCut"/> define them. Where few different
/// keys are possible, as with published scores of two decimals, the units are counted by key and nothing is sorted.
/// </summary>
internal static class ColumnRanking
{
    private const long MostCounted = 1 << 20;

    private static readonly long[] PowersOfTen = [.. Enumerable.Range(0, ColumnScores.Decimals + 1).Select(n => (long)Math.Pow(10, n))];

    /// <summary>What is compared: published scores in units of their last place, or totals.</summary>
    public static void ToKeys(ReadOnlySpan<long> totals, Span<long> keys, Rounding rounding, RankOn on)
    {
        for (var i = 0; i < totals.Length; i++)
            keys[i] = on == RankOn.Exact ? totals[i] : Publish(totals[i], rounding);
    }

    /// <summary>The score as published, in units of its last place. Totals are never negative.</summary>
    public static long Publish(long total, Rounding rounding)
    {
        var unit = PowersOfTen[ColumnScores.Decimals - rounding.Decimals];
        var (whole, rest) = Math.DivRem(total, unit);
        var isHalfUp = rounding.Mode == MidpointRounding.AwayFromZero || (whole & 1) != 0;
        return 2 * rest > unit || (2 * rest == unit && isHalfUp) ? whole + 1 : whole;
    }

    public static ColumnScores Rank(long[] totals, long[] keys, Rounding published, RankingRules rules)
    {
        var most = 0L;
        foreach (var key in keys)
            most = Math.Max(most, key);
        var (ranks, tied) = (new int[keys.Length], new int[keys.Length]);
        var ascending = most < MostCounted ? Count(keys, (int)most, ranks, tied) : Sort(keys, ranks, tied);

        var (n, k) = (keys.Length, BottomCut.Quota(keys.Length, rules.Cut.ShareNumerator, rules.Cut.ShareDenominator, rules.Cut.Count));
        if (k == 0)
            return new ColumnScores(new BottomCut(n, 0, null, IsStrict: false), rules.Cut.MinimumUnits, published, totals, ranks, tied, new bool[n]);
        var cut = ascending(k - 1);
        var isStrict = rules.Cut.TiedAtCut == TiedAtCut.Exclude && k < n && ascending(k) == cut;
        var at = ColumnScores.ToDecimal(cut, rules.On == RankOn.Exact ? ColumnScores.Decimals : published.Decimals);
        return new ColumnScores(new BottomCut(n, k, at, isStrict), rules.Cut.MinimumUnits, published, totals, ranks, tied, Bottom(keys, isStrict ? cut - 1 : cut));
    }

    private static bool[] Bottom(long[] keys, long last)
    {
        var bottom = new bool[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            bottom[i] = keys[i] <= last;
        return bottom;
    }

    /// <returns>The key at a position from below.</returns>
    private static Func<int, long> Count(long[] keys, int most, int[] ranks, int[] tied)
    {
        var (counts, rankOf) = (new int[most + 1], new int[most + 1]);
        foreach (var key in keys)
            counts[key]++;
        for (int key = most, above = 0; key >= 0; above += counts[key--])
            rankOf[key] = 1 + above;
        for (var i = 0; i < keys.Length; i++)
            (ranks[i], tied[i]) = (rankOf[keys[i]], counts[keys[i]]);
        // At or below a key stand all but the rank − 1 above it.
        return position => Array.FindIndex(rankOf, rank => keys.Length - (rank - 1) > position);
    }

    /// <returns>The key at a position from below.</returns>
    private static Func<int, long> Sort(long[] keys, int[] ranks, int[] tied)
    {
        var (sorted, rows) = ((long[])keys.Clone(), Enumerable.Range(0, keys.Length).ToArray());
        Array.Sort(sorted, rows);
        for (int start = 0, end = 1; start < sorted.Length; start = end++)
        {
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            for (var i = start; i < end; i++)
                (ranks[rows[i]], tied[rows[i]]) = (1 + sorted.Length - end, end - start);
        }

        return position => sorted[position];
    }
}
