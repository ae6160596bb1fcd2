using System.Security.Authentication;

namespace GreenBatch.Ingest;

/// <summary>Says in the words of the catalogue why a call came to nothing.</summary>
internal static class TransportFault
{
    private const string Again = "检查网络与来源地址；重新执行即可，反复出现时请与来源单位联系";

    public static bool Is(Exception fault, CancellationToken cancel) => Root(fault) switch
    {
        HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException => true,
        OperationCanceledException => !cancel.IsCancellationRequested,
        _ => false,
    };

    public static SourceUnavailableException Explain(Exception fault, SourceDefinition source, string name, int page, int retries)
    {
        SourceUnavailableException Of(string code, string message, string? advice = null) => Unavailable.Of(code, message, source, name, advice ?? Again, fault);

        return Root(fault) switch
        {
            AddressRefusedException refused => Of("B126", $"数据源地址未登记：{refused.Message}", "确认该地址后，在 config/greenbatch.json 的 Network:AllowedHosts 中登记"),
            HttpRequestException { InnerException: AddressRefusedException refused } => Of("B126", $"数据源地址未登记：{refused.Message}", "确认该地址后，在 config/greenbatch.json 的 Network:AllowedHosts 中登记"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException =>
                Of("B016", "服务器证书不可信", "核对来源地址；证书过期或由未知机构签发的，请来源单位更换，或由管理员把签发机构加入系统信任"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => Of("B001", $"无法连接数据源，已重试 {retries} 次"),
            HttpRequestException or IOException => Of("B004", $"传输中断，第 {page} 页未保存"),
            _ => Of("B002", "连接超时或响应过慢"),
        };
    }

    /// <summary>Refit wraps what the client throws.</summary>
    private static Exception Root(Exception fault) => fault is Refit.ApiRequestException { InnerException: { } inner } ? inner : fault;
}
