using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>4.1, and what 4.2 says of pages: a server that answers wrongly, on a real connection.</summary>
internal static class TransportCases
{
    private const string Ten = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

    private static string Whole => RawAnswer.PageOf(1, 1, 1);

    public static IEnumerable<CatalogueCase> All() => [.. Connections(), .. Bodies(), .. Packed(), .. Answers(), .. Pages()];

    private static IEnumerable<CatalogueCase> Connections() =>
    [
        new("B001", "nobody answers at the port", Demand.Retry, "无法连接数据源，已重试 1 次", NobodyAsync, "list"),
        new("B001", "a name that is none", Demand.Retry, "无法连接数据源", () => MeetAsync(new SourceAccess(new Uri("http://nobody.invalid/"), "t", null), [], FetchSample.Options with { AllowedHosts = new AllowedHosts([]) }), "list"),
        new("B002", "a server that takes the call and says nothing", Demand.Retry, "连接超时", Against(a => Task.Delay(Timeout.Infinite, a.Stop), o => o with { CallTimeout = TimeSpan.FromMilliseconds(200) }), "list"),
        new("B003", "a body that stops in the middle", Demand.Retry, "响应过慢，低于每秒 200 字节，已中止", Against(StallAsync, o => o with { IdleTimeout = TimeSpan.FromMilliseconds(200) }), "p001"),
        new("B003", "a body of a byte now and then", Demand.Retry, "响应过慢，低于每秒 200 字节，已中止", Against(DripAsync, o => o with { RateWindow = TimeSpan.FromMilliseconds(300) }), "p001"),
        new("B004", "a reset in the middle of the body", Demand.Retry, "传输中断，第 1 页未保存", Against(ResetAsync), "list"),
        new("B126", "a name that leads to the machine itself", Demand.Stop, "数据源地址未登记", () => MeetAsync(new SourceAccess(new Uri("http://localhost:9/"), "t", null), [], FetchSample.Options with { AllowedHosts = new AllowedHosts([]) }), "list"),
    ];

