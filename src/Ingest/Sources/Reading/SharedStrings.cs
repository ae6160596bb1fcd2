using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GreenBatch.Ingest;

/// <summary>
/// The texts that the cells of a workbook refer to by number. Beyond a few megabytes they go to a temporary file, so that a workbook of any size is read in the same
/// memory; the file is gone when the workbook is closed.
/// </summary>
internal sealed class SharedStrings : IDisposable
{
    /// <summary>More than the cells of the largest sheet that is read have, and a bound for a list of nothing but empty texts.</summary>
    public const int Most = 10_000_000;

    private const int MostHeldCharacters = 2 << 20;
    private const int Remembered = 1 << 12;
    private const int EntryBytes = 12;

    private readonly List<string> _held = [];
    private readonly (int Index, string Text)[] _remembered = new (int, string)[Remembered];
    private int _heldCharacters;
    private FileStream? _texts;
    private FileStream? _entries;
    private long _length;

    public int Count { get; private set; }

    public string this[int index]
    {
        get
        {
            if (index < _held.Count)
                return _held[index];
            ref var slot = ref _remembered[index % Remembered];
            if (slot.Text is null || slot.Index != index)
                slot = (index, Load(index - _held.Count));
            return slot.Text;
        }
    }

    /// <summary>Adds texts until the end of the list; then call <see cref="Close"/>.</summary>
    public void Add(string text)
    {
        Count++;
        _heldCharacters += text.Length + 16;
        if (_texts is null && _heldCharacters <= MostHeldCharacters)
        {
            _held.Add(text);
            return;
        }

        _texts ??= TemporaryFile.Open();
        _entries ??= TemporaryFile.Open();
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        Span<byte> entry = stackalloc byte[EntryBytes];
        BinaryPrimitives.WriteInt64LittleEndian(entry, _length);
        BinaryPrimitives.WriteInt32LittleEndian(entry[8..], text.Length);
        _entries.Write(entry);
        _texts.Write(bytes);
        _length += bytes.Length;
    }

    public void Close()
    {
        _texts?.Flush();
        _entries?.Flush();
    }

    public void Dispose()
    {
        _texts?.Dispose();
        _entries?.Dispose();
    }

    private string Load(int number)
    {
        Span<byte> entry = stackalloc byte[EntryBytes];
        Fill(_entries!, entry, (long)number * EntryBytes);
        var text = new char[BinaryPrimitives.ReadInt32LittleEndian(entry[8..])];
        Fill(_texts!, MemoryMarshal.AsBytes(text.AsSpan()), BinaryPrimitives.ReadInt64LittleEndian(entry));
        return new string(text);
    }

    private static void Fill(FileStream file, Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, bytes, offset);
            if (read == 0)
                throw new EndOfStreamException("the temporary file of shared strings is short");
            bytes = bytes[read..];
            offset += read;
        }
    }
}
