using ClosedXML.Excel;

namespace GreenBatch.Reports;

/// <summary>Fonts by name (they fall back on the reader's machine), fills and number formats of the printed sheets.</summary>
internal static class Styles
{
    public const double BodyPoints = 10.5;
    public const double HeaderPoints = 11;
    public const double TitlePoints = 20;
    public const string HeaderFill = "#EDEDED";

    private const string BodyFont = "仿宋";
    private const string HeaderFont = "黑体";
    private const string TitleFont = "方正小标宋简体";
    private const string InputBorder = "#E6A700";

    public static void Title(IXLStyle style)
    {
        Font(style, TitleFont, TitlePoints);
        Place(style, XLAlignmentHorizontalValues.Center);
    }

    public static void Attachment(IXLStyle style) => Font(style, HeaderFont, 14);

    /// <summary>Running text around the tables: unit line, notes and signature line.</summary>
    public static void Line(IXLStyle style, XLAlignmentHorizontalValues horizontal)
    {
        Font(style, BodyFont, BodyPoints);
        Place(style, horizontal);
    }

    public static void Subtitle(IXLStyle style) => Font(style, HeaderFont, 12);

    public static void Header(IXLStyle style)
    {
        Font(style, HeaderFont, HeaderPoints);
        Place(style, XLAlignmentHorizontalValues.Center);
        style.Fill.BackgroundColor = XLColor.FromHtml(HeaderFill);
        Borders(style, XLBorderStyleValues.Thin, XLColor.Black);
    }

    public static void Body(IXLStyle style, ColumnHead head)
    {
        Font(style, BodyFont, BodyPoints);
        Place(style, head.Format == CellFormat.Text ? XLAlignmentHorizontalValues.Left : XLAlignmentHorizontalValues.Center);
        style.NumberFormat.Format = NumberFormat(head.Format);
        if (head.IsInput)
            Borders(style, XLBorderStyleValues.Medium, XLColor.FromHtml(InputBorder));
        else
            Borders(style, XLBorderStyleValues.Thin, XLColor.Black);
    }

    public static string NumberFormat(CellFormat format) => format switch
    {
        CellFormat.Whole => "0",
        CellFormat.Score => "0.00",
        CellFormat.Change => "+0.00;-0.00;0.00",
        CellFormat.Move => "\"↑\"0;\"↓\"0;\"—\"",
        CellFormat.Share => "0.0%",
        CellFormat.Measure => "0.####",
        CellFormat.Day => "yyyy\"年\"m\"月\"d\"日\"",
        _ => "@",
    };

    private static void Font(IXLStyle style, string name, double points)
    {
        style.Font.FontName = name;
        style.Font.FontSize = points;
    }

    private static void Place(IXLStyle style, XLAlignmentHorizontalValues horizontal)
    {
        style.Alignment.Horizontal = horizontal;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Alignment.WrapText = true;
    }

    private static void Borders(IXLStyle style, XLBorderStyleValues border, XLColor color)
    {
        (style.Border.LeftBorder, style.Border.RightBorder, style.Border.TopBorder, style.Border.BottomBorder) = (border, border, border, border);
        (style.Border.LeftBorderColor, style.Border.RightBorderColor, style.Border.TopBorderColor, style.Border.BottomBorderColor) = (color, color, color, color);
    }
}
