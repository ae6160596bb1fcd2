using System.Text;
using System.Text.Unicode;
using CsvHelper;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Files;

/// <summary>A CSV file of the <c>try</c> commands: UTF-8, a header row, columns found by name. Small enough to hold.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;

    private CsvTable(string path, IReadOnlyList<string> header, IReadOnlyList<CsvLine> rows)
    {
        Path = path;
        Header = header;
        Rows = rows;
        _columns = header.Select((name, index) => (name, index)).DistinctBy(c => c.name, StringComparer.Ordinal).ToDictionary(c => c.name, c => c.index, StringComparer.Ordinal);
    }

    public string Path { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<CsvLine> Rows { get; }

    private static CsvReaderOptions Options { get; } = new()
    {
        Separator = ',',
        Encoding = Encoding.UTF8,
        DetectSeparatorHint = false,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MissingField = CsvMissingFieldHandling.Throw,
        TrackLineNumbers = true,
        MaxRecordSize = 1 << 20,
    };

    /// <summary>Reads the file. A missing column is a fault of use (exit 2); unknown columns are ignored with a warning; a broken line is rejected (exit 5).</summary>
    public static CsvTable Read(CommandContext context, string path, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        if (!File.Exists(path))
            throw new UserError(ExitCode.Usage, "GB-USE-002", $"找不到文件 {path}", "检查路径");
        var table = Read(path);
        var missing = required.Where(c => !table._columns.ContainsKey(c)).ToList();
        if (missing.Count > 0)
            throw new UserError(ExitCode.Usage, "B054", $"文件 {path} 缺少列「{string.Join("、", missing)}」", $"表头应含 {string.Join(",", required)}");
        var used = required.Concat(optional).ToList();
        if (used.FirstOrDefault(name => table.Header.Count(c => string.Equals(c, name, StringComparison.Ordinal)) > 1) is { } twice)
            throw new UserError(ExitCode.InputRejected, "B053", $"文件 {path} 表头重复「{twice}」", "每列只保留一个表头");
        var unknown = table.Header.Where(c => !used.Contains(c, StringComparer.Ordinal)).ToList();
        if (unknown.Count > 0)
            context.Warn($"文件 {path} 多出列「{string.Join("、", unknown)}」，未使用");
        return table;
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The cell, trimmed; empty when the column is not there.</summary>
    public string this[CsvLine row, string column] => Raw(row, column).Trim();

    /// <summary>The cell as it stands in the file.</summary>
    public string Raw(CsvLine row, string column) => _columns.TryGetValue(column, out var index) ? row.Cells[index] : "";

    /// <summary>Writes a table for machines: UTF-8 without BOM, LF.</summary>
    public static void Write(string path, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        if (folder is not null)
            Directory.CreateDirectory(folder);
        using var file = File.Create(path);
        Write(file, header, rows);
    }

    /// <summary>Opens a table of the same kind to be written row by row.</summary>
    public static CsvRows Open(string path, IReadOnlyList<string> header) => new(path, header);

    /// <summary>The same table in memory.</summary>
    public static byte[] ToBytes(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var content = new MemoryStream();
        Write(content, header, rows);
        return content.ToArray();
    }

    private static void Write(Stream stream, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        WriteRow(writer, header);
        foreach (var row in rows)
            WriteRow(writer, row);
    }

    private static void WriteRow(CsvWriter writer, IReadOnlyList<string?> cells)
    {
        foreach (var cell in cells)
            writer.WriteField(cell);
        writer.EndRecord();
    }

    private static CsvTable Read(string path)
    {
        try
        {
            using var reader = CsvReader.Create(ReadText(path), Options);
            var rows = new List<CsvLine>();
            var header = reader.Headers.Select(h => h.Trim()).ToList();
            while (reader.Read())
                rows.Add(new CsvLine((int)reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]));
            return new CsvTable(path, header, rows);
        }
        catch (CsvFormatException fault)
        {
            throw new UserError(ExitCode.InputRejected, "B048", $"文件 {path} 第 {fault.LineNumber} 行格式不对（引号或列数）", "改正该行后重试", fault);
        }
    }

    /// <summary>The bytes of the file, proved to be text first: the reader itself would put a replacement character where a byte is wrong.</summary>
    private static byte[] ReadText(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (!Utf8.IsValid(bytes))
            throw new UserError(ExitCode.InputRejected, "B045", $"文件 {path} 含非法字节，不是 UTF-8", "另存为 UTF-8 后重试");
        return bytes.AsSpan().Contains((byte)0) ? throw new UserError(ExitCode.InputRejected, "B058", $"文件 {path} 含二进制内容", "重新导出为 CSV 文本") : bytes;
    }
}

/// <summary>A table that is written as its rows come.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly FileStream _file;
    private readonly CsvWriter _writer;

    public CsvRows(string path, IReadOnlyList<string> header)
    {
        _file = File.Create(path);
        _writer = CsvWriter.Create(_file, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        Write(header);
    }

    public void Write(IReadOnlyList<string?> cells)
    {
        foreach (var cell in cells)
            _writer.WriteField(cell);
        _writer.EndRecord();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }
}

/// <param name="Line">Line number in the file, from 1.</param>
internal sealed record CsvLine(int Line, IReadOnlyList<string> Cells);
