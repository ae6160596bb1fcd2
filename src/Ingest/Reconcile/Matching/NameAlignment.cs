using System.Runtime.InteropServices;

namespace GreenBatch.Ingest;

/// <summary>Slips of one part of a name.</summary>
/// <param name="Alike">Characters replaced by one that sounds or looks alike.</param>
/// <param name="Moved">Characters lost, added or swapped with a neighbour.</param>
/// <param name="Changed">Characters replaced by an unlike one; one of a row of opposites counts three times.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SlipCount(int Alike, int Moved, int Changed)
{
    public static SlipCount operator +(SlipCount left, SlipCount right) => new(left.Alike + right.Alike, left.Moved + right.Moved, left.Changed + right.Changed);
}

/// <summary>The slips of a name, counted where they stand in the master.</summary>
/// <param name="IsFar">Too different to be slips at all.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NameSlips(SlipCount Brand, SlipCount Trade, bool IsFar);

/// <summary>
/// Lays a record's stem beside a master's: the cheapest way of substitutions, omissions, insertions and swaps of neighbours turns the one into the other,
/// and each of them is counted where it stands in the master, whose split of brand and trade is the trusted one.
/// </summary>
internal static class NameAlignment
{
    private const int Alike = 2;
    private const int Slip = 3;
    private const int Contrast = 9;
    private const int Limit = 9;
    private const int LongestStem = 40;

    public static NameSlips Align(ReadOnlySpan<char> record, ReadOnlySpan<char> master, int brandLength)
    {
        if (Math.Abs(record.Length - master.Length) > Limit / Slip || record.Length > LongestStem || master.Length > LongestStem)
            return new(default, default, IsFar: true);
        Span<byte> costs = stackalloc byte[(LongestStem + 1) * (LongestStem + 1)];
        var width = master.Length + 1;
        return Fill(costs, record, master, width) && costs[record.Length * width + master.Length] <= Limit ? Trace(costs, record, master, brandLength) : new(default, default, IsFar: true);
    }

    /// <returns>False as soon as no way can stay under the limit.</returns>
    private static bool Fill(Span<byte> costs, ReadOnlySpan<char> record, ReadOnlySpan<char> master, int width)
    {
        for (var j = 0; j < width; j++)
            costs[j] = (byte)(j * Slip);
        for (var i = 1; i <= record.Length; i++)
        {
            costs[i * width] = (byte)(i * Slip);
            var least = costs[i * width];
            for (var j = 1; j < width; j++)
            {
                var cost = Math.Min(costs[(i - 1) * width + j - 1] + Substitution(record[i - 1], master[j - 1]), Math.Min(costs[(i - 1) * width + j], costs[i * width + j - 1]) + Slip);
                costs[i * width + j] = (byte)(IsSwap(record, master, i, j) ? Math.Min(cost, costs[(i - 2) * width + j - 2] + Slip) : cost);
                least = Math.Min(least, costs[i * width + j]);
            }

            if (least > Limit)
                return false;
        }

        return true;
    }

    private static NameSlips Trace(ReadOnlySpan<byte> costs, ReadOnlySpan<char> record, ReadOnlySpan<char> master, int brandLength)
    {
        var (width, i, j) = (master.Length + 1, record.Length, master.Length);
        var slips = default(NameSlips);
        while (i > 0 || j > 0)
        {
            var here = costs[i * width + j];
            if (i > 0 && j > 0 && here == costs[(i - 1) * width + j - 1] + Substitution(record[i - 1], master[j - 1]))
            {
                slips = Count(slips, j - 1 < brandLength, KindOf(Substitution(record[i - 1], master[j - 1])));
                (i, j) = (i - 1, j - 1);
            }
            else if (IsSwap(record, master, i, j) && here == costs[(i - 2) * width + j - 2] + Slip)
            {
                slips = Count(slips, j - 2 < brandLength, new(0, 1, 0));
                (i, j) = (i - 2, j - 2);
            }
            else if (j > 0 && here == costs[i * width + j - 1] + Slip)
            {
                slips = Count(slips, --j < brandLength, new(0, 1, 0));
            }
            else
            {
                slips = Count(slips, j < brandLength, new(0, 1, 0));
                i--;
            }
        }

        return slips;
    }

    private static NameSlips Count(NameSlips slips, bool isBrand, SlipCount one) =>
        isBrand ? slips with { Brand = slips.Brand + one } : slips with { Trade = slips.Trade + one };

    private static SlipCount KindOf(int cost) => cost switch { 0 => default, Alike => new(1, 0, 0), Slip => new(0, 0, 1), _ => new(0, 0, 3) };

    private static int Substitution(char record, char master) =>
        record == master ? 0 : AlikeCharacters.IsContrast(record, master) ? Contrast : AlikeCharacters.IsAlike(record, master) ? Alike : Slip;

    private static bool IsSwap(ReadOnlySpan<char> record, ReadOnlySpan<char> master, int i, int j) =>
        i > 1 && j > 1 && record[i - 1] == master[j - 2] && record[i - 2] == master[j - 1] && record[i - 1] != record[i - 2];
}
