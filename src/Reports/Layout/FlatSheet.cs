using System.Globalization;
using System.Xml;
using ClosedXML.Excel;

namespace GreenBatch.Reports;

/// <summary>
/// Streams a flat table as a worksheet in constant memory. ClosedXML only holds its place: four styled cells, whose style numbers are used
/// for header, text, day and number.
/// </summary>
internal static class FlatSheet
{
    public const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    public static void HoldPlace(IXLWorkbook workbook, FlatTable table)
    {
        var worksheet = workbook.AddWorksheet(table.Name);
        for (var column = 1; column <= 4; column++)
        {
            worksheet.Cell(1, column).SetValue("_");
            worksheet.Cell(1, column).Style.Font.FontName = "宋体";
        }

        worksheet.Cell(1, 1).Style.Font.Bold = true;
        worksheet.Cell(1, 2).Style.NumberFormat.Format = "@";
        worksheet.Cell(1, 3).Style.NumberFormat.Format = "yyyy-mm-dd";
    }

    /// <param name="styles">Style numbers of header, text, day and number.</param>
    public static void WriteSheet(XmlWriter xml, FlatTable table, IReadOnlyList<string> styles)
    {
        xml.WriteStartElement("worksheet", Spreadsheet);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        WriteView(xml, table);
        xml.WriteStartElement("sheetData", Spreadsheet);
        WriteRow(xml, 1, [.. table.Heads.Select(h => Cell.Of(h.Header))], [styles[0], styles[2], styles[3]]);
        var row = 1;
        foreach (var cells in table.Rows)
            WriteRow(xml, ++row, cells, [styles[1], styles[2], styles[3]]);
        if (row - 1 != table.RowCount)
            throw new InvalidOperationException($"{table.Name}: {row - 1} rows instead of {table.RowCount}.");
        xml.WriteEndElement();
        xml.WriteRaw("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
        xml.WriteStartElement("tableParts", Spreadsheet);
        xml.WriteAttributeString("count", "1");
        xml.WriteStartElement("tablePart", Spreadsheet);
        xml.WriteAttributeString("id", Relations, "rId1");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public static void WriteTable(XmlWriter xml, FlatTable table, int number)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        // A table has at least one row of data, if only an empty one.
        var area = $"A1:{XLHelper.GetColumnLetterFromNumber(table.Heads.Count)}{Math.Max(table.RowCount, 1) + 1}";
        xml.WriteStartElement("table", Spreadsheet);
        WriteAttributes(xml, ("id", id), ("name", table.TableName), ("displayName", table.TableName), ("ref", area), ("totalsRowShown", "0"));
        xml.WriteStartElement("autoFilter", Spreadsheet);
        WriteAttributes(xml, ("ref", area));
        xml.WriteEndElement();
        xml.WriteStartElement("tableColumns", Spreadsheet);
        WriteAttributes(xml, ("count", table.Heads.Count.ToString(CultureInfo.InvariantCulture)));
        for (var column = 0; column < table.Heads.Count; column++)
        {
            xml.WriteStartElement("tableColumn", Spreadsheet);
            WriteAttributes(xml, ("id", (column + 1).ToString(CultureInfo.InvariantCulture)), ("name", table.Heads[column].Header));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("tableStyleInfo", Spreadsheet);
        WriteAttributes(xml, ("name", "TableStyleLight1"), ("showFirstColumn", "0"), ("showLastColumn", "0"), ("showRowStripes", "1"), ("showColumnStripes", "0"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteView(XmlWriter xml, FlatTable table)
    {
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteStartElement("cols", Spreadsheet);
        for (var column = 1; column <= table.Heads.Count; column++)
        {
            var width = Math.Clamp(TextWidth.Of(table.Heads[column - 1].Header, Styles.HeaderPoints) + TextWidth.Padding, 10, 40);
            var number = column.ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("col", Spreadsheet);
            WriteAttributes(xml, ("min", number), ("max", number), ("width", width.ToString("0.##", CultureInfo.InvariantCulture)), ("customWidth", "1"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int row, IReadOnlyList<Cell> cells, IReadOnlyList<string> styles)
    {
        xml.WriteStartElement("row", Spreadsheet);
        WriteAttributes(xml, ("r", row.ToString(CultureInfo.InvariantCulture)));
        for (var column = 0; column < cells.Count; column++)
        {
            if (!cells[column].IsAbsent)
                WriteCell(xml, XLHelper.GetColumnLetterFromNumber(column + 1), row, cells[column], styles);
        }

        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string column, int row, Cell cell, IReadOnlyList<string> styles)
    {
        xml.WriteStartElement("c", Spreadsheet);
        WriteAttributes(xml, ("r", string.Create(CultureInfo.InvariantCulture, $"{column}{row}")));
        if (cell.Text is { } text)
        {
            WriteAttributes(xml, ("s", styles[0]), ("t", "inlineStr"));
            xml.WriteStartElement("is", Spreadsheet);
            xml.WriteStartElement("t", Spreadsheet);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            // Characters that XML cannot hold are written as the format's own escapes.
            xml.WriteString(EscapedText.Of(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            var number = cell.Number ?? (cell.Day is { } day ? day.DayNumber - SerialZero.DayNumber : 0m);
            WriteAttributes(xml, ("s", cell.Day is null ? styles[2] : styles[1]));
            xml.WriteElementString("v", Spreadsheet, number.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }

    private static void WriteAttributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
    }
}
