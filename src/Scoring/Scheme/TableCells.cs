using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Cells of a CSV table by the name of their column.</summary>
internal static class TableCells
{
    /// <summary>The cell, trimmed; empty when the column is not there.</summary>
    public static string Cell(this ConfigTable table, ConfigRow row, string column)
    {
        for (var i = 0; i < table.Header.Count && i < row.Cells.Count; i++)
        {
            if (string.Equals(table.Header[i].Trim(), column, StringComparison.Ordinal))
                return row.Cells[i].Trim();
        }

        return "";
    }
}
