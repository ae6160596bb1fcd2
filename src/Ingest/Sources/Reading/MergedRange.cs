using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>A merged range such as <c>A5:A6</c>.</summary>
internal static class MergedRange
{
    /// <summary>Whether the range touches a used column from a row on.</summary>
    public static bool Covers(string range, int firstRow, IReadOnlyList<int> columns)
    {
        var ends = range.Split(':');
        var (first, last) = (Parse(ends[0]), Parse(ends[^1]));
        return last.Row >= firstRow && columns.Any(c => c >= first.Column && c <= last.Column);
    }

    private static (int Column, int Row) Parse(string reference)
    {
        var column = 0;
        foreach (var c in reference.Where(char.IsAsciiLetter))
            column = Math.Min(1 << 20, (column * 26) + char.ToUpperInvariant(c) - 'A' + 1);
        _ = int.TryParse(string.Concat(reference.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var row);
        return (column - 1, row);
    }
}
