using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace GreenBatch.Ingest;

/// <summary>One page as it arrived, and what its envelope says of the whole.</summary>
internal sealed record PageAnswer(byte[] Body, string Snapshot, int Total, int Page, int PageSize, int Rows)
{
    public string Hash { get; } = Convert.ToHexString(SHA256.HashData(Body));

    /// <summary>Reads the envelope <c>{"code":0,"message":"ok","data":{"snapshot","total","page","pageSize","rows":[…]}}</c>.</summary>
    /// <exception cref="SourceUnavailableException">The body is not such a page.</exception>
    public static PageAnswer Parse(byte[] body, SourceDefinition source, string document)
    {
        const string Advice = "请来源单位确认接口版本，恢复后重新执行";
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("code", out var code))
                throw Unavailable.Of("B018", "返回的不是约定的信封", source, document, Advice);
            if (code.ToString() is not ("0" or "200"))
                throw Unavailable.Of("B012", $"数据源返回错误 {CellText.Show(code.ToString())}", source, document, Advice);
            var data = root.GetProperty("data");
            return new PageAnswer(
                body,
                data.GetProperty("snapshot").ToString(),
                data.GetProperty("total").GetInt32(),
                data.GetProperty("page").GetInt32(),
                data.GetProperty("pageSize").GetInt32(),
                data.GetProperty("rows").GetArrayLength());
        }
        catch (JsonException fault)
        {
            throw Unavailable.Of("B023", "JSON 语法错误", source, document, Advice, fault);
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unavailable.Of("B040", "页的信封缺少约定字段", source, document, Advice, fault);
        }
    }

    /// <summary>The body of a good answer; every other answer is a fault with its own code.</summary>
    public static async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, SourceDefinition source, string document, long cap, CancellationToken cancel)
    {
        Check(response, source, document);
        using var body = new MemoryStream();
        var stream = await response.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[81920];
        for (var read = await stream.ReadAsync(buffer, cancel); read > 0; read = await stream.ReadAsync(buffer, cancel))
        {
            await body.WriteAsync(buffer.AsMemory(0, read), cancel);
            if (body.Length > cap)
                throw Unavailable.Of("B020", $"响应超过上限 {cap >> 20} MB", source, document, "请来源单位缩小页大小");
        }

        return body.Length > 0 ? body.ToArray() : throw Unavailable.Of("B021", "响应为空", source, document, "请来源单位检查接口");
    }

    private static void Check(HttpResponseMessage response, SourceDefinition source, string document)
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                throw Unavailable.Of("B013", $"凭证失效（{status}）", source, document, "更新该来源的令牌或密钥后重新执行");
            case HttpStatusCode.NotFound:
                throw Unavailable.Of("B014", "该页不存在（404）", source, document, "核对来源地址与年度");
            case HttpStatusCode.TooManyRequests:
                throw Unavailable.Of("B011", "数据源限流，重试后仍未放行（429）", source, document, "稍后重新执行");
            case var _ when status is >= 300 and < 400:
                throw Unavailable.Of("B015", "数据源要求跳转到未登记主机，已拒绝", source, document, "核对来源地址，确认后修改配置");
            case var _ when status >= 400:
                throw Unavailable.Of("B012", $"数据源不可用（{status}）", source, document, "与来源单位联系，恢复后重新执行");
            case var _ when response.Content.Headers.ContentType?.MediaType is "text/html":
                throw Unavailable.Of("B018", "返回的是网页而非数据，疑似登录失效", source, document, "检查凭证与网络代理");
            default:
                return;
        }
    }
}
