using System.IO.Compression;

namespace GreenBatch.Ingest;

/// <summary>A tag, a text or a section that no honest part has.</summary>
internal sealed class MarkupTooLongException() : IOException("a piece of markup is longer than any honest one");

/// <summary>
/// Passes the XML of a part through and refuses what an XML reader would have to hold in memory as one piece: a tag, a text or a CDATA section of more than a megabyte.
/// (A cell holds 32,767 characters; the reader itself has no such bound.)
/// </summary>
internal sealed class MarkupBounds(ZipArchiveEntry entry) : ForwardStream
{
    /// <summary>A full cell of characters, each written as a numeric reference, has a third of it.</summary>
    private const int LongestPiece = 1 << 20;

    private enum State
    {
        Ordinary,

        /// <summary>Behind a &lt;.</summary>
        Opened,

        /// <summary>Behind &lt;!.</summary>
        Declared,

        /// <summary>Inside CDATA, a comment or an instruction, which end with ]]&gt;, --&gt; and ?&gt;.</summary>
        Section,
    }

    private readonly PartContent _part = new(entry);
    private State _state;
    private byte _closing;
    private byte _last;
    private byte _secondLast;
    private int _piece;
    private bool _hasBegun;

    /// <exception cref="InvalidDataException">A piece is longer than any honest one, or the text is UTF-32.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = _part.Read(buffer);
        var bytes = buffer[..read];
        if (!_hasBegun && read > 0)
        {
            _hasBegun = true;
            if (read >= 4 && (bytes[..4] is [0, 0, 0xFE, 0xFF] or [0xFF, 0xFE, 0, 0] or [0, 0, 0, (byte)'<'] or [(byte)'<', 0, 0, 0]))
                throw new InvalidDataException("UTF-32");
        }

        while (!bytes.IsEmpty)
            bytes = bytes[(_state is State.Ordinary ? SkipOrdinary(bytes) : Step(bytes[0]))..];
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _part.Dispose();
        base.Dispose(disposing);
    }

    private int SkipOrdinary(ReadOnlySpan<byte> bytes)
    {
        var next = bytes.IndexOf((byte)'<');
        Grow(next < 0 ? bytes.Length : next);
        if (next < 0)
            return bytes.Length;
        (_state, _piece) = (State.Opened, 0);
        return next + 1;
    }

    /// <summary>One byte; zeros are the other halves of UTF-16.</summary>
    private int Step(byte one)
    {
        Grow(1);
        if (one == 0)
            return 1;
        (_state, _closing, _last, _secondLast) = (_state, one) switch
        {
            (State.Opened, (byte)'!') => (State.Declared, _closing, one, _last),
            (State.Opened, (byte)'?') => (State.Section, one, (byte)0, (byte)0),
            (State.Declared, (byte)'-') => (State.Section, one, (byte)0, (byte)0),
            (State.Declared, (byte)'[') => (State.Section, (byte)']', (byte)0, (byte)0),
            (State.Section, _) => (IsClosed(one) ? State.Ordinary : State.Section, _closing, one, _last),
            _ => (State.Ordinary, _closing, one, _last),
        };
        return 1;
    }

    /// <summary>A section ends with &gt; behind two of its closing characters, an instruction behind one.</summary>
    private bool IsClosed(byte one) => one == '>' && _last == _closing && (_closing == '?' || _secondLast == _closing);

    private void Grow(int bytes)
    {
        _piece += bytes;
        if (_piece > LongestPiece)
            throw new MarkupTooLongException();
    }
}
