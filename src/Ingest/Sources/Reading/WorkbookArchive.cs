using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GreenBatch.Ingest;

/// <summary>
/// The zip container of a workbook, checked before anything in it is unpacked: structure, names, doubles, sizes, ratio, macros, document types. XML is read without DTD,
/// within bounds, and its bytes are those the directory promises.
/// </summary>
internal sealed class WorkbookArchive : IDisposable
{
    /// <summary>Deeper than any part of an honest workbook that is read here.</summary>
    private const int DeepestElement = 64;

    /// <summary>Below this size even blank cells may compress beyond the ratio.</summary>
    private const int SmallPart = 4 << 20;

    private readonly OpenedDocument _document;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    public WorkbookArchive(Stream stream, OpenedDocument document)
    {
        _document = document;
        if (stream.Length > document.Limits.WorkbookFileBytes)
            throw document.Reject("B069", $"文件超过上限 {document.Limits.WorkbookFileBytes >> 20} MB", "请分批导出，或改用 csv");
        ZipStructure.Check(stream, document);
        var total = 0L;
        _zip = Guard(() => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        foreach (var entry in Guard(() => _zip.Entries))
        {
            Check(entry);
            if (!_parts.TryAdd(entry.FullName, entry))
                throw document.Reject("B076", $"压缩包内条目重复：{CellText.Show(entry.FullName)}", "用表格软件重新保存");
            total += entry.Length;
        }

        if (total > document.Limits.WorkbookBytes)
            throw document.Reject("B069", $"工作表解压后超过上限 {document.Limits.WorkbookBytes >> 20} MB", "请分批导出");
        RefuseDocumentTypes();
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    public IEnumerable<string> Parts => _parts.Keys;

    /// <summary>A reader over a part; faults of its XML become a refusal by <see cref="Guard{T}"/>.</summary>
    public XmlReader Open(string part)
    {
        if (!_parts.TryGetValue(part, out var entry))
            throw _document.Reject("B077", $"文件不完整或不是工作簿：缺少 {CellText.Show(part)}", "请重新导出为 .xlsx");
        return XmlReader.Create(new MarkupBounds(entry), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = new BoundedNames(),
            MaxCharactersInDocument = _document.Limits.WorkbookBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    /// <summary>The next node, in a document of sane depth.</summary>
    /// <exception cref="XmlException">Elements are nested deeper than any honest part nests them.</exception>
    public static bool Step(XmlReader reader)
    {
        var isThere = reader.Read();
        return reader.Depth <= DeepestElement ? isThere : throw new XmlException("elements are nested too deep");
    }

    /// <summary>Runs one step over the parts and turns what a broken container throws into a refusal.</summary>
    public T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception fault) when (IsOfContent(fault))
        {
            throw Refusal(fault);
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>What the readers of zip and XML throw at contents that are not sound.</summary>
    private static bool IsOfContent(Exception fault) =>
        fault is XmlException or MarkupTooLongException or InvalidDataException or EndOfStreamException or FormatException or NotSupportedException or ArgumentException or InvalidOperationException or OverflowException;

    /// <summary>No part may have a document type, used or not, whatever its encoding.</summary>
    private void RefuseDocumentTypes()
    {
        foreach (var part in _parts.Keys.Where(p => p.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || p.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            using var reader = Guard(() => Open(part));
            try
            {
                reader.MoveToContent();
            }
            catch (XmlException fault) when (IsDocumentType(fault))
            {
                throw _document.Reject(ExpandsItself(part) ? "B074" : "B073", $"工作簿含 DTD，已拒绝：{CellText.Show(part)}", "用表格软件重新保存", fault);
            }
            catch (XmlException)
            {
                // Told when, and only if, the part is read.
            }
            catch (Exception fault) when (IsOfContent(fault))
            {
                throw Refusal(fault);
            }
        }
    }

    private RejectedInputException Refusal(Exception fault) => fault switch
    {
        XmlException xml when IsDocumentType(xml) => _document.Reject("B073", "工作簿含 DTD，已拒绝", "用表格软件重新保存", fault),
        MarkupTooLongException => _document.Reject("B069", "工作表解压后超过上限：单个单元格或标记多于 1 MB", "与来源单位核实该文件", fault),
        _ => _document.Reject("B077", "文件不完整或已损坏", "请重新传送，或用表格软件打开后另存", fault),
    };

    private static bool IsDocumentType(XmlException fault) => fault.Message.Contains("DTD", StringComparison.Ordinal);

    /// <summary>Whether the document type of a part defines texts of its own and fetches none: the shape of an XML bomb.</summary>
    private bool ExpandsItself(string part)
    {
        using var content = new PartContent(_parts[part]);
        var head = new byte[1 << 16];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        // UTF-16 with every other byte left out reads as Latin.
        var text = Encoding.Latin1.GetString([.. head.AsSpan(0, length).ToArray().Where(b => b != 0)]);
        return text.Contains("<!ENTITY", StringComparison.Ordinal) && !text.Contains("SYSTEM", StringComparison.Ordinal) && !text.Contains("PUBLIC", StringComparison.Ordinal);
    }

    private void Check(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.Length == 0 || name.Contains("..", StringComparison.Ordinal) || name.StartsWith('/') || name.AsSpan().ContainsAny('\\', ':') || name.Any(char.IsControl))
            throw _document.Reject("B075", $"压缩包内路径非法：{CellText.Show(name)}", "用表格软件重新保存");
        if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase))
            throw _document.Reject("B081", "文件含宏", "另存为不含宏的 .xlsx");
        if (entry.Length > SmallPart && entry.Length / Math.Max(1, entry.CompressedLength) > _document.Limits.Ratio)
            throw _document.Reject("B069", "工作表解压后超过上限，疑似压缩炸弹", "与来源单位核实该文件");
    }
}
