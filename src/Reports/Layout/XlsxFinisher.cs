using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace GreenBatch.Reports;

/// <summary>
/// The one pass after ClosedXML: print titles as other suites read them, flat sheets streamed into their places, and nothing of chance left
/// (part names, ids, times, order), so that two runs give the same bytes.
/// </summary>
internal sealed partial class XlsxFinisher
{
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Sheets = FlatSheet.Spreadsheet;

    private readonly SortedDictionary<string, Action<Stream>> _parts = new(StringComparer.Ordinal);

    private XlsxFinisher(ZipArchive made, WorkbookFacts facts, IReadOnlyList<FlatTable> tables)
    {
        foreach (var entry in made.Entries.Where(e => !IsReplaced(e.FullName)))
            _parts[entry.FullName] = stream => Copy(entry, stream);
        Set(PackageParts.Core, PackageParts.CoreProperties(facts));
        Set(PackageParts.Custom, PackageParts.CustomProperties(facts));
        Set(PackageParts.App, PackageParts.AppProperties());
        Set("_rels/.rels", PackageParts.RootRelationships());
        var workbook = Load(made, "xl/workbook.xml");
        FixPrintTitles(workbook);
        Set("xl/workbook.xml", workbook);
        for (var i = 0; i < tables.Count; i++)
            SetTable(made, PartOf(made, workbook, tables[i].Name), tables[i], i + 1);
        Set("[Content_Types].xml", PackageParts.ContentTypes([.. _parts.Keys]));
    }

    /// <param name="made">The package as ClosedXML saved it.</param>
    public static void Finish(Stream made, Stream output, WorkbookFacts facts, IReadOnlyList<FlatTable> tables)
    {
        using var source = new ZipArchive(made, ZipArchiveMode.Read, leaveOpen: true);
        var finisher = new XlsxFinisher(source, facts, tables);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, write) in finisher._parts)
        {
            var entry = target.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = EntryTime;
            using var stream = entry.Open();
            write(stream);
        }
    }

    private static bool IsReplaced(string name) =>
        name.StartsWith("docProps/", StringComparison.Ordinal)
        || name.EndsWith(".psmdcp", StringComparison.Ordinal)
        || name is "_rels/.rels" or "[Content_Types].xml";

    private void SetTable(ZipArchive made, string sheetPart, FlatTable table, int number)
    {
        var styles = Load(made, sheetPart).Descendants(Sheets + "c").Select(c => c.Attribute("s")?.Value ?? "0").ToArray();
        var tablePart = string.Create(CultureInfo.InvariantCulture, $"xl/tables/table{number}.xml");
        _parts[sheetPart] = stream => Write(stream, xml => FlatSheet.WriteSheet(xml, table, styles));
        _parts[tablePart] = stream => Write(stream, xml => FlatSheet.WriteTable(xml, table, number));
        Set(sheetPart.Replace("xl/worksheets/", "xl/worksheets/_rels/", StringComparison.Ordinal) + ".rels", PackageParts.TableRelationship(tablePart));
    }

    private static string PartOf(ZipArchive made, XDocument workbook, string sheet)
    {
        XNamespace relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var id = workbook.Descendants(Sheets + "sheet").Single(s => Has(s, "name", sheet)).Attribute(relations + "id")!.Value;
        var target = Load(made, "xl/_rels/workbook.xml.rels").Root!.Elements().Single(r => Has(r, "Id", id)).Attribute("Target")!.Value;
        return target.TrimStart('/');
    }

    private static bool Has(XElement element, string attribute, string value) => string.Equals((string?)element.Attribute(attribute), value, StringComparison.Ordinal);

    /// <summary>ClosedXML writes <c>总排名!4:5</c>; without quotes and <c>$</c> the headers do not repeat in other suites.</summary>
    private static void FixPrintTitles(XDocument workbook)
    {
        foreach (var name in workbook.Descendants(Sheets + "definedName").Where(d => Has(d, "name", "_xlnm.Print_Titles")))
            name.Value = RowTitles().Replace(name.Value, m => $"'{m.Groups["sheet"].Value.Trim('\'')}'!${m.Groups["from"].Value}:${m.Groups["to"].Value}");
    }

    [GeneratedRegex(@"^(?<sheet>.+)!\$?(?<from>[0-9]+):\$?(?<to>[0-9]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RowTitles();

    private void Set(string name, XDocument document) => _parts[name] = stream => Write(stream, document.Root!.WriteTo);

    private static XDocument Load(ZipArchive made, string name)
    {
        using var stream = made.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    private static void Copy(ZipArchiveEntry entry, Stream target)
    {
        using var source = entry.Open();
        source.CopyTo(target);
    }

    private static void Write(Stream stream, Action<XmlWriter> write)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }
}
