using ClosedXML.Excel;

namespace GreenBatch.Reports;

/// <summary>The frame of every printed sheet: attachment mark, title, unit line, tables from row 4 on, notes and signature line.</summary>
internal sealed class SheetWriter(IXLWorksheet worksheet, Frame frame, PrintedSheet sheet)
{
    public const int HeaderRow = 4;
    public const int FirstDataRow = 6;
    private const double LinePoints = 15;

    private readonly double[] _widths = SheetWidths.Of(sheet);

    public static void Write(IXLWorkbook workbook, Frame frame, PrintedSheet sheet) =>
        new SheetWriter(workbook.AddWorksheet(sheet.Name), frame, sheet).Write();

    private void Write()
    {
        for (var column = 0; column < _widths.Length; column++)
            worksheet.Column(column + 1).Width = _widths[column];
        WriteTop();
        var row = HeaderRow;
        foreach (var block in sheet.Blocks)
            row = WriteBlock(block, row);
        WriteBottom(row);
        PageLayout.Apply(worksheet, frame, sheet);
    }

    private void WriteTop()
    {
        var attachment = worksheet.Cell(1, 1);
        attachment.SetValue(frame.Attachment);
        Styles.Attachment(attachment.Style);
        attachment.Style.Alignment.WrapText = false;
        worksheet.Row(1).Height = 20;
        Across(2, 1, _widths.Length, sheet.Title, Styles.Title, Styles.TitlePoints);
        WriteUnitLine();
    }

    /// <summary>Left and right take as many columns as their words need; the facts have the rest.</summary>
    private void WriteUnitLine()
    {
        var left = "制表单位：" + frame.Office;
        var right = "单位：" + sheet.Unit;
        if (_widths.Length < 3)
        {
            worksheet.Row(3).Height = Merged(3, 1, _widths.Length, $"{left}　{frame.Facts}　{right}", XLAlignmentHorizontalValues.Left);
            return;
        }

        var leftEnd = ColumnsFor(left, _widths);
        var rightStart = _widths.Length + 1 - ColumnsFor(right, _widths.Reverse());
        rightStart = Math.Max(rightStart, leftEnd + 2);
        var heights = new[]
        {
            Merged(3, 1, leftEnd, left, XLAlignmentHorizontalValues.Left),
            Merged(3, leftEnd + 1, rightStart - 1, frame.Facts, XLAlignmentHorizontalValues.Center),
            Merged(3, rightStart, _widths.Length, right, XLAlignmentHorizontalValues.Right),
        };
        worksheet.Row(3).Height = heights.Max();
    }

    private int ColumnsFor(string text, IEnumerable<double> widths)
    {
        var needed = TextWidth.Of(text, Styles.BodyPoints) + TextWidth.Padding;
        var columns = widths.Scan().TakeWhile(total => total < needed).Count() + 1;
        return Math.Clamp(columns, 1, Math.Max(1, _widths.Length - 2));
    }

    private double Merged(int row, int first, int last, string text, XLAlignmentHorizontalValues horizontal)
    {
        if (last < first || last > _widths.Length)
            return LinePoints;
        var cell = worksheet.Cell(row, first);
        cell.SetValue(text);
        Styles.Line(cell.Style, horizontal);
        if (last > first)
            worksheet.Range(row, first, row, last).Merge();
        return RowHeight(TextWidth.Lines(text, Styles.BodyPoints, _widths[(first - 1)..last].Sum()), Styles.BodyPoints);
    }

    private int WriteBlock(Block block, int row)
    {
        var isFirst = row == HeaderRow;
        if (!isFirst)
        {
            row++;
            if (block.Title is { } title)
                Across(row++, 1, _widths.Length, title, Styles.Subtitle, 12);
        }

        HeaderWriter.Write(worksheet, block.Heads, row, _widths);
        var next = new BodyWriter(worksheet, block, _widths).Write(row + 2);
        if (isFirst && sheet.IsOneTable)
            worksheet.Range(row + 1, 1, Math.Max(next - 1, row + 2), block.Heads.Count).SetAutoFilter();
        return next;
    }

    private void WriteBottom(int row)
    {
        for (var note = 0; note < sheet.Notes.Count; note++)
        {
            var mark = note == 0 ? "注：" : "　　";
            worksheet.Row(row).Height = Merged(row, 1, _widths.Length, $"{mark}{note + 1}. {sheet.Notes[note]}", XLAlignmentHorizontalValues.Left);
            row++;
        }

        worksheet.Row(row + 1).Height = Merged(row + 1, 1, _widths.Length, "制表：　　　　　　　　审核：　　　　　　　　日期：　　　　　　　　", XLAlignmentHorizontalValues.Left);
    }

    private void Across(int row, int first, int last, string text, Action<IXLStyle> style, double points)
    {
        var cell = worksheet.Cell(row, first);
        cell.SetValue(text);
        style(cell.Style);
        worksheet.Range(row, first, row, last).Merge();
        worksheet.Row(row).Height = RowHeight(TextWidth.Lines(text, points, _widths[(first - 1)..last].Sum()), points);
    }

    /// <summary>Height that holds so many lines, so that nothing is cut wherever the file is opened.</summary>
    public static double RowHeight(int lines, double points) => Math.Min((lines * points * 1.36) + 5, LargestHeight);

    private const double LargestHeight = 409;
}
