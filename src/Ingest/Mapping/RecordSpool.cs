using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// Records in the order they came. The first thousands stay in memory, the rest waits in a temporary file: a document of any length is read in the same memory.
/// </summary>
internal sealed class RecordSpool : IDisposable
{
    private const int MostHeld = 20_000;

    private readonly List<SourceRecord> _held = [];
    private readonly List<DatasetDefinition> _datasets = [];
    private readonly List<long> _starts = [];
    private readonly List<byte> _datasetOf = [];
    private readonly ArrayBufferWriter<byte> _written = new(1 << 10);
    private FileStream? _file;
    private long _end;

    public int Count => _held.Count + _starts.Count;

    public SourceRecord this[int index] => index < _held.Count ? _held[index] : Load(index - _held.Count);

    /// <summary>Id of a record's dataset, without reading the record.</summary>
    public string DatasetOf(int index) => _datasets[_datasetOf[index]].Id;

    public void Add(SourceRecord record)
    {
        _datasetOf.Add((byte)IndexOf(record.Dataset));
        if (_held.Count < MostHeld)
        {
            _held.Add(record);
            return;
        }

        _file ??= TemporaryFile.Open();
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.Unicode, leaveOpen: true))
            RecordBytes.Write(writer, record, IndexOf(record.Dataset));
        RandomAccess.Write(_file.SafeFileHandle, bytes.GetBuffer().AsSpan(0, (int)bytes.Length), _end);
        _starts.Add(_end);
        _end += bytes.Length;
    }

    /// <summary>A hash of the dataset and all values: equal for equal rows only.</summary>
    public UInt128 HashOf(SourceRecord record)
    {
        using var bytes = new MemoryStream(256);
        using (var writer = new BinaryWriter(bytes, Encoding.Unicode, leaveOpen: true))
        {
            writer.Write(IndexOf(record.Dataset));
            foreach (var value in record.Values)
                RecordBytes.WriteValue(writer, value is decimal number ? number / 1.0000000000000000000000000000m : value); // 1.50 is 1.5
        }

        return Hash(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>A hash of the dataset and the natural key.</summary>
    public UInt128 KeyHashOf(SourceRecord record)
    {
        _written.ResetWrittenCount();
        Encoding.Unicode.GetBytes(record.Dataset.Id, _written);
        Encoding.Unicode.GetBytes("\u001E", _written);
        Encoding.Unicode.GetBytes(record.Key, _written);
        return Hash(_written.WrittenSpan);
    }

    public void Dispose() => _file?.Dispose();

    private static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }

    private int IndexOf(DatasetDefinition dataset)
    {
        var index = _datasets.FindIndex(d => ReferenceEquals(d, dataset));
        if (index >= 0)
            return index;
        _datasets.Add(dataset);
        return _datasets.Count - 1;
    }

    private SourceRecord Load(int number)
    {
        var (start, end) = (_starts[number], number + 1 < _starts.Count ? _starts[number + 1] : _end);
        var bytes = new byte[end - start];
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(_file!.SafeFileHandle, bytes.AsSpan(done), start + done);
            done += read > 0 ? read : throw new EndOfStreamException("the spool of records is short");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.Unicode);
        return RecordBytes.Read(reader, _held[0].Origin, _datasets);
    }

    /// <summary>A record as bytes, for the spool alone: within one document source, delivery and file are the same.</summary>
    private static class RecordBytes
    {
        public static void Write(BinaryWriter writer, SourceRecord record, int dataset)
        {
            writer.Write(dataset);
            WriteText(writer, record.Origin.Sheet);
            writer.Write(record.Origin.Row);
            foreach (var value in record.Values)
                WriteValue(writer, value);
            writer.Write(record.Issues.Count);
            foreach (var issue in record.Issues)
            {
                writer.Write(issue.Code);
                writer.Write(issue.Message);
                writer.Write((byte)issue.Severity);
                WriteText(writer, issue.Column);
                WriteText(writer, issue.Value);
                WriteText(writer, issue.Advice);
            }
        }

        public static SourceRecord Read(BinaryReader reader, Origin like, List<DatasetDefinition> datasets)
        {
            var dataset = datasets[reader.ReadInt32()];
            var origin = like with { Sheet = ReadText(reader), Row = reader.ReadInt32() };
            var values = new object?[dataset.Fields.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = ReadValue(reader);
            var issues = new Issue[reader.ReadInt32()];
            for (var i = 0; i < issues.Length; i++)
            {
                issues[i] = new Issue(reader.ReadString(), reader.ReadString())
                {
                    Severity = (Severity)reader.ReadByte(),
                    Origin = origin,
                    Column = ReadText(reader),
                    Value = ReadText(reader),
                    Advice = ReadText(reader),
                };
            }

            return new SourceRecord(origin, dataset, values) { Issues = issues };
        }

        public static void WriteValue(BinaryWriter writer, object? value)
        {
            switch (value)
            {
                case null:
                    writer.Write((byte)0);
                    break;
                case decimal number:
                    writer.Write((byte)1);
                    writer.Write(number);
                    break;
                case int whole:
                    writer.Write((byte)2);
                    writer.Write(whole);
                    break;
                case DateOnly day:
                    writer.Write((byte)3);
                    writer.Write(day.DayNumber);
                    break;
                default:
                    writer.Write((byte)4);
                    writer.Write((string)value);
                    break;
            }
        }

        private static object? ReadValue(BinaryReader reader) => reader.ReadByte() switch
        {
            0 => null,
            1 => reader.ReadDecimal(),
            2 => reader.ReadInt32(),
            3 => DateOnly.FromDayNumber(reader.ReadInt32()),
            _ => reader.ReadString(),
        };

        private static void WriteText(BinaryWriter writer, string? text)
        {
            writer.Write(text is not null);
            if (text is not null)
                writer.Write(text);
        }

        private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
    }
}
