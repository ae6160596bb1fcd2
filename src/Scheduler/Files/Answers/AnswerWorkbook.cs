using ClosedXML.Excel;

namespace GreenBatch.Scheduler.Files;

/// <summary>Writes an <see cref="AnswerTable"/>: every cell text, drop-downs where there is a choice, all locked (without a password) but the answers.</summary>
internal static class AnswerWorkbook
{
    /// <summary>Sheet on which the workbook says what it is.</summary>
    public const string NotesSheet = FillingTemplate.NotesSheet;

    private const int RowHeight = 48;

    private const int LongestList = 250;

    public static XLWorkbook Create(AnswerTable table)
    {
        var book = new XLWorkbook();
        Fill(book.AddWorksheet(table.Kind), table);
        Explain(book.AddWorksheet(NotesSheet), table);
        return book;
    }

    private static void Fill(IXLWorksheet sheet, AnswerTable table)
    {
        TemplateSheet.Begin(sheet, table.Title, [.. table.Columns.Select(c => c.IsAnswer ? c.Title + "▼" : c.Title)]);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            sheet.Column(i + 1).Width = table.Columns[i].Width;
            sheet.Column(i + 1).Style.NumberFormat.Format = "@";
        }

        var number = TemplateSheet.HeaderRow;
        foreach (var row in table.Rows)
            Write(sheet, ++number, table, row);
        sheet.SheetView.Freeze(TemplateSheet.HeaderRow, 1);
        sheet.Protect();
    }

    private static void Write(IXLWorksheet sheet, int number, AnswerTable table, AnswerRow row)
    {
        var asked = 0;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var (column, cell) = (table.Columns[i], sheet.Cell(number, i + 1));
            cell.Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
            if (!column.IsAnswer)
            {
                cell.SetValue<string>(row.Cells[asked++]);
                continue;
            }

            cell.Style.Protection.SetLocked(false);
            cell.Style.Fill.SetBackgroundColor(XLColor.FromArgb(0xFFF9E5));
            Offer(cell, column, column.HasOwnChoices ? row.Choices : column.Choices);
        }

        sheet.Row(number).Height = RowHeight;
    }

    private static void Offer(IXLCell cell, AnswerColumn column, IReadOnlyList<string> choices)
    {
        var listed = string.Join(',', choices);
        if (listed.Length is 0 or > LongestList) // spreadsheets refuse a longer one; the answer is checked when it comes back all the same
            return;
        var list = cell.SetDataValidation();
        list.List($"\"{listed}\"", inCellDropdown: true);
        list.IgnoreBlanks = true;
        list.ErrorTitle = column.Title;
        list.ErrorMessage = column.Advice;
    }

    private static void Explain(IXLWorksheet sheet, AnswerTable table)
    {
        TemplateSheet.Begin(sheet, "填写说明（锁定的格子请勿改动，改动后不能导入）", ["事项", "内容"]);
        sheet.Column(2).Width = 100;
        var row = TemplateSheet.HeaderRow;
        foreach (var (name, value) in table.Facts.Prepend(("工作簿", table.Kind)))
            TemplateSheet.Write(sheet, ++row, [name, value]);
        foreach (var column in table.Columns.Where(c => c.IsAnswer))
            TemplateSheet.Write(sheet, ++row, [column.Title, column.Advice]);
        foreach (var (point, text) in table.Notes)
            TemplateSheet.Write(sheet, ++row, [point, text]);
        sheet.Protect();
    }
}
