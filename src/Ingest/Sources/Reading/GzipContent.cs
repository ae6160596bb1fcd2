namespace GreenBatch.Ingest;

/// <summary>The content of a gzip file under a cap, and known to be whole when it has been read to its end.</summary>
internal sealed class GzipContent(Stream packed, OpenedDocument document) : ForwardStream
{
    private readonly ProvenGzip _content = new(packed);
    private readonly long _cap = Math.Min(document.Limits.TextBytes, Math.Max(packed.Length, 4096) * document.Limits.Ratio);
    private long _length;

    public override int Read(Span<byte> buffer)
    {
        var read = Unpack(buffer);
        _length += read;
        return _length > _cap
            ? throw document.Reject("B068", $"解压后超过上限（{_cap >> 20} MB），疑似压缩炸弹", "请分批导出，或与来源单位核实")
            : read;
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
        catch (EndOfStreamException fault)
        {
            throw document.Reject("B008", "压缩数据不完整：缺少校验尾，或其后有多余内容", "请重新压缩后传送", fault);
        }
    }
}
