using ClosedXML.Excel;

namespace GreenBatch.Reports;

/// <summary>The two header rows of a table: groups above, columns below, single columns over both.</summary>
internal static class HeaderWriter
{
    public static void Write(IXLWorksheet worksheet, IReadOnlyList<ColumnHead> heads, int row, double[] widths)
    {
        var area = worksheet.Range(row, 1, row + 1, heads.Count);
        Styles.Header(worksheet.Cell(row, 1).Style);
        area.Style = worksheet.Cell(row, 1).Style;
        for (var first = 0; first < heads.Count; first = Next(heads, first))
            WriteGroup(worksheet, heads, row, first, Next(heads, first));
        var lines = heads.Select((head, column) => TextWidth.Lines(head.Header, Styles.HeaderPoints, widths[column]) / (head.Group is null ? 2.0 : 1)).Max();
        worksheet.Row(row).Height = SheetWriter.RowHeight(1, Styles.HeaderPoints);
        worksheet.Row(row + 1).Height = SheetWriter.RowHeight((int)Math.Ceiling(lines), Styles.HeaderPoints);
    }

    private static void WriteGroup(IXLWorksheet worksheet, IReadOnlyList<ColumnHead> heads, int row, int first, int next)
    {
        if (heads[first].Group is not { } group)
        {
            worksheet.Cell(row, first + 1).SetValue(heads[first].Header);
            worksheet.Range(row, first + 1, row + 1, first + 1).Merge();
            return;
        }

        worksheet.Cell(row, first + 1).SetValue(group);
        if (next - first > 1)
            worksheet.Range(row, first + 1, row, next).Merge();
        for (var column = first; column < next; column++)
            worksheet.Cell(row + 1, column + 1).SetValue(heads[column].Header);
    }

    /// <summary>First column after the group that begins here.</summary>
    private static int Next(IReadOnlyList<ColumnHead> heads, int first)
    {
        var next = first + 1;
        while (heads[first].Group is { } group && next < heads.Count && string.Equals(heads[next].Group, group, StringComparison.Ordinal))
            next++;
        return next;
    }
}
