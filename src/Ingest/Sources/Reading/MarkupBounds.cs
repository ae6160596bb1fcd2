namespace GreenBatch.Ingest;

/// <summary>
/// Passes XML through and refuses what an XML reader would have to hold in memory as one piece: a tag, a text or a CDATA section of more than a megabyte.
/// (A cell holds 32,767 characters; the reader itself has no such bound.)
/// </summary>
internal sealed class MarkupBounds(Stream inner) : ForwardStream
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

    private State _state;
    private byte _closing;
    private byte _last;
    private byte _secondLast;
    private int _piece;
    private bool _hasBegun;

    /// <exception cref="InvalidDataException">A piece is longer than any honest one, or the text is UTF-32.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
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
            inner.Dispose();
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
        switch (_state)
        {
            case State.Opened when one == '!':
                _state = State.Declared;
                break;
            case State.Opened when one == '?':
                Enter((byte)'?');
                break;
            case State.Declared when one is (byte)'-' or (byte)'[':
                Enter(one == '-' ? one : (byte)']');
                break;
            case State.Section:
                if (one == '>' && _last == _closing && (_closing == '?' || _secondLast == _closing))
                    _state = State.Ordinary;
                (_secondLast, _last) = (_last, one);
                break;
            default:
                _state = State.Ordinary;
                break;
        }

        return 1;
    }

    private void Enter(byte closing) => (_state, _closing, _last, _secondLast) = (State.Section, closing, 0, 0);

    private void Grow(int bytes)
    {
        _piece += bytes;
        if (_piece > LongestPiece)
            throw new InvalidDataException("a piece of markup is longer than any honest one");
    }
}
