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
        SetHeights(worksheet, heads, row, widths);
    }

    /// <summary>Without groups the two rows together are as high as one.</summary>
    private static void SetHeights(IXLWorksheet worksheet, IReadOnlyList<ColumnHead> heads, int row, double[] widths)
    {
        double Highest(bool inGroup) => heads.Select((head, column) => (head, column)).Where(h => h.head.Group is not null == inGroup)
            .Select(h => SheetWriter.RowHeight(TextWidth.Lines(h.head.Header, Styles.HeaderPoints, widths[h.column]), Styles.HeaderPoints))
            .DefaultIfEmpty(0).Max();
        var hasGroups = heads.Any(h => h.Group is not null);
        var top = hasGroups ? SheetWriter.RowHeight(1, Styles.HeaderPoints) : Highest(inGroup: false) / 2;
        worksheet.Row(row).Height = top;
        worksheet.Row(row + 1).Height = Math.Max(Highest(inGroup: true), Highest(inGroup: false) - top);
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
