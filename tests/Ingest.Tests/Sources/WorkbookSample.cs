using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>Builds small workbooks by hand, so that the broken ones can be built as well. Cells are written as <c>type:value</c>: s text, n number, d date serial, b, e, f formula.</summary>
internal sealed class WorkbookSample
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly List<(string Name, string Content)> _sheets = [];
    private readonly List<(string Path, byte[] Content)> _extra = [];
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    public static string[] Header => ["s:企业名称", "s:统一社会信用代码", "s:所属区县", "s:综合能源消费量（tce）", "s:合格率", "s:日期"];

    public static WorkbookSample Of(params string[][] rows) => new WorkbookSample().Sheet("企业", [Header, .. rows]);

    public WorkbookSample Sheet(string name, string[][] rows, string tail = "", string prolog = "")
    {
        var body = string.Concat(rows.Select((cells, r) => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">{string.Concat(cells.Select((c, i) => Cell(c, i, r + 1)))}</row>")));
        return Raw(name, $"{prolog}<worksheet xmlns=\"{Namespace}\"><sheetData>{body}</sheetData>{tail}</worksheet>");
    }

    public WorkbookSample Raw(string name, string content)
    {
        _sheets.Add((name, content));
        return this;
    }

    public WorkbookSample Hidden(string name, string[][] rows)
    {
        _hidden.Add(name);
        return Sheet(name, rows);
    }

    public WorkbookSample Part(string path, string content) => Part(path, Encoding.UTF8, content);

    public WorkbookSample Part(string path, Encoding encoding, string content)
    {
        _extra.Add((path, encoding.GetBytes(content)));
        return this;
    }

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            var names = _sheets.Select((s, i) => FormattableString.Invariant($"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\"{(_hidden.Contains(s.Name) ? " state=\"hidden\"" : "")} r:id=\"r{i + 1}\"/>"));
            var relations = _sheets.Select((_, i) => FormattableString.Invariant($"<Relationship Id=\"r{i + 1}\" Target=\"worksheets/sheet{i + 1}.xml\"/>"));
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Namespace}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{string.Concat(names)}</sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels", $"<Relationships>{string.Concat(relations)}</Relationships>");
            Write(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Namespace}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            Write(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Namespace}\"><si><r><t>共</t></r><r><t>享</t></r><rPh><t>gong</t></rPh></si></sst>");
            for (var i = 0; i < _sheets.Count; i++)
                Write(zip, FormattableString.Invariant($"xl/worksheets/sheet{i + 1}.xml"), _sheets[i].Content);
            foreach (var (path, content) in _extra)
                Write(zip, path, content);
        }

        return bytes.ToArray();
    }

    private static string Cell(string cell, int column, int row)
    {
        var reference = FormattableString.Invariant($"{(char)('A' + column)}{row}");
        var value = cell.Length > 2 ? cell[2..] : "";
        return cell.Length == 0 ? "" : cell[0] switch
        {
            's' => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{value}</t></is></c>",
            'd' => $"<c r=\"{reference}\" s=\"1\"><v>{value}</v></c>",
            'x' => $"<c r=\"{reference}\" t=\"s\"><v>{value}</v></c>",
            'f' => $"<c r=\"{reference}\"><f>1+1</f>{(value.Length == 0 ? "" : $"<v>{value}</v>")}</c>",
            var type => $"<c r=\"{reference}\" t=\"{type}\"><v>{value}</v></c>",
        };
    }

    private static void Write(ZipArchive zip, string path, string content) => Write(zip, path, Encoding.UTF8.GetBytes(content));

    private static void Write(ZipArchive zip, string path, byte[] content)
    {
        using var stream = zip.CreateEntry(path).Open();
        stream.Write(content);
    }
}
