using GreenBatch.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace GreenBatch.Ingest.Tests;

/// <summary>The fetchers as the program has them, asked about one source.</summary>
internal static class FetchSample
{
    /// <summary>Patient enough for a busy machine, and no more.</summary>
    public static FetchOptions Options { get; } = new()
    {
        PageSize = 2,
        Retries = 1,
        Delay = TimeSpan.FromMilliseconds(1),
        LongestDelay = TimeSpan.FromMilliseconds(20),
        SettleTime = TimeSpan.Zero,
        AllowedHosts = new AllowedHosts(["127.0.0.1"]),
    };

    public static SourceDefinition Source { get; } = ReadingSample.Plants with { Datasets = [ReadingSample.PlantSet("plants", "企业") with { Path = "list" }] };

    public static async Task<List<FetchedDelivery>> FetchAsync(SourceAccess access, FetchOptions? options = null, SourceDefinition? source = null, SourceChannel channel = SourceChannel.ChangesApi)
    {
        await using var services = new ServiceCollection().AddIngest(options ?? Options).BuildServiceProvider();
        var fetcher = services.GetServices<IFetcher>().Single(f => f.Channel == channel);
        var deliveries = new List<FetchedDelivery>();
        await foreach (var delivery in fetcher.FetchAsync(new FetchRequest(new Cycle(2025), source ?? Source, "", access), CancellationToken.None))
            deliveries.Add(delivery);
        return deliveries;
    }
}
