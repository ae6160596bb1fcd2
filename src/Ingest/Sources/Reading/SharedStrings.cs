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
    private Window? _textWindow;
    private Window? _entryWindow;
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
        _textWindow = _texts is null ? null : new Window(_texts);
        _entryWindow = _entries is null ? null : new Window(_entries);
    }

    public void Dispose()
    {
        _texts?.Dispose();
        _entries?.Dispose();
    }

    private string Load(int number)
    {
        Span<byte> entry = stackalloc byte[EntryBytes];
        _entryWindow!.Read((long)number * EntryBytes, entry);
        var text = new char[BinaryPrimitives.ReadInt32LittleEndian(entry[8..])];
        _textWindow!.Read(BinaryPrimitives.ReadInt64LittleEndian(entry), MemoryMarshal.AsBytes(text.AsSpan()));
        return new string(text);
    }

    /// <summary>The part of a file that was read last: cells name their texts mostly in the order of the list.</summary>
    private sealed class Window(FileStream file)
    {
        private readonly byte[] _bytes = new byte[1 << 16];
        private long _start;
        private int _length;

        public void Read(long offset, Span<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                if (offset < _start || offset >= _start + _length)
                    (_start, _length) = (offset, RandomAccess.Read(file.SafeFileHandle, _bytes, offset));
                if (_length == 0)
                    throw new EndOfStreamException("the temporary file of shared strings is short");
                var known = _bytes.AsSpan((int)(offset - _start), (int)Math.Min(bytes.Length, _start + _length - offset));
                known.CopyTo(bytes);
                bytes = bytes[known.Length..];
                offset += known.Length;
            }
        }
    }
}
