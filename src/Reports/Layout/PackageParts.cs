using System.Globalization;
using System.Xml.Linq;

namespace GreenBatch.Reports;

/// <summary>The parts of the package that the library writes with chance in them (names, ids, times), written anew from the facts.</summary>
internal static class PackageParts
{
    public const string Core = "docProps/core.xml";
    public const string Custom = "docProps/custom.xml";
    public const string App = "docProps/app.xml";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Document = "application/vnd.openxmlformats-officedocument.";
    private static readonly XNamespace Relationships = Package + "relationships";

    public static XDocument CoreProperties(WorkbookFacts facts)
    {
        XNamespace core = Package + "metadata/core-properties";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace elements = "http://purl.org/dc/elements/1.1/";
        XNamespace schema = "http://www.w3.org/2001/XMLSchema-instance";
        var time = facts.GeneratedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        XElement Time(string name) => new(terms + name, new XAttribute(schema + "type", "dcterms:W3CDTF"), time);
        return new XDocument(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dcterms", terms.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dc", elements.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "xsi", schema.NamespaceName),
            new XElement(elements + "title", facts.Title),
            new XElement(elements + "creator", facts.Office),
            Time("created"),
            Time("modified")));
    }

    public static XDocument CustomProperties(WorkbookFacts facts)
    {
        XNamespace custom = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
        XNamespace types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
        return new XDocument(new XElement(custom + "Properties", facts.Properties.Select((property, index) => new XElement(
            custom + "property",
            new XAttribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
            new XAttribute("pid", index + 2),
            new XAttribute("name", property.Key),
            new XElement(types + "lpwstr", property.Value)))));
    }

    public static XDocument AppProperties()
    {
        XNamespace extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        return new XDocument(new XElement(extended + "Properties", new XElement(extended + "Application", "GreenBatch")));
    }

    public static XDocument RootRelationships() => RelationshipList(
        ("rId1", Office + "officeDocument", "/xl/workbook.xml"),
        ("rId2", Package + "relationships/metadata/core-properties", "/" + Core),
        ("rId3", Office + "extended-properties", "/" + App),
        ("rId4", Office + "custom-properties", "/" + Custom));

    public static XDocument TableRelationship(string tablePart) => RelationshipList(("rId1", Office + "table", "/" + tablePart));

    public static XDocument ContentTypes(IEnumerable<string> parts)
    {
        XNamespace types = Package + "content-types";
        return new XDocument(new XElement(
            types + "Types",
            new XElement(types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            parts.Where(p => !p.EndsWith(".rels", StringComparison.Ordinal)).Select(part => new XElement(
                types + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", ContentType(part))))));
    }

    private static string ContentType(string part) => part switch
    {
        Core => "application/vnd.openxmlformats-package.core-properties+xml",
        Custom => Document + "custom-properties+xml",
        App => Document + "extended-properties+xml",
        "xl/workbook.xml" => Document + "spreadsheetml.sheet.main+xml",
        "xl/sharedStrings.xml" => Document + "spreadsheetml.sharedStrings+xml",
        "xl/styles.xml" => Document + "spreadsheetml.styles+xml",
        _ when part.StartsWith("xl/theme/", StringComparison.Ordinal) => Document + "theme+xml",
        _ when part.StartsWith("xl/tables/", StringComparison.Ordinal) => Document + "spreadsheetml.table+xml",
        _ when part.StartsWith("xl/worksheets/", StringComparison.Ordinal) => Document + "spreadsheetml.worksheet+xml",
        _ => throw new InvalidOperationException($"A part that the finishing pass does not know: {part}"),
    };

    private static XDocument RelationshipList(params (string Id, string Type, string Target)[] relationships) => new(new XElement(
        Relationships + "Relationships",
        relationships.Select(r => new XElement(Relationships + "Relationship", new XAttribute("Id", r.Id), new XAttribute("Type", r.Type), new XAttribute("Target", r.Target)))));
}
