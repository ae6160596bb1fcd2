using System.IO.Compression;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>Damages documents: single bytes, runs of bytes, words that have a meaning to a reader, and the parts inside a container, which is then packed soundly again.</summary>
internal sealed class Mutator(Dice dice, IReadOnlyList<byte[]> seeds)
{
    /// <summary>What readers stumble over.</summary>
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "\"", "\"\"", ",", "\r", "\n", "\r\n", "\0", "\uFEFF", "\u2028", "\u0085", "\\.", ";", "\t", "<", ">", "&", "&#0;", "&#x10FFFF;", "&x;", "]]>", "<![CDATA[", "<!--", "-->", "<?x ?>",
            "<!DOCTYPE x>", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>", "<row r=\"1\">", "</row>", "<c r=\"A1\" t=\"s\"><v>99999</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c r=\"XFE1\"/>", "<c r=\"ZZZZZZZ9\"/>", "<v>1e999</v>",
            "t=\"d\"", "t=\"e\"", "t=\"b\"", "t=\"inlineStr\"", "s=\"1\"", "s=\"4294967296\"", "<is><t>_xD800_</t></is>", "hidden=\"1\"", "date1904=\"1\"", "<v>2958465.9</v>", "<f/>", "<mergeCell ref=\"A1:XFD1048576\"/>", "../", "x:y",
            "{", "}", "[", "]", ":", "null", "true", "1e400", "-0", "NaN", "\\ud800", "\\u0000", "\\u0061", "\"name\":", "\"values\":", "\"rows\":", "\"data\":", "1E-400", "9999999999999999999999999999999", "0x10", "٣", "１２", "-", "—", "无",
            "110105194912310 02X", "11010519491231002X", "45657", "1740758400000", "2025-02-30", "9999-12-31", "50%", "1,234", "=1+1", "\uD83D\uDE00", "企业名称", "统一社会信用代码",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0x81, 0x30, 0x81, 0x30], [0x1F, 0x8B], "PK\x03\x04"u8.ToArray(), "PK\x05\x06"u8.ToArray(), "PK\x06\x07"u8.ToArray(), [0xFF, 0xFF, 0xFF, 0xFF],
    ];

    public byte[] Mutate(byte[] seed)
    {
        var isZip = seed is [(byte)'P', (byte)'K', 3, 4, ..];
        if (isZip && dice.Below(4) > 0)
            return Repack(seed);
        if (seed is [0x1F, 0x8B, ..] && dice.Below(3) > 0)
            return Gzip(Damage(Gunzip(seed)));
        return Damage(seed);
    }

    private byte[] Damage(byte[] bytes)
    {
        var damaged = bytes.ToList();
        for (var times = 1 + dice.Below(1 + dice.Below(8)); times > 0; times--)
            DamageOnce(damaged);
        return [.. damaged];
    }

    private void DamageOnce(List<byte> bytes)
    {
        var at = dice.Below(bytes.Count + 1);
        var length = Math.Min(1 + dice.Below(1 << dice.Below(10)), bytes.Count - at);
        switch (dice.Below(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << dice.Below(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)dice.Below(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                var other = dice.Of(seeds);
                var from = dice.Below(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 1 + dice.Below(200))).ToArray());
                break;
            case 6:
                bytes.InsertRange(at, Enumerable.Repeat(dice.Of(Words), 1 + dice.Below(1 << dice.Below(12))).SelectMany(w => w).Take(1 << 18));
                break;
            default:
                bytes.InsertRange(at, dice.Of(Words));
                break;
        }
    }

    /// <summary>One part or two damaged, dropped or doubled; the archive itself is sound.</summary>
    private byte[] Repack(byte[] seed)
    {
        using var source = new ZipArchive(new MemoryStream(seed), ZipArchiveMode.Read);
        var parts = source.Entries.Select(e => (e.FullName, Content: ReadAll(e.Open()))).ToList();
        for (var times = 1 + dice.Below(2); times > 0; times--)
        {
            var index = dice.Below(parts.Count);
            var (name, content) = parts[index];
            switch (dice.Below(12))
            {
                case 0:
                    parts.RemoveAt(index);
                    break;
                case 1:
                    parts.Add((name, Damage(content)));
                    break;
                case 2:
                    parts[index] = (name, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(content))]);
                    break;
                default:
                    parts[index] = (name, Damage(content));
                    break;
            }

            if (parts.Count == 0)
                break;
        }

        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, dice.Below(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Gunzip(byte[] packed) => ReadAll(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(content);
        return packed.ToArray();
    }

    private static byte[] ReadAll(Stream stream)
    {
        using (stream)
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
