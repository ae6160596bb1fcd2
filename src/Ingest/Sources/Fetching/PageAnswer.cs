using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace GreenBatch.Ingest;

/// <summary>What the envelope of one page says of the whole, and what is needed to compare pages.</summary>
/// <param name="Hash">SHA-256 of the rows: two pages with the same rows are one page given twice.</param>
/// <param name="Always">Names that every row has.</param>
/// <param name="Ever">Names that any row has.</param>
internal sealed record PageAnswer(string Snapshot, int Total, int Page, int PageSize, int Rows, string Hash, IReadOnlySet<string> Always, IReadOnlySet<string> Ever)
{
    private const string Advice = "请来源单位确认接口版本，恢复后重新执行";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Reads the envelope <c>{"code":0,"message":"ok","data":{"snapshot","total","page","pageSize","rows":[…]}}</c>.</summary>
    /// <exception cref="SourceUnavailableException">The body is not such a page.</exception>
    public static PageAnswer Parse(byte[] body, SourceDefinition source, string document)
    {
        // The parser looks at the bytes of a text only when it is asked for the text.
        if (!Utf8.IsValid(body))
            throw IsCutInCharacter(body) ? Unavailable.Of("B023", "JSON 语法错误", source, document, Advice) : Explain(body, source, document, fault: null);
        try
        {
            using var json = JsonDocument.Parse(body.AsMemory(body is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), Strict);
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("code", out var code))
                throw Unavailable.Of("B018", "返回的不是约定的信封", source, document, Advice);
            if (code.ToString() is not ("0" or "200"))
                throw Unavailable.Of("B012", $"数据源返回错误 {CellText.Show(code.ToString())}", source, document, Advice);
            return Read(root.GetProperty("data"));
        }
        catch (JsonException fault)
        {
            throw Explain(body, source, document, fault);
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unavailable.Of("B040", "页的信封缺少约定字段", source, document, Advice, fault);
        }
    }

    /// <summary>The body of a good answer; every other answer is a fault with its own code.</summary>
    public static Task<byte[]> ReadBodyAsync(HttpResponseMessage response, SourceDefinition source, string document, FetchOptions options, CancellationToken cancel)
    {
        Check(response, source, document);
        return new AnswerBody(source, document, options).ReadAsync(response, cancel);
    }

    private static bool IsCutInCharacter(ReadOnlySpan<byte> body)
    {
        for (var tail = 1; tail <= Math.Min(3, body.Length); tail++)
        {
            if (Utf8.IsValid(body[..^tail]))
                return true;
        }

        return false;
    }

    private static PageAnswer Read(JsonElement data)
    {
        var rows = data.GetProperty("rows");
        HashSet<string>? always = null;
        var ever = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.EnumerateArray())
        {
            var names = row.ValueKind is JsonValueKind.Object ? row.EnumerateObject().Select(JsonPage.NameOf).ToHashSet(StringComparer.Ordinal) : [];
            ever.UnionWith(names);
            if (always is null)
                always = names;
            else
                always.IntersectWith(names);
        }

        return new PageAnswer(
            data.GetProperty("snapshot").ToString(),
            data.GetProperty("total").GetInt32(),
            data.GetProperty("page").GetInt32(),
            data.GetProperty("pageSize").GetInt32(),
            rows.GetArrayLength(),
            Convert.ToHexString(SHA256.HashData(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(rows))),
            always ?? [],
            ever);
    }

    /// <summary>Broken off, or unsound as a whole: then the readers say in which way.</summary>
    private static Exception Explain(byte[] body, SourceDefinition source, string document, JsonException? fault)
    {
        var opened = new OpenedDocument(new DocumentInfo(source.Id, "", document, Dataset: null), source, new ReadLimits { PageBytes = long.MaxValue }, []);
        try
        {
            JsonPage.Parse(new MemoryStream(body, writable: false), opened);
        }
        catch (RejectedInputException rejected) when (rejected.Issue.Code is not "B023")
        {
            return rejected;
        }
        catch (RejectedInputException)
        {
            // Told below: what broke off may come whole the next time.
        }

        return Unavailable.Of("B023", "JSON 语法错误", source, document, Advice, fault);
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
            case HttpStatusCode.NoContent:
                throw Unavailable.Of("B021", "响应为空（204）", source, document, "请来源单位检查接口");
            case var _ when status is >= 300 and < 400:
                throw Unavailable.Of("B015", "数据源要求跳转到未登记主机，已拒绝", source, document, "核对来源地址，确认后修改配置");
            case var _ when status >= 400:
                throw Unavailable.Of("B012", $"数据源不可用（{status}），本次运行停止在「取数」", source, document, "与来源单位联系，恢复后重新执行");
            case var _ when response.Content.Headers.ContentType?.MediaType is "text/html":
                throw Unavailable.Of("B018", "返回的是网页而非数据，疑似登录失效", source, document, "检查凭证与网络代理");
            default:
                return;
        }
    }
}
