using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Demo;

/// <summary>The upstream systems of the made-up city, each a small server of its own on a free port of the loopback.</summary>
internal sealed class DemoUpstreams : IAsyncDisposable
{
    private readonly City _city;
    private readonly List<WebApplication> _servers = [];
    private DemoCycle _cycle;
    private ExchangeUpstream? _exchange;

    private DemoUpstreams(City city)
    {
        _city = city;
        _cycle = city.Settings.Cycles[0];
    }

    /// <summary>Address and credentials by source id.</summary>
    public IReadOnlyDictionary<string, SourceAccess> Access { get; private set; } = new Dictionary<string, SourceAccess>(StringComparer.Ordinal);

    /// <summary>Faults played so far.</summary>
    public UpstreamFaults Faults { get; } = new();

    /// <summary>Secrets that the exchange gave out so far.</summary>
    public int SecretRefreshes => _exchange?.Refreshes ?? 0;

    public static async Task<DemoUpstreams> StartAsync(City city, TimeProvider clock, CancellationToken cancel)
    {
        var upstreams = new DemoUpstreams(city);
        var key = ApplicationKey(city.Settings.Seed);
        upstreams._exchange = new ExchangeUpstream(upstreams.Now, clock, key);
        try
        {
            upstreams.Access = new Dictionary<string, SourceAccess>(StringComparer.Ordinal)
            {
                ["platform"] = new(await upstreams.ServeAsync(new PlatformUpstream(upstreams.Now, upstreams.Faults).Map, cancel), PlatformUpstream.Token, Secret: null),
                ["environment"] = new(await upstreams.ServeAsync(upstreams._exchange.Map, cancel), ExchangeUpstream.Requester, key),
                ["market"] = new(await upstreams.ServeAsync(new MarketUpstream(upstreams.Now).Map, cancel), MarketUpstream.Token, Secret: null),
            };
            return upstreams;
        }
        catch
        {
            await upstreams.DisposeAsync();
            throw;
        }
    }

    /// <summary>From now on the servers answer as in this cycle.</summary>
    public void Play(DemoCycle cycle) => _cycle = cycle;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        _servers.Clear();
    }

    /// <summary>Invented anew for each seed.</summary>
    private static string ApplicationKey(ulong seed)
    {
        var random = DemoRandom.Of(seed, "application key");
        return FormattableString.Invariant($"{random.Next():x16}{random.Next():x16}");
    }

    private DemoMoment Now() => new(_city, _cycle);

    private async Task<Uri> ServeAsync(Action<IEndpointRouteBuilder> map, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        _servers.Add(server);
        map(server);
        await server.StartAsync(cancel);
        return new Uri(server.Urls.First());
    }
}
