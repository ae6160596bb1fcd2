using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace GreenBatch.Ingest;

/// <summary>What one pass over the bytes of a text file found, before any row is believed.</summary>
/// <param name="FirstFault">Offset of the first byte that is not UTF-8, -1 when all are.</param>
internal sealed record TextSurvey(long Length, long FirstFault, bool HasNul, byte[] Head)
{
    private const int HeadBytes = 64 << 10;

    public bool IsUtf8 => FirstFault < 0;

    public bool IsAscii => !Head.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0xFF);

    public static TextSurvey Of(Stream stream, CancellationToken cancel = default)
    {
        var buffer = new byte[1 << 17];
        using var head = new MemoryStream();
        var (length, fault, hasNul, kept) = (0L, -1L, false, 0);
        for (var read = stream.Read(buffer, kept, buffer.Length - kept); read > 0; read = stream.Read(buffer, kept, buffer.Length - kept))
        {
            cancel.ThrowIfCancellationRequested();
            var block = buffer.AsSpan(0, kept + read);
            if (head.Length < HeadBytes)
                head.Write(block[kept..]);
            hasNul |= block.Contains((byte)0);
            var tail = fault < 0 ? IncompleteTail(block) : 0;
            var whole = block[..^tail];
            if (fault < 0 && !Utf8.IsValid(whole))
                fault = length + FirstInvalid(whole);
            length += whole.Length;
            block[^tail..].CopyTo(buffer);
            kept = tail;
        }

        return new TextSurvey(length + kept, kept > 0 ? length : fault, hasNul, head.ToArray());
    }

    /// <summary>Line of a byte, from 1.</summary>
    public static int LineOf(Stream stream, long offset)
    {
        var buffer = new byte[1 << 16];
        var line = 1;
        for (var read = stream.Read(buffer); read > 0 && offset > 0; read = stream.Read(buffer))
        {
            line += buffer.AsSpan(0, (int)Math.Min(read, offset)).Count((byte)'\n');
            offset -= read;
        }

        return line;
    }

    /// <summary>Line of the first byte that a strict decoder refuses, null when it takes them all.</summary>
    public static int? FirstRefusedLine(Stream stream, Encoding strict)
    {
        using var reader = new StreamReader(stream, strict, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
        var buffer = new char[1 << 15];
        var line = 1;
        try
        {
            for (var read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
                line += buffer.AsSpan(0, read).Count('\n');
            return null;
        }
        catch (DecoderFallbackException)
        {
            return line;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Length} bytes");

    private static int FirstInvalid(ReadOnlySpan<byte> block)
    {
        var at = 0;
        while (at < block.Length && Rune.DecodeFromUtf8(block[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
            at += used;
        return at;
    }

    /// <summary>Bytes at the end that begin a character the next block ends.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> block)
    {
        for (var back = 1; back <= Math.Min(3, block.Length); back++)
        {
            var b = block[^back];
            if ((b & 0xC0) == 0x80)
                continue;
            var needed = b switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 };
            return needed > back ? back : 0;
        }

        return 0;
    }
}
