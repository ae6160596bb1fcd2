using System.Text;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>A document being opened: what it is, whose it is, its bounds, and where findings about it go.</summary>
internal sealed record OpenedDocument(DocumentInfo Info, SourceDefinition Source, ReadLimits Limits, List<Issue> Warnings)
{
    /// <summary>Makes what passes over rows that are certainly about nobody on the list; null where every row counts.</summary>
    public Func<FieldMap, OutsideScreen?>? Screen { get; init; }

    public void Warn(string code, string message, Severity severity = Severity.Warning) => Warnings.Add(new Issue(code, message) { Severity = severity });

    public RejectedInputException Reject(string code, string message, string advice, Exception? inner = null) => Rejection.Of(code, message, Info, advice, inner);
}

/// <summary>Tells by its first bytes, not by its name, what a document is.</summary>
internal static class DocumentFormat
{
    private const int Looked = 512;

    public static ITableReader Open(Stream content, OpenedDocument document)
    {
        var bytes = Seekable(content, document);
        var head = new byte[Looked];
        var length = bytes.ReadAtLeast(head, Looked, throwOnEndOfStream: false);
        bytes.Position = 0;
        if (length == 0)
            throw document.Reject("B057", "文件为空", "重新导出；确实没有数据时交一份只有表头的文件");
        return Sniff(head.AsSpan(0, length)) switch
        {
            Format.Zip => new WorkbookReader(bytes, document),
            Format.Ole => throw RefuseOle(bytes, document),
            Format.Html => throw document.Reject("B080", "文件实为网页", "请从系统重新导出为 xlsx 或 csv"),
            Format.Gzip => OpenPacked(bytes, document),
            Format.Json => new JsonTableReader(bytes, document),
            _ => RefuseOtherName(document) ?? new CsvTableReader(() => Rewound(bytes), isPacked: false, document),
        };
    }

    private enum Format
    {
        Text,
        Zip,
        Ole,
        Gzip,
        Html,
        Json,
    }

    private static Format Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return Format.Zip;
        if (head is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return Format.Ole;
        if (head is [0x1F, 0x8B, ..])
            return Format.Gzip;
        var text = (head is [0xEF, 0xBB, 0xBF, ..] ? head[3..] : head).TrimStart(" \t\r\n"u8);
        if (text is [(byte)'<', ..] || head is [0xFF, 0xFE, (byte)'<', 0, ..] or [0xFE, 0xFF, 0, (byte)'<', ..])
            return Format.Html;
        return text is [(byte)'{' or (byte)'[', ..] ? Format.Json : Format.Text;
    }

    /// <summary>Text under the name of something else.</summary>
    private static CsvTableReader? RefuseOtherName(OpenedDocument document)
    {
        var name = document.Info.FileName;
        if (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xls", StringComparison.OrdinalIgnoreCase))
            throw document.Reject("B077", "文件不完整或不是工作簿", "请重新传送");
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw document.Reject("B019", "响应编码与声明不符，不是 UTF-8 的 JSON", "请来源单位按 UTF-8 输出 JSON");
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            throw document.Reject("B010", "压缩校验错误：文件不是 gzip", "请重新压缩后传送");
        return null;
    }

    /// <summary>An encrypted workbook and an old .xls share the container; the names of its streams tell them apart, else the name of the file.</summary>
    private static RejectedInputException RefuseOle(Stream bytes, OpenedDocument document)
    {
        var directory = new byte[Math.Min(bytes.Length, document.Limits.PageBytes)];
        bytes.ReadExactly(directory);
        var isEncrypted = directory.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
        var isOld = directory.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Workbook")) >= 0 || document.Info.FileName.EndsWith(".xls", StringComparison.OrdinalIgnoreCase);
        return isOld && !isEncrypted
            ? document.Reject("B079", "不支持 .xls，请另存为 .xlsx", "用表格软件另存为 .xlsx 后重新投递")
            : document.Reject("B078", "文件已加密，请去除密码", "去除打开密码后重新投递");
    }

    /// <summary>Only text comes packed: a workbook is a packed file by itself, and nothing is packed twice.</summary>
    private static CsvTableReader OpenPacked(Stream bytes, OpenedDocument document)
    {
        var head = new byte[Looked];
        int length;
        using (var content = new GzipContent(Rewound(bytes), document))
            length = content.ReadAtLeast(head, Looked, throwOnEndOfStream: false);
        return Sniff(head.AsSpan(0, length)) is Format.Text
            ? new CsvTableReader(() => Rewound(bytes), isPacked: true, document)
            : throw document.Reject("B058", "文件含二进制内容：压缩包内不是 csv 文本", "csv 可压缩为 csv.gz；xlsx、json 请直接投递");
    }

    private static Stream Rewound(Stream stream)
    {
        stream.Position = 0;
        return stream;
    }

    /// <summary>Files are read in place; what cannot be rewound is a page and fits in memory.</summary>
    private static Stream Seekable(Stream content, OpenedDocument document)
    {
        if (content.CanSeek)
            return content;
        var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > document.Limits.PageBytes)
                throw document.Reject("B020", $"响应超过上限 {document.Limits.PageBytes >> 20} MB", "请缩小页大小");
        }

        copy.Position = 0;
        return copy;
    }
}
