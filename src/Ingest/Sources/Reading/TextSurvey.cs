using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace GreenBatch.Ingest;

/// <summary>What one pass over the bytes of a text file found, before any row is believed.</summary>
/// <param name="FirstFault">Offset of the first byte that is not UTF-8, -1 when all are.</param>
/// <param name="FaultLine">Line of that byte.</param>
internal sealed record TextSurvey(long Length, long FirstFault, int FaultLine, bool HasNul, byte[] Head)
{
    private const int HeadBytes = 64 << 10;

    public bool IsUtf8 => FirstFault < 0;

    public bool IsAscii => !Head.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0xFF);

    public static TextSurvey Of(Stream stream, CancellationToken cancel = default)
    {
        var buffer = new byte[1 << 17];
        using var head = new MemoryStream();
        var (length, lines, fault, faultLine, hasNul, kept) = (0L, 1, -1L, 0, false, 0);
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
                (fault, faultLine) = Locate(whole, length, lines);
            if (fault < 0)
                lines += whole.Count((byte)'\n');
            length += whole.Length;
            block[^tail..].CopyTo(buffer);
            kept = tail;
        }

        return kept > 0 ? new TextSurvey(length + kept, length, lines, hasNul, head.ToArray()) : new TextSurvey(length, fault, faultLine, hasNul, head.ToArray());
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

    private static (long Offset, int Line) Locate(ReadOnlySpan<byte> block, long before, int lines)
    {
        for (var i = 0; i < block.Length;)
        {
            if (Rune.DecodeFromUtf8(block[i..], out var rune, out var used) != System.Buffers.OperationStatus.Done)
                return (before + i, lines);
            lines += rune.Value == '\n' ? 1 : 0;
            i += used;
        }

        return (before + block.Length, lines);
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
