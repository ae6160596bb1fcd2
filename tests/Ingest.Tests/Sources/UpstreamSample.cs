using System.Globalization;
using System.Net;
using GreenBatch.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GreenBatch.Ingest.Tests;

/// <summary>A real server on 127.0.0.1 that answers as the test says, and the fetchers to ask it with.</summary>
internal sealed class UpstreamSample : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServiceProvider _services;

    private UpstreamSample(WebApplication app)
    {
        _app = app;
        _services = new ServiceCollection()
            .AddIngest(new FetchOptions { PageSize = 2, Retries = 2, Delay = TimeSpan.FromMilliseconds(5), LongestDelay = TimeSpan.FromMilliseconds(50), SettleTime = TimeSpan.Zero, AllowedHosts = new AllowedHosts(["127.0.0.1"]) })
            .BuildServiceProvider();
    }

    public List<string> Calls { get; } = [];

    private Uri Address => new(_app.Urls.First());

    public static async Task<UpstreamSample> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var sample = new UpstreamSample(app);
        app.Run(async context =>
        {
            int call;
            lock (sample.Calls)
            {
                sample.Calls.Add(context.Request.Path + context.Request.QueryString);
                call = sample.Calls.Count;
            }

            await answer(context, call);
        });
        await app.StartAsync();
        return sample;
    }

    public static Task PageAsync(HttpContext context, int total, IEnumerable<int> rows, string snapshot = "s1", int? page = null)
    {
        var asked = page ?? int.Parse(context.Request.Query["page"]!, CultureInfo.InvariantCulture);
        var items = string.Join(',', rows.Select(r => FormattableString.Invariant($"{{\"name\":\"厂{r}\"}}")));
        return context.Response.WriteAsync(FormattableString.Invariant(
            $"{{\"code\":0,\"message\":\"ok\",\"data\":{{\"snapshot\":\"{snapshot}\",\"total\":{total},\"page\":{asked},\"pageSize\":2,\"rows\":[{items}]}}}}"));
    }

    public async Task<List<FetchedDelivery>> FetchAsync(SourceChannel channel, SourceDefinition source, string? token = "令牌", string? secret = null)
    {
        var fetcher = _services.GetServices<IFetcher>().Single(f => f.Channel == channel);
        var access = new SourceAccess(Address, token is "令牌" ? "token" : token, secret);
        var deliveries = new List<FetchedDelivery>();
        await foreach (var delivery in fetcher.FetchAsync(new FetchRequest(new Cycle(2025), source, "", access), CancellationToken.None))
            deliveries.Add(delivery);
        return deliveries;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _app.DisposeAsync();
    }
}
