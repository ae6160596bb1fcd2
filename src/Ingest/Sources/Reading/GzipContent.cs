using System.Buffers.Binary;
using System.IO.Compression;

namespace GreenBatch.Ingest;

/// <summary>The content of a gzip file under a cap. A stream cut before its trailer ends without an exception, so the length in the trailer is compared with what came out.</summary>
internal sealed class GzipContent(Stream packed, OpenedDocument document) : ForwardStream
{
    private readonly GZipStream _content = new(packed, CompressionMode.Decompress, leaveOpen: true);
    private readonly long _cap = Math.Min(document.Limits.TextBytes, Math.Max(packed.Length, 4096) * document.Limits.Ratio);
    private long _length;

    public override int Read(Span<byte> buffer)
    {
        var read = Unpack(buffer);
        _length += read;
        if (_length > _cap)
            throw document.Reject("B068", $"解压后超过上限（{_cap >> 20} MB），疑似压缩炸弹", "请分批导出，或与来源单位核实");
        if (read == 0 && buffer.Length > 0)
            CheckTrailer();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return _content.Read(buffer);
        }
        catch (InvalidDataException fault)
        {
            throw document.Reject("B010", "压缩校验错误", "请重新传送", fault);
        }
    }

    private void CheckTrailer()
    {
        Span<byte> trailer = stackalloc byte[4];
        packed.Position = Math.Max(0, packed.Length - trailer.Length);
        var read = packed.ReadAtLeast(trailer, trailer.Length, throwOnEndOfStream: false);
        if (read < trailer.Length || BinaryPrimitives.ReadUInt32LittleEndian(trailer) != (uint)_length)
            throw document.Reject("B008", "压缩数据不完整：缺少校验尾", "请重新传送");
    }
}
