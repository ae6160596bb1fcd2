namespace GreenBatch.Tests.Support;

/// <summary>
/// A small text table that a policy officer can read: cells between bars, the header first, a line of dashes ignored.
/// <code>
/// | unit | value |
/// | F1   | 12.5  |
/// </code>
/// </summary>
public sealed class Table
{
    private Table(IReadOnlyList<string> header, IReadOnlyList<TableRow> rows)
    {
        Header = header;
        Rows = rows;
    }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<TableRow> Rows { get; }

    public static Table Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Trim('|', '-', '+', ' ').Length > 0)
            .Select(Cells)
            .ToList();
        var header = lines[0];
        return new Table(header, [.. lines.Skip(1).Select(cells => RowOf(header, cells))]);
    }

    /// <summary>The table as CSV text, for files that a test hands in.</summary>
    public string ToCsv() => string.Concat(Rows.Select(r => r.Cells).Prepend(Header).Select(cells => string.Join(',', cells) + "\n"));

    private static TableRow RowOf(List<string> header, List<string> cells) => cells.Count == header.Count
        ? new TableRow(header, cells)
        : throw new FormatException($"A row has {cells.Count} cells, the header {header.Count}: {string.Join(" | ", cells)}");

    private static List<string> Cells(string line) => [.. line.Trim('|').Split('|', StringSplitOptions.TrimEntries)];
}

/// <summary>One row of a <see cref="Table"/>; cells by the name of their column.</summary>
public sealed class TableRow(IReadOnlyList<string> header, IReadOnlyList<string> cells)
{
    public IReadOnlyList<string> Cells { get; } = cells;

    /// <summary>The cell, empty where the table left it so.</summary>
    public string this[string column]
    {
        get
        {
            for (var i = 0; i < header.Count; i++)
            {
                if (string.Equals(header[i], column, StringComparison.Ordinal))
                    return Cells[i];
            }

            throw new KeyNotFoundException($"No column {column} among {string.Join(", ", header)}");
        }
    }

    public bool Has(string column) => header.Contains(column, StringComparer.Ordinal);
}
