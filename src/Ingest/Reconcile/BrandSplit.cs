using System.Collections.Frozen;

namespace GreenBatch.Ingest;

/// <summary>Where the brand of a stem ends and its trade begins: at the first word of the trade table after the second character.</summary>
internal static class BrandSplit
{
    private const int ShortestBrand = 2;

    /// <summary>Where no trade word tells, a brand is taken to be no longer than this.</summary>
    private const int UntoldBrand = 4;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Trades = NameWords.Trades.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int Longest = NameWords.Trades.Max(t => t.Length);

    public static (string Brand, string Trade) Of(string stem)
    {
        var length = LengthOf(stem);
        return (stem[..length], stem[length..]);
    }

    /// <summary>Characters of the brand.</summary>
    public static int LengthOf(ReadOnlySpan<char> stem)
    {
        for (var at = ShortestBrand; at < stem.Length; at++)
        {
            for (var length = Math.Min(Longest, stem.Length - at); length >= 2; length--)
            {
                if (Trades.Contains(stem.Slice(at, length)))
                    return at;
            }
        }

        return Math.Min(stem.Length, UntoldBrand);
    }
}