    private static IEnumerable<CatalogueCase> Bodies() =>
    [
        new("B005", "a body shorter than its length", Demand.Retry, "响应不完整：应 900 字节，实收", Against(a => a.SendAsync($"{Ten}Content-Length: 900\r\n\r\n{Whole}")), "p001"),
        new("B006", "chunks without the last one", Demand.Retry, "响应不完整（分块未结束）", Against(a => a.SendAsync($"{Ten}Transfer-Encoding: chunked\r\n\r\n5\r\n{Whole[..5]}\r\n")), "p001"),
        new("B007", "no length, hung up early", Demand.Retry, "响应不完整：缺少结束标记", Against(a => a.SendAsync($"{Ten}\r\n{Whole[..^9]}")), "list"),
        new("B019", "GBK under the name of UTF-8", Demand.Refuse, "响应编码与声明不符", Against(a => SendBytesAsync(a, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Whole))), "p001"),
        new("B020", "2 GB announced", Demand.Refuse, "响应超过上限 50 MB", Against(a => a.SendAsync($"{Ten}Content-Length: 2147483648\r\n\r\n{{")), "p001"),
        new("B020", "a body that never ends", Demand.Refuse, "响应超过上限 1 MB", Against(EndlessAsync, o => o with { PageBytes = 1 << 20 }), "p001"),
        new("B021", "an empty body", Demand.Retry, "响应为空", Against(a => a.SendWholeAsync("")), "p001"),
        new("B021", "204", Demand.Retry, "响应为空", Against(a => a.SendAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")), "p001"),
        new("B023", "JSON that breaks off, with the right length", Demand.Retry, "JSON 语法错误", Against(a => a.SendWholeAsync(Whole[..^9])), "p001"),
        new("B024", "the total twice", Demand.Refuse, "同一对象出现重复字段「total」", Against(a => a.SendWholeAsync(Whole.Replace("\"total\":1", "\"total\":1,\"total\":9", StringComparison.Ordinal))), "p001"),
    ];

    private static IEnumerable<CatalogueCase> Packed() =>
    [
        new("B008", "gzip without its trailer", Demand.Retry, "压缩数据不完整：缺少校验尾", Against(a => SendPackedAsync(a, Gzip(Encoding.UTF8.GetBytes(Whole))[..^8])), "p001"),
        new("B008", "gzip with something behind it", Demand.Retry, "压缩数据不完整：缺少校验尾，或其后有多余内容", Against(a => SendPackedAsync(a, [.. Gzip(Encoding.UTF8.GetBytes(Whole)), 1, 2, 3])), "p001"),
        new("B009", "a gzip bomb", Demand.Refuse, "疑似压缩炸弹", Against(a => SendPackedAsync(a, Gzip(new byte[64 << 20]))), "p001"),
        new("B010", "gzip with a wrong checksum", Demand.Retry, "压缩校验错误", Against(a => SendPackedAsync(a, Spoil(Gzip(Encoding.UTF8.GetBytes(Whole))))), "p001"),
    ];

    private static IEnumerable<CatalogueCase> Answers() =>
    [
        new("B011", "too often, for ever", Demand.Retry, "数据源限流", Against(a => a.SendStatusAsync("429 Too Many Requests", "Retry-After: 0\r\n")), "p001"),
        new("B012", "503 for ever", Demand.Stop, "数据源不可用（503），本次运行停止在「取数」", Against(a => a.SendStatusAsync("503 Service Unavailable")), "p001"),
        new("B013", "a token that was good until page 2, and its successor is not better", Demand.Retry, "凭证失效", Against(a => a.Page == 1 ? a.SendWholeAsync(RawAnswer.PageOf(4, 1, 1, 2)) : a.SendStatusAsync("401 Unauthorized")), "p002"),
        new("B014", "404 on a page that was announced", Demand.Stop, "第 2 页不存在，但总页数为 2", Against(a => a.Page == 1 ? a.SendWholeAsync(RawAnswer.PageOf(4, 1, 1, 2)) : a.SendStatusAsync("404 Not Found")), "list"),
        new("B015", "302 to another host", Demand.Stop, "数据源要求跳转到未登记主机，已拒绝", Against(a => a.SendStatusAsync("302 Found", "Location: http://169.254.169.254/\r\n")), "p001"),
        new("B018", "a login page", Demand.Stop, "返回的是网页而非数据，疑似登录失效", Against(a => a.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>")), "p001"),
    ];

    private static IEnumerable<CatalogueCase> Pages() =>
    [
        new("B022", "another page than the one asked for", Demand.Retry, "返回页码与请求不符：要第 1 页，返回第 4 页", Against(a => a.SendWholeAsync(RawAnswer.PageOf(4, 4, 1, 2))), "list"),
        new("B032", "pages without end", Demand.Stop, "分页超过上限 3 页，疑似无限分页", Paged(p => RawAnswer.PageOf(99, p, p * 2, (p * 2) + 1), o => o with { MaxPages = 3 }), "list"),
        new("B033", "a page that is the one before", Demand.Stop, "第 2 页与第 1 页重复", Paged(p => RawAnswer.PageOf(4, p, 1, 2)), "list"),
        new("B034", "another snapshot on the way", Demand.Stop, "取数期间数据变化，需取数快照", Paged(p => RawAnswer.PageOf(4, p, p * 2, (p * 2) + 1).Replace("s1", "s" + p.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)), "list"),
        new("B035", "a total that grows", Demand.Stop, "总数由 4 变为 5", Paged(p => RawAnswer.PageOf(3 + p, p, p * 2, (p * 2) + 1)), "list"),
        new("B036", "more rows than the total", Demand.Stop, "应收 3 行，实收 4 行", Paged(p => RawAnswer.PageOf(3, p, p * 2, (p * 2) + 1)), "list"),
        new("B037", "an empty page in the middle", Demand.Stop, "第 2 页为空，但其后仍有数据", Paged(p => p == 2 ? RawAnswer.PageOf(6, 2) : RawAnswer.PageOf(6, p, p * 2, (p * 2) + 1)), "list"),
        new("B038", "more rows than the page holds", Demand.Refuse, "第 1 页行数超过页大小", Paged(p => RawAnswer.PageOf(3, p, 1, 2, 3)), "p001"),
        new("B039", "no row at all", Demand.Stop, "数据源返回 0 行", Paged(p => RawAnswer.PageOf(0, p)), "企业"),
        new("B040", "a field renamed from page 2 on", Demand.Stop, "取数期间字段结构改变：第 2 页没有「name」，出现「mingcheng」", Paged(p => p == 1 ? RawAnswer.PageOf(4, 1, 1, 2) : RawAnswer.PageOf(4, p, 3, 4).Replace("name", "mingcheng", StringComparison.Ordinal)), "list"),
    ];

    private static Func<Task<Met>> Paged(Func<int, string> page, Func<FetchOptions, FetchOptions>? options = null) => Against(a => a.SendWholeAsync(page(a.Page)), options);

    private static Func<Task<Met>> Against(Func<RawAnswer, Task> answer, Func<FetchOptions, FetchOptions>? options = null) => async () =>
    {
        await using var upstream = new RawUpstream(answer);
        var access = new SourceAccess(upstream.Address, "old", null) { RenewToken = () => "new" };
        return await MeetAsync(access, upstream.Calls, options?.Invoke(FetchSample.Options) ?? FetchSample.Options);
    };

    private static async Task<Met> NobodyAsync()
    {
        var port = new TcpListener(System.Net.IPAddress.Loopback, 0);
        port.Start();
        var address = new Uri($"http://{port.LocalEndpoint}/");
        port.Stop();
        return await MeetAsync(new SourceAccess(address, "t", null), [], FetchSample.Options);
    }

    /// <summary>A call that came more than once was repeated; of calls that never arrived nobody can tell.</summary>
    private static async Task<Met> MeetAsync(SourceAccess access, IReadOnlyCollection<string> calls, FetchOptions options)
    {
        try
        {
            await FetchSample.FetchAsync(access, options);
            return new Met(Demand.Normalise, null);
        }
        catch (SourceUnavailableException fault)
        {
            var isRepeated = calls.Count == 0 || calls.Distinct(StringComparer.Ordinal).Count() < calls.Count;
            return new Met(isRepeated && fault.Issue.Code is not ("B012" or "B126") ? Demand.Retry : Demand.Stop, fault.Issue);
        }
        catch (RejectedInputException fault)
        {
            return new Met(Demand.Refuse, fault.Issue);
        }
    }

    private static async Task StallAsync(RawAnswer answer)
    {
        await answer.SendAsync($"{Ten}Content-Length: 900\r\n\r\n{Whole[..20]}");
        await Task.Delay(Timeout.Infinite, answer.Stop);
    }

    private static async Task DripAsync(RawAnswer answer)
    {
        await answer.SendAsync($"{Ten}Content-Length: 900\r\n\r\n");
        foreach (var c in Whole)
        {
            await answer.SendAsync(c.ToString());
            await Task.Delay(40, answer.Stop);
        }
    }

    private static async Task ResetAsync(RawAnswer answer)
    {
        await answer.SendAsync($"{Ten}Content-Length: 900\r\n\r\n{Whole[..20]}");
        await Task.Delay(50, answer.Stop);
        answer.Reset();
    }

    private static async Task EndlessAsync(RawAnswer answer)
    {
        await answer.SendAsync($"{Ten}\r\n");
        while (!answer.Stop.IsCancellationRequested)
            await answer.SendAsync(new byte[1 << 16]);
    }

    private static Task SendPackedAsync(RawAnswer answer, byte[] packed) => SendBytesAsync(answer, packed, "Content-Encoding: gzip\r\n");

    private static Task SendBytesAsync(RawAnswer answer, byte[] body, string head = "") => answer.SendAsync([.. RawAnswer.Head($"Content-Length: {body.Length}\r\n{head}"), .. body]);

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Spoil(byte[] packed)
    {
        packed[^7] ^= 0x55;
        return packed;
    }
}
