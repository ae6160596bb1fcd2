using System.Globalization;
using System.Runtime.InteropServices;

namespace GreenBatch.Ingest;

/// <summary>A merged range such as <c>A5:A6</c>, columns from 0, rows from 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MergedRange(int FirstColumn, int FirstRow, int LastColumn, int LastRow)
{
    public static MergedRange Parse(string range)
    {
        var middle = range.IndexOf(':', StringComparison.Ordinal);
        var first = ParseCell(middle < 0 ? range : range[..middle]);
        var last = middle < 0 ? first : ParseCell(range[(middle + 1)..]);
        return new MergedRange(first.Column, first.Row, last.Column, last.Row);
    }

    /// <summary>Whether the range touches a used column from a row on.</summary>
    public bool Covers(int firstRow, IReadOnlyList<int> columns)
    {
        var (from, to) = (FirstColumn, LastColumn);
        return LastRow >= firstRow && columns.Any(c => c >= from && c <= to);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letters(FirstColumn)}{FirstRow}:{Letters(LastColumn)}{LastRow}");

    private static string Letters(int column) => column < 0 ? "" : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static (int Column, int Row) ParseCell(string reference)
    {
        var column = 0;
        foreach (var c in reference.Where(char.IsAsciiLetter))
            column = Math.Min(1 << 20, (column * 26) + char.ToUpperInvariant(c) - 'A' + 1);
        _ = int.TryParse(string.Concat(reference.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var row);
        return (column - 1, row);
    }
}
