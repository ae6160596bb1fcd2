using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GreenBatch.Scheduler.Demo;

/// <summary>
/// Writes the workbooks of the departments: a sheet per table, merged title rows above the header as officials like them, days as real dates. Written part
/// by part, with fixed times, so that the same city gives the same bytes.
/// </summary>
internal static class DemoWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string DateStyle = "1";
    private static readonly DateTimeOffset FixedTime = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <param name="titles">Title rows above the header, merged over the width of the table; none for a plain export.</param>
    public static void Write(Stream stream, IReadOnlyList<DemoTable> tables, IReadOnlyList<string> titles)
    {
        using var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(package, "[Content_Types].xml", xml => WriteContentTypes(xml, tables.Count));
        Part(package, "_rels/.rels", xml => WriteRelations(xml, [(Relations + "/officeDocument", "xl/workbook.xml")]));
        Part(package, "xl/workbook.xml", xml => WriteSheetList(xml, tables));
        Part(package, "xl/_rels/workbook.xml.rels", xml => WriteRelations(
            xml, [.. tables.Select((_, i) => (Relations + "/worksheet", $"worksheets/sheet{Number(i + 1)}.xml")), (Relations + "/styles", "styles.xml")]));
        Part(package, "xl/styles.xml", WriteStyles);
        for (var i = 0; i < tables.Count; i++)
        {
            var table = tables[i];
            Part(package, $"xl/worksheets/sheet{Number(i + 1)}.xml", xml => WriteSheet(xml, table, titles));
        }
    }

    private static void Part(ZipArchive package, string name, Action<XmlWriter> write)
    {
        var entry = package.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = FixedTime;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument();
        write(xml);
        xml.WriteEndDocument();
    }

    private static void WriteContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", ContentTypes);
        Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", SpreadsheetType + "sheet.main+xml"));
        Element(xml, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", SpreadsheetType + "styles+xml"));
        for (var i = 1; i <= sheets; i++)
            Element(xml, "Override", ("PartName", $"/xl/worksheets/sheet{Number(i)}.xml"), ("ContentType", SpreadsheetType + "worksheet+xml"));
        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        for (var i = 0; i < relations.Count; i++)
            Element(xml, "Relationship", ("Id", "rId" + Number(i + 1)), ("Type", relations[i].Type), ("Target", relations[i].Target));
        xml.WriteEndElement();
    }

    private static void WriteSheetList(XmlWriter xml, IReadOnlyList<DemoTable> tables)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteStartElement("sheets", Main);
        for (var i = 0; i < tables.Count; i++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", tables[i].Name);
            xml.WriteAttributeString("sheetId", Number(i + 1));
            xml.WriteAttributeString("r", "id", Relations, "rId" + Number(i + 1));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Two cell styles: general, and the built-in short date.</summary>
    private static void WriteStyles(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Main);
        Group(xml, "fonts", () => Element(xml, "font"));
        Group(xml, "fills", () => Element(xml, "fill"));
        Group(xml, "borders", () => Element(xml, "border"));
        Group(xml, "cellStyleXfs", () => Element(xml, "xf", ("numFmtId", "0")));
        Group(xml, "cellXfs", () =>
        {
            Element(xml, "xf", ("numFmtId", "0"), ("xfId", "0"));
            Element(xml, "xf", ("numFmtId", "14"), ("xfId", "0"), ("applyNumberFormat", "1"));
        });
        xml.WriteEndElement();
    }

    private static void WriteSheet(XmlWriter xml, DemoTable table, IReadOnlyList<string> titles)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        var row = 0;
        foreach (var title in titles)
            WriteRow(xml, ++row, [title]);
        WriteRow(xml, ++row, table.Header);
        foreach (var cells in table.Rows)
            WriteRow(xml, ++row, cells);
        xml.WriteEndElement();
        if (titles.Count > 0)
        {
            Group(xml, "mergeCells", () =>
            {
                for (var i = 1; i <= titles.Count; i++)
                    Element(xml, "mergeCell", ("ref", $"A{Number(i)}:{Column(table.Header.Count - 1)}{Number(i)}"));
            });
        }

        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int row, IReadOnlyList<object?> cells)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Number(row));
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column] is { } cell)
                WriteCell(xml, Column(column) + Number(row), cell);
        }

        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string place, object cell)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        switch (cell)
        {
            case string text:
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteElementString("t", Main, text);
                xml.WriteEndElement();
                break;
            case DateOnly day:
                xml.WriteAttributeString("s", DateStyle);
                xml.WriteElementString("v", Main, Number(day.DayNumber - SerialZero.DayNumber));
                break;
            default:
                xml.WriteElementString("v", Main, Convert.ToString(cell, CultureInfo.InvariantCulture));
                break;
        }

        xml.WriteEndElement();
    }

    private static void Group(XmlWriter xml, string name, Action content)
    {
        xml.WriteStartElement(name, Main);
        content();
        xml.WriteEndElement();
    }

    /// <summary>An empty element in the namespace of the element it stands in.</summary>
    private static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static string Column(int index) => ((char)('A' + index)).ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
