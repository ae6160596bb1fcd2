using ClosedXML.Excel;

namespace GreenBatch.Reports;

/// <summary>The rows of a table. Styles are set once for each column: cell by cell they would cost more than the values.</summary>
internal sealed class BodyWriter(IXLWorksheet worksheet, Block block, double[] widths)
{
    private const string ScaleLow = "#F5B971";
    private const string ScaleMiddle = "#FFFFFF";
    private const string ScaleHigh = "#9CC7E8";

    /// <summary>Writes the rows and returns the first row below them.</summary>
    public int Write(int firstRow)
    {
        if (block.RowCount == 0)
            return WriteNone(firstRow);
        for (var column = 0; column < block.Heads.Count; column++)
            StyleColumn(column, firstRow);
        for (var row = 0; row < block.RowCount; row++)
            WriteRow(row, firstRow + row);
        return firstRow + block.RowCount;
    }

    private int WriteNone(int row)
    {
        var cell = worksheet.Cell(row, 1);
        Styles.Body(cell.Style, block.Heads[0] with { Format = CellFormat.Code, IsInput = false });
        cell.SetValue("（无）");
        var range = worksheet.Range(row, 1, row, block.Heads.Count);
        range.Style = cell.Style;
        range.Merge();
        worksheet.Row(row).Height = SheetWriter.RowHeight(1, Styles.BodyPoints);
        return row + 1;
    }

    private void StyleColumn(int column, int firstRow)
    {
        var head = block.Heads[column];
        var template = worksheet.Cell(firstRow, column + 1);
        Styles.Body(template.Style, head);
        var range = worksheet.Range(firstRow, column + 1, firstRow + block.RowCount - 1, column + 1);
        range.Style = template.Style;
        if (head.IsInput)
            Validate(range, head);
        if (head.ScaleTop is { } top)
        {
            range.AddConditionalFormat().ColorScale()
                .Minimum(XLCFContentType.Number, 0, XLColor.FromHtml(ScaleLow))
                .Midpoint(XLCFContentType.Number, (double)(top / 2), XLColor.FromHtml(ScaleMiddle))
                .Maximum(XLCFContentType.Number, (double)top, XLColor.FromHtml(ScaleHigh));
        }
    }

    private static void Validate(IXLRange range, ColumnHead head)
    {
        if (head.Choices.Count > 0)
        {
            var list = range.SetDataValidation();
            list.List("\"" + string.Join(',', head.Choices) + "\"", inCellDropdown: true);
            Explain(list, "请从下拉列表中选择：" + string.Join('、', head.Choices));
        }
        else if (head.Format == CellFormat.Day)
        {
            var date = range.SetDataValidation();
            date.Date.EqualOrGreaterThan(new DateTime(2016, 1, 1, 0, 0, 0, DateTimeKind.Unspecified));
            Explain(date, "请填写日期，如 2025-11-18");
        }
    }

    private static void Explain(IXLDataValidation validation, string message)
    {
        validation.ErrorTitle = "填写有误";
        validation.ErrorMessage = message;
        validation.ShowErrorMessage = true;
        validation.IgnoreBlanks = true;
    }

    private void WriteRow(int row, int sheetRow)
    {
        var lines = 1;
        for (var column = 0; column < block.Heads.Count; column++)
        {
            var head = block.Heads[column];
            if (head.IsInput)
                continue;
            var value = block.Value(row, column);
            Write(worksheet.Cell(sheetRow, column + 1), value);
            lines = Math.Max(lines, TextWidth.Lines(TextWidth.Shown(value, head.Format), Styles.BodyPoints, widths[column]));
        }

        worksheet.Row(sheetRow).Height = SheetWriter.RowHeight(lines, Styles.BodyPoints);
    }

    private static void Write(IXLCell cell, Cell value)
    {
        if (value.Number is { } number)
            cell.SetValue(number);
        else if (value.Day is { } day)
            cell.SetValue(day.ToDateTime(TimeOnly.MinValue));
        else
            cell.SetValue(value.Text ?? Cell.AbsentMark);
        if (value.Fill is { } fill)
            cell.Style.Fill.BackgroundColor = XLColor.FromHtml(fill);
        if (value.LinkedSheet is { } sheet)
            cell.Hyperlink = new XLHyperlink($"'{sheet}'!A1");
    }
}
