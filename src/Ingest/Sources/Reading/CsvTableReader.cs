using CsvHelper;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Reads a text file as a stream of rows. A row with a wrong number of fields or stray quotes is told and skipped; the file goes on.</summary>
internal sealed class CsvTableReader : ITableReader
{
    private readonly Func<Stream> _open;
    private readonly OpenedDocument _document;
    private readonly System.Text.Encoding _encoding;
    private readonly Queue<CsvMalformedRecord> _malformed = new();
    private FieldMap? _map;
    private OutsideScreen? _screen;

    public CsvTableReader(Func<Stream> openPacked, bool isPacked, OpenedDocument document)
    {
        _open = isPacked ? () => new GzipContent(openPacked(), document) : () => new KeptOpen(openPacked());
        _document = document;
        _encoding = new CsvEncoding(_open, document).Find();
    }

    public string Encoding => _encoding.WebName.ToLowerInvariant();

    public bool MayBeEmpty => _map?.Dataset.MayBeEmpty ?? false;

    public PassedOver PassedOver => _screen?.PassedOver ?? default;

    public IEnumerable<TableRow> Rows(CancellationToken cancel)
    {
        using var stream = _open();
        using var reader = OpenReader(stream);
        var header = reader.Headers.ToArray();
        _map = CsvHeader.Match(header, _document);
        _screen = _document.Screen?.Invoke(_map);
        while (Advance(reader))
        {
            while (_malformed.TryDequeue(out var faulty))
            {
                if (ToFault(faulty, header) is { } row)
                    yield return row;
            }

            if (_screen?.PassesOver(reader) == true)
                CheckNow(_screen.Rows, cancel);
            else if (ReadCells(reader) is { } cells)
                yield return new TableRow(_map, new SourceRow(OriginOf(reader.LineNumber), header, cells));
        }

        while (_malformed.TryDequeue(out var last))
        {
            if (ToFault(last, header) is { } row)
                yield return row;
        }
    }

    private static void CheckNow(long rows, CancellationToken cancel)
    {
        if ((rows & 4095) == 0)
            cancel.ThrowIfCancellationRequested();
    }

    private CsvReaderOptions Options() => new()
    {
        Separator = ',',
        Encoding = _encoding is System.Text.UTF8Encoding ? null : _encoding,
        DetectSeparatorHint = false,
        SkipEmptyLines = false,
        IncludeValuesInExceptions = false,
        MissingField = CsvMissingFieldHandling.Throw,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = _malformed.Enqueue,
        TrackLineNumbers = true,
        MaxRecordSize = _document.Limits.RecordBytes,
    };

    /// <summary>The reader with its header read, which may be as long as any record.</summary>
    private CsvReader OpenReader(Stream stream)
    {
        var reader = CsvReader.Create(stream, Options(), leaveOpen: true);
        try
        {
            return reader.Headers.Count <= _document.Limits.SheetColumns
                ? reader
                : throw _document.Reject("B071", $"列数超过上限 {_document.Limits.SheetColumns}", "只保留规定的列后重新导出");
        }
        catch (CsvFormatException fault)
        {
            throw TooLong(fault);
        }
    }

    private bool Advance(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException fault)
        {
            throw TooLong(fault);
        }
    }

    /// <summary>A record beyond all bounds: one huge field, or a quote that was never closed and swallows the lines after it.</summary>
    private RejectedInputException TooLong(CsvFormatException fault)
    {
        using var stream = _open();
        using var reader = new StreamReader(stream, _encoding, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        return LineLength(reader, fault.LineNumber, _document.Limits.RecordBytes) >= _document.Limits.RecordBytes
            ? _document.Reject("B059", $"单个字段超过上限 {_document.Limits.RecordBytes >> 10} KB（第 {fault.LineNumber} 行）", "检查该行，只保留规定的内容", fault)
            : _document.Reject("B050", $"第 {fault.LineNumber} 行引号未闭合", "补上缺少的引号后重新投递", fault);
    }

    /// <summary>Bytes of one line, as far as they are within the bound.</summary>
    private long LineLength(StreamReader reader, long line, long bound)
    {
        var (at, length) = (1L, 0L);
        for (var c = reader.Read(); c >= 0 && at <= line && length < bound; c = reader.Read())
        {
            if (c == '\n')
                at++;
            else if (at == line)
                length += _encoding.GetByteCount([(char)c]);
        }

        return length;
    }

    /// <summary>The cells of the record; null for a line of blanks, which is no row.</summary>
    private static string[]? ReadCells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        var isBlank = true;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.GetString(i);
            isBlank = isBlank && string.IsNullOrWhiteSpace(cells[i]);
        }

        return isBlank ? null : cells;
    }

    private TableRow? ToFault(CsvMalformedRecord faulty, string[] header)
    {
        if (faulty.Reason is CsvMalformedReason.UnterminatedQuote)
            throw _document.Reject("B050", $"第 {faulty.LineNumber} 行引号未闭合", "补上缺少的引号后重新投递");
        if (string.IsNullOrWhiteSpace(faulty.RawRecord))
            return null;
        var cells = faulty.RawRecord.Split(',');
        var (code, message) = Describe(faulty, cells.Length, header.Length);
        return new TableRow(_map!, new SourceRow(OriginOf(faulty.LineNumber), header, cells), code, message);
    }

    private static (string Code, string Message) Describe(CsvMalformedRecord faulty, int actual, int expected)
    {
        if (faulty.RawRecord.Trim() is "\\.")
            return ("B052", $"第 {faulty.LineNumber} 行不是有效数据");
        if (faulty.Reason is not CsvMalformedReason.FieldCountMismatch)
            return ("B050", $"第 {faulty.LineNumber} 行引号使用不当");
        return actual < expected ? ("B048", $"列数不足：应 {expected}，实 {actual}") : ("B049", $"列数过多：应 {expected}，实 {actual}");
    }

    private Origin OriginOf(long line) => new(_document.Info.Source, _document.Info.Delivery, _document.Info.FileName, null, (int)line);
}
