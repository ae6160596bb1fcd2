using System.IO.Compression;

namespace GreenBatch.Ingest;

/// <summary>
/// The content of gzip data, one member or several, that is known to be whole: the library ends a stream that was cut before its trailer without an exception.
/// So a member of our own is put behind the data. Only when the last member before it was whole is ours recognised, and only then does the content end with our mark.
/// </summary>
/// <exception cref="InvalidDataException">The data contradict their checksum, or are no gzip.</exception>
/// <exception cref="EndOfStreamException">The data were cut, or something that is no gzip follows them.</exception>
internal sealed class ProvenGzip : ForwardStream
{
    private static readonly byte[] Mark = "\u0001whole\u0002GreenBatch\u0003whole\u0004"u8.ToArray();
    private static readonly byte[] MarkMember = Pack(Mark);

    private readonly Followed _data;
    private readonly GZipStream _content;
    private readonly byte[] _ahead = new byte[1 << 16];
    private int _start;
    private int _end;

    public ProvenGzip(Stream packed)
    {
        _data = new Followed(packed, MarkMember);
        _content = new GZipStream(_data, CompressionMode.Decompress, leaveOpen: true);
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        while (_end - _start <= Mark.Length)
        {
            if (Fill() > 0)
                continue;
            return Pending.SequenceEqual(Mark) ? 0 : throw new EndOfStreamException("gzip data are cut, or something else follows them");
        }

        var given = Math.Min(buffer.Length, _end - _start - Mark.Length);
        _ahead.AsSpan(_start, given).CopyTo(buffer);
        _start += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _data.Dispose();
        }

        base.Dispose(disposing);
    }

    private ReadOnlySpan<byte> Pending => _ahead.AsSpan(_start, _end - _start);

    private int Fill()
    {
        Pending.CopyTo(_ahead);
        (_start, _end) = (0, _end - _start);
        try
        {
            var read = _content.Read(_ahead.AsSpan(_end));
            _end += read;
            return read;
        }
        catch (InvalidDataException fault) when (_data.IsOver)
        {
            throw new EndOfStreamException("gzip data are cut", fault);
        }
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(content);
        return packed.ToArray();
    }

    /// <summary>A stream and, behind its end, more bytes.</summary>
    private sealed class Followed(Stream first, byte[] then) : ForwardStream
    {
        private int _given;

        /// <summary>Whether the reader has come behind the first stream.</summary>
        public bool IsOver { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (!IsOver && first.Read(buffer) is var read and > 0)
                return read;
            IsOver = true;
            var given = Math.Min(buffer.Length, then.Length - _given);
            then.AsSpan(_given, given).CopyTo(buffer);
            _given += given;
            return given;
        }
    }
}
