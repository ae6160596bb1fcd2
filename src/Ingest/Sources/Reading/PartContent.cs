using System.IO.Compression;

namespace GreenBatch.Ingest;

/// <summary>The unpacked bytes of one zip entry: as many as its directory says, and with the checksum it says. The framework checks neither.</summary>
internal sealed class PartContent(ZipArchiveEntry entry) : ForwardStream
{
    private readonly Stream _inner = entry.Open();
    private Crc32 _checksum = new();
    private long _length;

    /// <exception cref="InvalidDataException">Length or checksum are not what the directory says.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = _inner.Read(buffer);
        _checksum.Add(buffer[..read]);
        _length += read;
        if (_length > entry.Length || (read == 0 && buffer.Length > 0 && (_length < entry.Length || _checksum.Value != entry.Crc32)))
            throw new InvalidDataException($"{entry.FullName} is not what the directory of the archive says");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}
