using System.Globalization;
using System.Text;
using System.Xml;

namespace GreenBatch.Ingest;

/// <param name="Part">Path of the sheet inside the archive.</param>
internal sealed record SheetPart(string Name, string Part, bool IsHidden);

/// <summary>What the cells of a workbook refer to: sheets in order, shared strings, which styles show dates, and the date system.</summary>
internal sealed class WorkbookParts
{
    private readonly WorkbookArchive _archive;

    public WorkbookParts(WorkbookArchive archive)
    {
        _archive = archive;
        Sheets = ReadSheets();
        SharedStrings = archive.Has("xl/sharedStrings.xml") ? ReadSharedStrings() : [];
        DateStyles = archive.Has("xl/styles.xml") ? ReadDateStyles() : [];
    }

    public IReadOnlyList<SheetPart> Sheets { get; }

    public IReadOnlyList<string> SharedStrings { get; }

    /// <summary>Whether the cell format of an index shows a date.</summary>
    public IReadOnlyList<bool> DateStyles { get; }

    public bool Is1904 { get; private set; }

    private List<SheetPart> ReadSheets()
    {
        var targets = ReadTargets();
        var sheets = new List<SheetPart>();
        using var reader = _archive.Open("xl/workbook.xml");
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
                continue;
            if (reader.LocalName is "workbookPr")
                Is1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName is not "sheet" || RelationOf(reader) is not { } id || !targets.TryGetValue(id, out var part))
                continue;
            if (part.Contains("worksheets/", StringComparison.OrdinalIgnoreCase))
                sheets.Add(new SheetPart(reader.GetAttribute("name") ?? "", part, reader.GetAttribute("state") is "hidden" or "veryHidden"));
        }

        return sheets;
    }

    /// <summary>The relation id, whichever of the two OOXML namespaces the writer uses.</summary>
    private static string? RelationOf(XmlReader reader) =>
        reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private Dictionary<string, string> ReadTargets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = _archive.Open("xl/_rels/workbook.xml.rels");
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "Relationship" && reader.GetAttribute("Target") is { } target)
                targets[reader.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }

        return targets;
    }

    private List<string> ReadSharedStrings()
    {
        var strings = new List<string>();
        using var reader = _archive.Open("xl/sharedStrings.xml");
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "si")
                strings.Add(ReadRichText(reader));
        }

        return strings;
    }

    /// <summary>Text of all runs below the element, without the phonetic ones.</summary>
    public static string ReadRichText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var (depth, text) = (reader.Depth, new StringBuilder());
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "rPh")
                reader.Skip();
            else if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "t")
                text.Append(reader.ReadElementContentAsString());
            else
                reader.Read();
        }

        return Unescape(text.ToString());
    }

    /// <summary>Spreadsheets write control characters as <c>_x000D_</c>.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 7 <= text.Length && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i += 6;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private List<bool> ReadDateStyles()
    {
        var custom = new Dictionary<int, bool>();
        var styles = new List<bool>();
        var isInFormats = false;
        using var reader = _archive.Open("xl/styles.xml");
        while (reader.Read())
        {
            if (reader.LocalName is "cellXfs")
                isInFormats = reader.NodeType is XmlNodeType.Element;
            if (reader.NodeType is not XmlNodeType.Element)
                continue;
            if (reader.LocalName is "numFmt")
                custom[Number(reader.GetAttribute("numFmtId"))] = IsDateFormat(reader.GetAttribute("formatCode") ?? "");
            else if (isInFormats && reader.LocalName is "xf" && Number(reader.GetAttribute("numFmtId")) is var id)
                styles.Add(custom.TryGetValue(id, out var isDate) ? isDate : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58));
        }

        return styles;
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A format with a year or a day in it, outside of quoted text and of [colours] and [conditions].</summary>
    private static bool IsDateFormat(string format)
    {
        var closing = '\0';
        foreach (var c in format)
        {
            if (closing != '\0')
                closing = c == closing ? '\0' : closing;
            else if (c is '"' or '[')
                closing = c is '"' ? '"' : ']';
            else if (c is 'y' or 'Y' or 'd' or 'D')
                return true;
        }

        return false;
    }
}
