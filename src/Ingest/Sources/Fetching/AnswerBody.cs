using System.Diagnostics;
using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>Reads the body of an answer under bounds of size and pace, unpacks it, and says in what way it is not whole.</summary>
internal sealed class AnswerBody(SourceDefinition source, string document, FetchOptions options)
{
    private const string Again = "重新执行即可；反复出现时请与来源单位联系";

    private long _received;

    /// <exception cref="SourceUnavailableException">The body did not come whole, or too slowly.</exception>
    /// <exception cref="RejectedInputException">The body is larger than any honest one.</exception>
    public async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > options.PageBytes)
            throw TooLarge("B020", $"响应超过上限 {options.PageBytes >> 20} MB");
        using var body = new MemoryStream();
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            await CopyAsync(stream, body, cancel);
        }
        catch (HttpIOException fault) when (fault.HttpRequestError is HttpRequestError.ResponseEnded)
        {
            throw announced is null
                ? Fault("B006", "响应不完整（分块未结束）", fault)
                : Fault("B005", string.Create(CultureInfo.InvariantCulture, $"响应不完整：应 {announced} 字节，实收 {_received}"), fault);
        }

        if (body.Length == 0)
            throw Fault("B021", "响应为空");
        return Unpack(response, body);
    }

    private async Task CopyAsync(Stream stream, MemoryStream body, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        var (window, inWindow) = (Stopwatch.StartNew(), 0L);
        while (await ReadOnceAsync(stream, buffer, cancel) is var read and > 0)
        {
            await body.WriteAsync(buffer.AsMemory(0, read), cancel);
            (_received, inWindow) = (_received + read, inWindow + read);
            if (_received > options.PageBytes)
                throw TooLarge("B020", $"响应超过上限 {options.PageBytes >> 20} MB");
            if (window.Elapsed < options.RateWindow)
                continue;
            if (inWindow < options.SlowestRate * window.Elapsed.TotalSeconds)
                throw TooSlow();
            (window, inWindow) = (Stopwatch.StartNew(), 0);
        }
    }

    private async Task<int> ReadOnceAsync(Stream stream, byte[] buffer, CancellationToken cancel)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        idle.CancelAfter(options.IdleTimeout);
        try
        {
            return await stream.ReadAsync(buffer, idle.Token);
        }
        catch (OperationCanceledException fault) when (!cancel.IsCancellationRequested)
        {
            throw TooSlow(fault);
        }
    }

    private byte[] Unpack(HttpResponseMessage response, MemoryStream body)
    {
        switch (response.Content.Headers.ContentEncoding.ToArray())
        {
            case []:
            case ["identity"]:
                return body.ToArray();
            case ["gzip"] or ["x-gzip"]:
                break;
            default:
                throw TooLarge("B019", $"响应编码与声明不符：压缩方式「{CellText.Show(string.Join(',', response.Content.Headers.ContentEncoding))}」不受支持");
        }

        try
        {
            body.Position = 0;
            return Unpack(body);
        }
        catch (InvalidDataException fault)
        {
            throw Fault("B010", "压缩校验错误", fault);
        }
        catch (EndOfStreamException fault)
        {
            throw Fault("B008", "压缩数据不完整：缺少校验尾，或其后有多余内容", fault);
        }
    }

    private byte[] Unpack(MemoryStream packed)
    {
        using var content = new ProvenGzip(packed);
        using var unpacked = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > Math.Min(options.UnpackedBytes, Math.Max(packed.Length, 1 << 16) * 200))
                throw TooLarge("B009", $"解压后超过上限 {options.UnpackedBytes >> 20} MB，疑似压缩炸弹");
        }

        return unpacked.ToArray();
    }

    private SourceUnavailableException TooSlow(Exception? inner = null) =>
        Fault("B003", string.Create(CultureInfo.InvariantCulture, $"响应过慢，低于每秒 {options.SlowestRate} 字节，已中止"), inner);

    private SourceUnavailableException Fault(string code, string message, Exception? inner = null) => Unavailable.Of(code, message, source, document, Again, inner);

    private RejectedInputException TooLarge(string code, string message) => Rejection.Of(code, message, new DocumentInfo(source.Id, "", document, Dataset: null), "请来源单位缩小页大小，按约定输出");
}
