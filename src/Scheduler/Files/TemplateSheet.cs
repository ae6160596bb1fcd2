using ClosedXML.Excel;

namespace GreenBatch.Scheduler.Files;

/// <summary>The common look of blank sheets: a title, a framed header row below it, rows to fill underneath.</summary>
internal static class TemplateSheet
{
    public const int HeaderRow = 2;

    public static void Begin(IXLWorksheet sheet, string title, IReadOnlyList<string> headers)
    {
        sheet.Style.Font.FontName = "宋体";
        sheet.Cell(1, 1).SetValue<string>(title).Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Range(1, 1, 1, headers.Count).Merge();
        Write(sheet, HeaderRow, headers);
        var header = sheet.Range(HeaderRow, 1, HeaderRow, headers.Count).Style;
        header.Font.SetBold();
        header.Fill.SetBackgroundColor(XLColor.FromArgb(0xE2EFDA));
        header.Border.SetBottomBorder(XLBorderStyleValues.Thin);
        for (var i = 0; i < headers.Count; i++)
            sheet.Column(i + 1).Width = Math.Max(10, (headers[i].Length * 2) + 4);
        sheet.SheetView.FreezeRows(HeaderRow);
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(1, 0);
    }

    public static void Write(IXLWorksheet sheet, int row, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
            sheet.Cell(row, i + 1).SetValue<string>(cells[i]);
    }
}
