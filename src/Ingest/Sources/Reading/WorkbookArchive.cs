using System.IO.Compression;
using System.Xml;

namespace GreenBatch.Ingest;

/// <summary>The zip container of a workbook, checked before anything in it is unpacked: names, doubles, sizes, ratio, macros. XML is read without DTD and under a cap.</summary>
internal sealed class WorkbookArchive : IDisposable
{
    /// <summary>Below this size even blank cells may compress beyond the ratio.</summary>
    private const int SmallPart = 4 << 20;

    private readonly OpenedDocument _document;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    public WorkbookArchive(Stream stream, OpenedDocument document)
    {
        _document = document;
        var total = 0L;
        _zip = OpenZip(stream);
        foreach (var entry in Guard(() => _zip.Entries))
        {
            Check(entry);
            if (!_parts.TryAdd(entry.FullName, entry))
                throw document.Reject("B076", $"压缩包内条目重复：{CellText.Show(entry.FullName)}", "用表格软件重新保存");
            total += entry.Length;
        }

        if (total > document.Limits.WorkbookBytes)
            throw document.Reject("B069", $"工作表解压后超过上限 {document.Limits.WorkbookBytes >> 20} MB", "请分批导出");
        if (!_parts.ContainsKey("xl/workbook.xml"))
            throw document.Reject("B077", "文件不完整或不是工作簿", "请重新导出为 .xlsx");
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>A reader over a part; faults of its XML become a refusal by <see cref="Guard{T}"/>.</summary>
    public XmlReader Open(string part)
    {
        if (!_parts.TryGetValue(part, out var entry))
            throw _document.Reject("B077", $"文件不完整：缺少 {CellText.Show(part)}", "请重新导出为 .xlsx");
        return XmlReader.Create(entry.Open(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = _document.Limits.WorkbookBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    /// <summary>Runs one step over the parts and turns what a broken container throws into a refusal.</summary>
    public T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (XmlException fault) when (fault.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw _document.Reject("B073", "工作簿含 DTD，已拒绝", "用表格软件重新保存", fault);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or FormatException)
        {
            throw _document.Reject("B077", "文件不完整或已损坏", "请重新传送，或用表格软件打开后另存", fault);
        }
    }

    public void Dispose() => _zip.Dispose();

    private ZipArchive OpenZip(Stream stream)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException fault)
        {
            throw _document.Reject("B077", "文件不完整", "请重新传送", fault);
        }
    }

    private void Check(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.Contains("..", StringComparison.Ordinal) || name.StartsWith('/') || name.AsSpan().ContainsAny('\\', ':'))
            throw _document.Reject("B075", $"压缩包内路径非法：{CellText.Show(name)}", "用表格软件重新保存");
        if (entry.IsEncrypted)
            throw _document.Reject("B078", "文件已加密，请去除密码", "去除密码后重新投递");
        if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            throw _document.Reject("B081", "文件含宏", "另存为不含宏的 .xlsx");
        if (entry.Length > SmallPart && entry.Length / Math.Max(1, entry.CompressedLength) > _document.Limits.Ratio)
            throw _document.Reject("B069", "工作表解压后超过上限，疑似压缩炸弹", "与来源单位核实该文件");
        if (_parts.Count >= _document.Limits.ZipEntries)
            throw _document.Reject("B069", $"压缩包内条目超过上限 {_document.Limits.ZipEntries}", "用表格软件重新保存");
    }
}
