using ClosedXML.Excel;

namespace GreenBatch.Reports;

/// <summary>A4, one page wide, header rows on every page, run and edition in the footer.</summary>
internal static class PageLayout
{
    private const double Margin = 15 / 25.4;
    private const double EdgeMargin = 8 / 25.4;

    public static void Apply(IXLWorksheet worksheet, Frame frame, PrintedSheet sheet)
    {
        var page = worksheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = sheet.IsPortrait ? XLPageOrientation.Portrait : XLPageOrientation.Landscape;
        page.FitToPages(1, 0);
        (page.Margins.Left, page.Margins.Right, page.Margins.Top, page.Margins.Bottom) = (Margin, Margin, Margin, Margin);
        (page.Margins.Header, page.Margins.Footer) = (EdgeMargin, EdgeMargin);
        page.CenterHorizontally = true;
        if (sheet.IsOneTable)
        {
            page.SetRowsToRepeatAtTop(SheetWriter.HeaderRow, SheetWriter.HeaderRow + 1);
            worksheet.SheetView.Freeze(SheetWriter.FirstDataRow - 1, sheet.FrozenColumns);
        }

        page.Footer.Left.AddText(frame.RunId.Replace("&", "&&", StringComparison.Ordinal));
        page.Footer.Center.AddText("第 ");
        page.Footer.Center.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Center.AddText(" 页，共 ");
        page.Footer.Center.AddText(XLHFPredefinedText.NumberOfPages);
        page.Footer.Center.AddText(" 页");
        page.Footer.Right.AddText(frame.Edition);
    }
}
