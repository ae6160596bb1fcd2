using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Demo;

namespace GreenBatch.Scheduler.Tests.Demo;

public sealed class DemoUpstreamsTests : IAsyncLifetime
{
    private const string Evaluations = "/api/v1/cycles/2025/self-evaluations?kind=factory&page=1&pageSize=100";
    private static readonly HttpClient Client = new();
    private readonly DemoClock _clock = new(DemoSome.Settings.Cycles[0].Now);
    private DemoUpstreams _upstreams = null!;

    public async Task InitializeAsync() => _upstreams = await DemoUpstreams.StartAsync(DemoSome.City, _clock, CancellationToken.None);

    public async Task DisposeAsync() => await _upstreams.DisposeAsync();

    [Theory]
    [InlineData("platform", "/api/v1/cycles/2025/list?kind=factory")]
    [InlineData("market", "/api/v1/changes?cycle=2025")]
    [InlineData("environment", "/gateway/penalties")]
    public async Task Without_credentials_every_upstream_refuses(string source, string path)
    {
        using var answer = await Client.GetAsync(new Uri(_upstreams.Access[source].Address, path));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_add_up_to_the_total_under_one_snapshot()
    {
        var first = await DataAsync("platform", "/api/v1/cycles/2025/list?kind=factory&page=1&pageSize=100");
        var second = await DataAsync("platform", "/api/v1/cycles/2025/list?kind=factory&page=2&pageSize=100");
        Assert.Equal(120, first.GetProperty("total").GetInt32());
        Assert.Equal(120, first.GetProperty("rows").GetArrayLength() + second.GetProperty("rows").GetArrayLength());
        Assert.Equal(first.GetProperty("snapshot").GetString(), second.GetProperty("snapshot").GetString());
        var ids = first.GetProperty("rows").EnumerateArray().Concat(second.GetProperty("rows").EnumerateArray()).Select(r => r.GetProperty("entryId").GetString());
        Assert.Equal(120, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_busy_platform_asks_for_patience_once_and_then_answers()
    {
        using var busy = await GetAsync("platform", Evaluations);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), busy.Headers.RetryAfter?.Delta);
        var rows = (await DataAsync("platform", Evaluations)).GetProperty("rows");
        Assert.True(rows[0].GetProperty("values").GetArrayLength() > 15);
        using var often = await GetAsync("platform", "/api/v1/cycles/2025/reviews?kind=factory&page=1&pageSize=100");
        Assert.Equal(HttpStatusCode.TooManyRequests, often.StatusCode);
    }

    [Fact]
    public async Task The_same_page_is_the_same_bytes()
    {
        const string List = "/api/v1/cycles/2025/list?kind=park&page=1&pageSize=100";
        await using var again = await DemoUpstreams.StartAsync(DemoSome.With(s => s), _clock, CancellationToken.None);
        using var request = Request(again.Access["platform"], List);
        using var other = await Client.SendAsync(request);
        using var one = await GetAsync("platform", List);
        Assert.Equal(await one.Content.ReadAsByteArrayAsync(), await other.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_gateway_gives_an_encrypted_secret_that_lasts_three_calls()
    {
        var access = _upstreams.Access["environment"];
        var secret = await SecretAsync(access);
        for (var call = 0; call < 3; call++)
        {
            using var answer = await SignedAsync(access, "/gateway/permits?page=1&pageSize=100", "permits", secret);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var refused = await SignedAsync(access, "/gateway/permits?page=1&pageSize=100", "permits", secret);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var renewed = await SignedAsync(access, "/gateway/penalties?page=1&pageSize=500", "penalties", await SecretAsync(access));
        var rows = (await ReadAsync(renewed)).GetProperty("rows").EnumerateArray().ToList();
        Assert.Contains(rows, r => r.TryGetProperty("CF_CFJG", out _));
        Assert.Contains(rows, r => r.TryGetProperty("CF_XZJG", out _));
        Assert.Contains(rows, r => r.GetProperty("CF_JDRQ").ValueKind == JsonValueKind.Number);
        Assert.Contains(rows, r => r.GetProperty("CF_JDRQ").ToString().Contains('/', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_come_when_they_have_happened()
    {
        Assert.Equal(1, (await DataAsync("market", "/api/v1/changes?cycle=2025&page=1&pageSize=100")).GetProperty("total").GetInt32());
        _upstreams.Play(DemoSome.Settings.Cycles[1]);
        Assert.Equal(2, (await DataAsync("market", "/api/v1/changes?cycle=2026&page=1&pageSize=100")).GetProperty("total").GetInt32());
    }

    private static HttpRequestMessage Request(SourceAccess access, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(access.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
        return request;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        var root = JsonElement.Parse(body);
        Assert.Equal(0, root.GetProperty("code").GetInt32());
        return root.GetProperty("data");
    }

    private async Task<HttpResponseMessage> GetAsync(string source, string path)
    {
        using var request = Request(_upstreams.Access[source], path);
        return await Client.SendAsync(request);
    }

    private async Task<JsonElement> DataAsync(string source, string path)
    {
        using var answer = await GetAsync(source, path);
        return await ReadAsync(answer);
    }

    private async Task<string> SecretAsync(SourceAccess access)
    {
        using var answer = await SignedAsync(access, ExchangeSigning.RefreshPath, ExchangeSigning.RefreshService, access.Secret!);
        return ExchangeSigning.DecryptSecret((await ReadAsync(answer)).GetProperty("secret").GetString()!, access.Secret!);
    }

    private async Task<HttpResponseMessage> SignedAsync(SourceAccess access, string path, string service, string secret)
    {
        var time = _clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(access.Address, path));
        request.Headers.Add(ExchangeSigning.RequesterHeader, access.Token);
        request.Headers.Add(ExchangeSigning.ServiceHeader, service);
        request.Headers.Add(ExchangeSigning.TimeHeader, time);
        request.Headers.Add(ExchangeSigning.SignHeader, ExchangeSigning.Sign(secret, service, access.Token!, time));
        return await Client.SendAsync(request);
    }
}
