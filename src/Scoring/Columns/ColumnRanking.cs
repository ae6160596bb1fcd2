namespace GreenBatch.Scoring;

/// <summary>
/// Steps 6 and 7 over whole numbers: competition rank and cut as <see cref="Ranking"/> and <see cref="BottomCut"/> define them. Where few different
/// keys are possible, as with published scores of two decimals, the units are counted by key and nothing is sorted.
/// </summary>
/// <param name="mostPoints">No total is more than this, but for what rounding adds.</param>
internal sealed class ColumnRanking(Rounding published, RankingRules rules, decimal mostPoints)
{
    private const int MostCounted = 1 << 20;

    private readonly long _unit = PowerOfTen(ColumnScores.Decimals - published.Decimals);

    private readonly decimal _keys = (mostPoints * PowerOfTen(published.Decimals)) + 2m;

    /// <summary>The keys are published scores, and few enough to count.</summary>
    public bool IsCounted => rules.On == RankOn.Published && _keys < MostCounted;

    /// <summary>A total as published, in units of its last place. Totals are never negative.</summary>
    public static long Publish(long total, Rounding rounding) => Round(total, PowerOfTen(ColumnScores.Decimals - rounding.Decimals), rounding.Mode);

    /// <summary>The keys of counted units.</summary>
    public void Publish(ReadOnlySpan<long> totals, Span<int> keys)
    {
        for (var i = 0; i < totals.Length; i++)
            keys[i] = (int)Round(totals[i], _unit, published.Mode);
    }

    /// <param name="keys">The published keys of all units, in whose place their ranks are put.</param>
    public ColumnScores Count(long[] totals, int[] keys)
    {
        var (counts, rankOf) = (new int[(int)_keys], new int[(int)_keys]);
        foreach (var key in keys)
            counts[key]++;
        for (int key = counts.Length - 1, above = 0; key >= 0; above += counts[key--])
            rankOf[key] = 1 + above;
        // At or below a key stand all but the rank − 1 above it.
        var cut = Cut(keys.Length, position => Array.FindIndex(rankOf, rank => keys.Length - (rank - 1) > position), published.Decimals);
        var last = Last(cut, published.Decimals);
        var (tied, bottom) = (GC.AllocateUninitializedArray<int>(keys.Length), GC.AllocateUninitializedArray<bool>(keys.Length));
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i];
            (keys[i], tied[i], bottom[i]) = (rankOf[key], counts[key], key <= last);
        }

        return new ColumnScores(cut, rules.Cut.MinimumUnits, published, totals, keys, tied, bottom);
    }

    /// <summary>For the rare schemes that rank on exact totals, or publish many decimals.</summary>
    public ColumnScores Sort(long[] totals)
    {
        var decimals = rules.On == RankOn.Exact ? ColumnScores.Decimals : published.Decimals;
        var sorted = rules.On == RankOn.Exact ? (long[])totals.Clone() : Array.ConvertAll(totals, total => Round(total, _unit, published.Mode));
        var rows = Enumerable.Range(0, totals.Length).ToArray();
        Array.Sort(sorted, rows);
        var cut = Cut(totals.Length, position => sorted[position], decimals);
        var last = Last(cut, decimals);
        var (ranks, tied, bottom) = (new int[totals.Length], new int[totals.Length], new bool[totals.Length]);
        for (int start = 0, end = 1; start < sorted.Length; start = end++)
        {
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            for (var i = start; i < end; i++)
                (ranks[rows[i]], tied[rows[i]], bottom[rows[i]]) = (1 + sorted.Length - end, end - start, sorted[start] <= last);
        }

        return new ColumnScores(cut, rules.Cut.MinimumUnits, published, totals, ranks, tied, bottom);
    }

    /// <param name="ascending">The key at a position from below.</param>
    private BottomCut Cut(int n, Func<int, long> ascending, int decimals)
    {
        var k = BottomCut.Quota(n, rules.Cut.ShareNumerator, rules.Cut.ShareDenominator, rules.Cut.Count);
        if (k == 0)
            return new BottomCut(n, 0, null, IsStrict: false);
        var at = ascending(k - 1);
        return new BottomCut(n, k, ColumnScores.ToDecimal(at, decimals), rules.Cut.TiedAtCut == TiedAtCut.Exclude && k < n && ascending(k) == at);
    }

    /// <summary>The last key in the bottom, or −1.</summary>
    private static long Last(BottomCut cut, int decimals) => cut.At is { } at ? (long)(at * PowerOfTen(decimals)) - (cut.IsStrict ? 1 : 0) : -1;

    private static long Round(long total, long unit, MidpointRounding mode)
    {
        var (whole, rest) = Math.DivRem(total, unit);
        var isHalfUp = mode == MidpointRounding.AwayFromZero || (whole & 1) != 0;
        return 2 * rest > unit || (2 * rest == unit && isHalfUp) ? whole + 1 : whole;
    }

    private static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
