namespace GreenBatch.Scoring;

/// <summary>One ranked score.</summary>
/// <param name="Tied">How many share the rank, itself included.</param>
public sealed record RankedScore(decimal Published, int Rank, int Tied, bool IsBottom);

/// <summary>Scores ranked and cut; rows in the order they were given.</summary>
/// <param name="Cut">Published score of the k-th from below; null when nobody is cut.</param>
public sealed record RankedScores(int N, int K, decimal? Cut, bool IsTooSmall, IReadOnlyList<RankedScore> Rows);

/// <summary>Step 6: competition rank (1 2 2 4), descending, on the published or on the exact score.</summary>
public static class Ranking
{
    /// <summary>Ranks and cuts in one pass over the sorted scores.</summary>
    public static RankedScores Rank(IReadOnlyList<decimal> totals, Rounding rounding, RankingRules rules)
    {
        var keys = totals.Select(t => Key(t, rounding, rules)).ToList();
        var ascending = Ascending(keys);
        var cut = BottomCut.Of(ascending, rules.Cut);
        var rows = new List<RankedScore>(totals.Count);
        for (var i = 0; i < totals.Count; i++)
        {
            var (from, to) = (FirstAtLeast(ascending, keys[i]), FirstAbove(ascending, keys[i]));
            rows.Add(new RankedScore(Publish(totals[i], rounding), 1 + totals.Count - to, to - from, cut.Contains(keys[i])));
        }

        return new RankedScores(cut.N, cut.K, cut.At is { } at ? Publish(at, rounding) : null, cut.N < rules.Cut.MinimumUnits, rows);
    }

    /// <summary>The score as published: rounded once, with its decimals kept.</summary>
    public static decimal Publish(decimal total, Rounding rounding) =>
        Math.Round(total, rounding.Decimals, rounding.Mode) + new decimal(0, 0, 0, isNegative: false, (byte)rounding.Decimals);

    /// <summary>What is compared: the published score, so that equal published scores never rank apart, or the exact one.</summary>
    internal static decimal Key(decimal total, Rounding rounding, RankingRules rules) => rules.On == RankOn.Published ? Publish(total, rounding) : total;

    internal static decimal[] Ascending(IEnumerable<decimal> keys)
    {
        var sorted = keys.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Position of the first score that is not below the given one.</summary>
    internal static int FirstAtLeast(decimal[] ascending, decimal score) => First(ascending, s => s >= score);

    private static int FirstAbove(decimal[] ascending, decimal score) => First(ascending, s => s > score);

    private static int First(decimal[] ascending, Func<decimal, bool> isReached)
    {
        var (from, to) = (0, ascending.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = isReached(ascending[middle]) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }
}
