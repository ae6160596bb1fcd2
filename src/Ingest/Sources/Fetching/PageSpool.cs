using System.Collections.Immutable;

namespace GreenBatch.Ingest;

/// <summary>
/// Keeps the pages of one pull on disk until they are landed: ten thousand pages do not fit in memory. The file has no name and is gone with its last reader.
/// </summary>
internal sealed class PageSpool
{
    private readonly Lazy<FileStream> _file = new(TemporaryFile.Open);
    private ImmutableArray<(long Start, int Length)> _pages = [];

    public long Length { get; private set; }

    public void Add(byte[] body)
    {
        RandomAccess.Write(_file.Value.SafeFileHandle, body, Length);
        _pages = _pages.Add((Length, body.Length));
        Length += body.Length;
    }

    public Stream Open(int page)
    {
        var (start, length) = _pages[page];
        var body = new byte[length];
        for (var done = 0; done < length;)
        {
            var read = RandomAccess.Read(_file.Value.SafeFileHandle, body.AsSpan(done), start + done);
            if (read == 0)
                throw new EndOfStreamException("the spool of pages is short");
            done += read;
        }

        return new MemoryStream(body, writable: false);
    }
}
