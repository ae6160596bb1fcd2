using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace GreenBatch.Ingest;

/// <summary>Calls of one pull through the gateway: holds the secret and renews it.</summary>
internal sealed class ExchangeSession(HttpClient client, SourceAccess access, SourceDefinition source, TimeProvider clock, FetchOptions options)
{
    private string? _secret;
    private DateTimeOffset _until;

    public async Task<HttpResponseMessage> CallAsync(string service, string query, CancellationToken cancel)
    {
        if (_secret is null || clock.GetUtcNow() >= _until)
            await RefreshAsync(cancel);
        var response = await SendAsync($"{ExchangeSigning.GatewayPath}{service}?{query}", service, _secret!, cancel);
        if (response.StatusCode is not HttpStatusCode.Unauthorized)
            return response;
        response.Dispose();
        await RefreshAsync(cancel);
        return await SendAsync($"{ExchangeSigning.GatewayPath}{service}?{query}", service, _secret!, cancel);
    }

    private async Task RefreshAsync(CancellationToken cancel)
    {
        const string Advice = "核对应用密钥与请求方标识";
        using var response = await SendAsync(ExchangeSigning.RefreshPath, ExchangeSigning.RefreshService, access.Secret ?? "", cancel);
        var body = await PageAnswer.ReadBodyAsync(response, source, ExchangeSigning.RefreshService, options, cancel);
        try
        {
            using var json = JsonDocument.Parse(body);
            var data = json.RootElement.GetProperty("data");
            _secret = ExchangeSigning.DecryptSecret(data.GetProperty("secret").GetString() ?? "", access.Secret ?? "");
            _until = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(data.GetProperty("secretEndTime").ToString(), CultureInfo.InvariantCulture));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unavailable.Of("B040", "换取密钥的返回不合约定", source, ExchangeSigning.RefreshService, Advice, fault);
        }
        catch (CryptographicException fault)
        {
            throw Unavailable.Of("B013", "密钥解密失败，应用密钥不符", source, ExchangeSigning.RefreshService, Advice, fault);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string service, string secret, CancellationToken cancel)
    {
        var requester = access.Token ?? "";
        var time = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.Add(ExchangeSigning.RequesterHeader, requester);
        message.Headers.Add(ExchangeSigning.ServiceHeader, service);
        message.Headers.Add(ExchangeSigning.TimeHeader, time);
        message.Headers.Add(ExchangeSigning.SignHeader, ExchangeSigning.Sign(secret, service, requester, time));
        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
    }
}
