namespace GreenBatch.Reports;

/// <summary>A table for machines: one header row, no merges, an empty cell where there is no value. It becomes a streamed 数据_ sheet or a CSV.</summary>
/// <param name="Name">Sheet name, or the CSV's name without ending.</param>
/// <param name="TableName">Name of the Excel table: ASCII, unique in the workbook.</param>
/// <param name="Rows">Read once for each writing; never held as a whole.</param>
internal sealed record FlatTable(string Name, string TableName, IReadOnlyList<ColumnHead> Heads, int RowCount, IEnumerable<IReadOnlyList<Cell>> Rows)
{
    public static FlatTable Of<T>(string name, string tableName, IReadOnlyList<Column<T>> columns, IReadOnlyList<T> rows) =>
        Of(name, tableName, columns, rows, rows.Count);

    public static FlatTable Of<T>(string name, string tableName, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows, int rowCount) =>
        new(name, tableName, columns, rowCount, rows.Select(row => columns.Select(c => c.Value(row)).ToArray()));
}
