using System.Globalization;
using System.Xml;

namespace GreenBatch.Ingest;

/// <param name="Part">Path of the sheet inside the archive.</param>
internal sealed record SheetPart(string Name, string Part, bool IsHidden);

/// <summary>What the cells of a workbook refer to: sheets in order, shared strings, which styles show dates, and the date system.</summary>
internal sealed class WorkbookParts : IDisposable
{
    private const string DefaultWorkbook = "xl/workbook.xml";

    /// <summary>A worksheet program itself stops at 65,490 cell formats.</summary>
    private const int MostStyles = 65_490;

    private readonly WorkbookArchive _archive;
    private readonly OpenedDocument _document;

    public WorkbookParts(WorkbookArchive archive, OpenedDocument document)
    {
        (_archive, _document) = (archive, document);
        var workbook = FindWorkbook();
        var relations = WorkbookRelations.Of(workbook, archive);
        Sheets = ReadSheets(workbook, relations);
        SharedStrings = ReadSharedStrings(PartOf(relations, "sharedStrings", "xl/sharedStrings.xml"));
        DateStyles = ReadDateStyles(PartOf(relations, "styles", "xl/styles.xml"));
        HasExternalLinks = archive.Parts.Any(p => p.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase));
    }

    public IReadOnlyList<SheetPart> Sheets { get; }

    public SharedStrings SharedStrings { get; }

    /// <summary>Whether the cell format of an index shows a date.</summary>
    public IReadOnlyList<bool> DateStyles { get; }

    public bool Is1904 { get; private set; }

    /// <summary>Whether formulas may have taken their results from other workbooks.</summary>
    public bool HasExternalLinks { get; }

    public void Dispose() => SharedStrings.Dispose();

    /// <summary>The part that the package names as its document; where it names none, the usual one.</summary>
    private string FindWorkbook()
    {
        var relations = WorkbookRelations.Of("", _archive).Values.Where(r => r.Kind is "officeDocument").ToList();
        if (relations.Count > 1 || relations.Exists(r => r.Part is null))
            throw _document.Reject("B075", "压缩包内路径非法：工作簿指向文件之外，或有多个", "用表格软件重新保存");
        var part = relations.Count == 1 ? relations[0].Part! : DefaultWorkbook;
        return _archive.Has(part) ? part : throw _document.Reject("B077", "文件不完整或不是工作簿", "请重新导出为 .xlsx");
    }

    private string? PartOf(Dictionary<string, PartRelation> relations, string kind, string usual)
    {
        var named = relations.Values.Where(r => string.Equals(r.Kind, kind, StringComparison.Ordinal)).Select(r => r.Part).FirstOrDefault(p => p is not null);
        return new[] { named, usual }.FirstOrDefault(p => p is not null && _archive.Has(p));
    }

    private List<SheetPart> ReadSheets(string workbook, Dictionary<string, PartRelation> relations)
    {
        var sheets = new List<SheetPart>();
        using var reader = _archive.Open(workbook);
        while (WorkbookArchive.Step(reader))
        {
            if (reader.NodeType is not XmlNodeType.Element)
                continue;
            if (reader.LocalName is "workbookPr")
                Is1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName is "sheet" && RelationOf(reader) is { } id && SheetOf(reader, id, relations) is { } sheet)
                sheets.Add(sheet);
            if (sheets.Count > _document.Limits.ZipEntries)
                throw new XmlException("too many sheets");
        }

        return sheets;
    }

    /// <summary>The sheet of an entry; null for a sheet without cells (a chart). One whose content is missing is not passed over.</summary>
    private SheetPart? SheetOf(XmlReader reader, string id, Dictionary<string, PartRelation> relations)
    {
        var name = reader.GetAttribute("name") ?? "";
        if (!relations.TryGetValue(id, out var relation))
            throw _document.Reject("B077", $"文件不完整：工作表「{CellText.Show(name)}」没有内容", "请重新导出为 .xlsx");
        if (relation.Part is not { } part)
            throw _document.Reject("B075", $"压缩包内路径非法：工作表「{CellText.Show(name)}」指向文件之外", "用表格软件重新保存");
        var isWorksheet = relation.Kind.Length > 0 ? relation.Kind is "worksheet" : part.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);
        return isWorksheet ? new SheetPart(name, part, reader.GetAttribute("state") is "hidden" or "veryHidden") : null;
    }

    /// <summary>The relation id, whichever of the two OOXML namespaces the writer uses.</summary>
    private static string? RelationOf(XmlReader reader) =>
        reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private SharedStrings ReadSharedStrings(string? part)
    {
        SharedStrings? reading = new();
        try
        {
            if (part is not null)
                Fill(reading, part);
            var strings = reading;
            reading = null;
            return strings;
        }
        finally
        {
            reading?.Dispose();
        }
    }

    private void Fill(SharedStrings strings, string part)
    {
        using var reader = _archive.Open(part);
        while (WorkbookArchive.Step(reader))
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.LocalName is not "si")
                continue;
            strings.Add(CellReader.ReadRichText(reader));
            if (strings.Count > SharedStrings.Most)
                throw _document.Reject("B069", $"共享字符串超过上限 {SharedStrings.Most} 个", "请分批导出，或改用 csv");
        }

        strings.Close();
    }

    private List<bool> ReadDateStyles(string? part)
    {
        var custom = new Dictionary<int, bool>();
        var styles = new List<bool>();
        if (part is null)
            return styles;
        var isInFormats = false;
        using var reader = _archive.Open(part);
        while (WorkbookArchive.Step(reader))
        {
            if (reader.LocalName is "cellXfs")
                isInFormats = reader.NodeType is XmlNodeType.Element && !reader.IsEmptyElement;
            else if (reader.NodeType is XmlNodeType.Element)
                ReadStyle(reader, isInFormats, custom, styles);
        }

        return styles;
    }

    private void ReadStyle(XmlReader reader, bool isInFormats, Dictionary<int, bool> custom, List<bool> styles)
    {
        if (reader.LocalName is "numFmt")
            custom[Number(reader.GetAttribute("numFmtId"))] = DateFormat.IsDate(reader.GetAttribute("formatCode") ?? "");
        else if (isInFormats && reader.LocalName is "xf" && Number(reader.GetAttribute("numFmtId")) is var id)
            styles.Add(custom.TryGetValue(id, out var isDate) ? isDate : DateFormat.IsDate(id));
        if (styles.Count > MostStyles || custom.Count > MostStyles)
            throw _document.Reject("B069", $"单元格样式超过上限 {MostStyles} 个", "用表格软件清除多余样式后另存");
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
