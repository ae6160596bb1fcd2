using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace GreenBatch.Ingest.Tests;

public sealed class FetcherTests
{
    private static readonly SourceDefinition Source = ReadingSample.Plants with
    {
        Datasets = [ReadingSample.PlantSet("plants", "企业") with { Path = "list" }],
    };

    [Fact]
    public async Task All_pages_of_factories_and_parks_arrive_as_they_were_sent()
    {
        await using var upstream = await UpstreamSample.StartAsync((context, _) =>
            Query(context, "kind") is "park" ? UpstreamSample.PageAsync(context, 0, []) : UpstreamSample.PageAsync(context, 3, Query(context, "page") is "1" ? [1, 2] : [3]));

        var deliveries = await upstream.FetchAsync(SourceChannel.PlatformApi, Source);

        Assert.Equal(["list/factory/p001.json", "list/factory/p002.json", "list/park/p001.json"], deliveries.SelectMany(d => d.Documents).Select(d => d.Name));
        Assert.All(deliveries, d => Assert.Equal(("s1", "plants"), (d.Batch, d.Dataset)));
        Assert.Equal("/api/v1/cycles/2025/list?kind=factory&page=1&pageSize=2", upstream.Calls[0]);
        using var reader = new StreamReader(await deliveries[0].Documents[1].OpenAsync(CancellationToken.None));
        Assert.Contains("厂3", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_sent_and_its_refusal_stops_the_run()
    {
        await using var upstream = await UpstreamSample.StartAsync((context, _) =>
        {
            context.Response.StatusCode = string.Equals(context.Request.Headers.Authorization, "Bearer good", StringComparison.Ordinal) ? 500 : 401;
            return Task.CompletedTask;
        });

        Assert.Equal("B013", await CodeAsync(upstream, "bad"));
        Assert.Equal("B012", await CodeAsync(upstream, "good"));
    }

    [Fact]
    public async Task A_busy_source_is_asked_again()
    {
        await using var upstream = await UpstreamSample.StartAsync((context, call) =>
        {
            if (call > 2)
                return UpstreamSample.PageAsync(context, 1, [1]);
            context.Response.StatusCode = call == 1 ? 429 : 503;
            context.Response.Headers.RetryAfter = "0";
            return Task.CompletedTask;
        });

        Assert.Equal(2, (await upstream.FetchAsync(SourceChannel.PlatformApi, Source)).Count);
    }

    [Theory]
    [InlineData("B022")]
    [InlineData("B034")]
    [InlineData("B035")]
    [InlineData("B036")]
    [InlineData("B037")]
    [InlineData("B039")]
    [InlineData("B004")]
    [InlineData("B012")]
    [InlineData("B015")]
    [InlineData("B018")]
    [InlineData("B021")]
    [InlineData("B023")]
    [InlineData("B040")]
    public async Task What_is_not_proved_complete_stops_the_run(string code)
    {
        await using var upstream = await UpstreamSample.StartAsync((context, _) => MisbehaveAsync(context, code, Query(context, "page") is "1"));

        Assert.Equal(code, await CodeAsync(upstream, "token"));
    }

    [Fact]
    public async Task The_exchange_is_called_with_a_fresh_signature_and_a_renewed_secret()
    {
        const string Key = "0123456789abcdef0123456789abcdef";
        var (refreshes, left) = (0, 0);
        await using var upstream = await UpstreamSample.StartAsync(async (context, _) =>
        {
            var isRefresh = context.Request.Path == ExchangeSigning.RefreshPath;
            var secret = isRefresh ? Key : string.Create(CultureInfo.InvariantCulture, $"secret-{refreshes}");
            if (!IsSigned(context, secret) || (!isRefresh && left-- == 0))
            {
                context.Response.StatusCode = 401;
                return;
            }

            if (isRefresh)
            {
                (refreshes, left) = (refreshes + 1, 2);
                var encrypted = ExchangeSigning.EncryptSecret(string.Create(CultureInfo.InvariantCulture, $"secret-{refreshes}"), Key);
                await context.Response.WriteAsync(FormattableString.Invariant($"{{\"code\":0,\"message\":\"ok\",\"data\":{{\"secret\":\"{encrypted}\",\"secretEndTime\":4102444800000}}}}"));
                return;
            }

            var page = int.Parse(context.Request.Query["page"]!, CultureInfo.InvariantCulture);
            await UpstreamSample.PageAsync(context, 6, [(page * 2) - 1, page * 2]);
        });

        var delivery = Assert.Single(await upstream.FetchAsync(SourceChannel.Exchange, Source, "requester", Key));

        Assert.Equal(3, delivery.Documents.Count);
        Assert.Equal(2, refreshes);
    }

    [Fact]
    public async Task Changes_are_asked_for_by_cycle()
    {
        await using var upstream = await UpstreamSample.StartAsync((context, _) => UpstreamSample.PageAsync(context, 1, [1]));

        Assert.Single(await upstream.FetchAsync(SourceChannel.ChangesApi, Source));
        Assert.Equal("/api/v1/list?cycle=2025&page=1&pageSize=2", Assert.Single(upstream.Calls));
    }

    /// <summary>Base64(HMAC-SHA256(key, sid + rid + rtime)), computed with another program.</summary>
    [Fact]
    public void Rules_8_5_a_call_is_signed_over_service_requester_and_time() =>
        Assert.Equal("ijmLGEDWDcan1egNajV+jUJ1S5AF+9nu91+D+DwfKNU=", ExchangeSigning.Sign("key", "sid", "rid", "1700000000000"));

    [Fact]
    public void A_secret_is_only_read_with_its_key()
    {
        var encrypted = ExchangeSigning.EncryptSecret("密钥", "0123456789abcdef");

        Assert.Equal("密钥", ExchangeSigning.DecryptSecret(encrypted, "0123456789abcdef"));
        Assert.ThrowsAny<Exception>(() => ExchangeSigning.DecryptSecret(encrypted, "fedcba9876543210"));
    }

    private static Task MisbehaveAsync(HttpContext context, string code, bool isFirst)
    {
        switch (code)
        {
            case "B004":
                context.Abort();
                return Task.CompletedTask;
            case "B012":
                return context.Response.WriteAsync("{\"code\":500,\"message\":\"坏\",\"data\":null}");
            case "B015":
                context.Response.Redirect("https://example.invalid/");
                return Task.CompletedTask;
            case "B018":
                context.Response.ContentType = "text/html";
                return context.Response.WriteAsync("<html>登录</html>");
            case "B021":
                return Task.CompletedTask;
            case "B023":
                return context.Response.WriteAsync("{\"code\":0,");
            case "B040":
                return context.Response.WriteAsync("{\"code\":0,\"data\":{}}");
            default:
                return MispageAsync(context, code, isFirst);
        }
    }

    private static Task MispageAsync(HttpContext context, string code, bool isFirst) => code switch
    {
        "B022" => UpstreamSample.PageAsync(context, 4, [1, 2], page: 4),
        "B034" => UpstreamSample.PageAsync(context, 4, [1, 2], isFirst ? "s1" : "s2"),
        "B035" => UpstreamSample.PageAsync(context, isFirst ? 4 : 5, [1, 2]),
        "B036" => UpstreamSample.PageAsync(context, 3, isFirst ? [1, 2] : [3, 4]),
        "B037" => UpstreamSample.PageAsync(context, 4, isFirst ? [1, 2] : []),
        _ => UpstreamSample.PageAsync(context, 0, []),
    };

    private static async Task<string> CodeAsync(UpstreamSample upstream, string token) =>
        (await Assert.ThrowsAsync<SourceUnavailableException>(() => upstream.FetchAsync(SourceChannel.PlatformApi, Source, token))).Issue.Code;

    private static bool IsSigned(HttpContext context, string secret)
    {
        var headers = context.Request.Headers;
        return ExchangeSigning.IsSigned(headers[ExchangeSigning.SignHeader]!, secret, headers[ExchangeSigning.ServiceHeader]!, headers[ExchangeSigning.RequesterHeader]!, headers[ExchangeSigning.TimeHeader]!);
    }

    private static string? Query(HttpContext context, string name) => context.Request.Query[name];
}
