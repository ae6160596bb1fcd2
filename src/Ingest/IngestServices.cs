using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace GreenBatch.Ingest;

/// <summary>Registers the fetchers and their HTTP clients.</summary>
public static class IngestServices
{
    public static IServiceCollection AddIngest(this IServiceCollection services, FetchOptions? options = null)
    {
        var settings = options ?? new FetchOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(settings);
        services.AddSingleton<SourceClients>();
        services.AddHttpClient(SourceClients.Name, c => c.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = TimeSpan.FromSeconds(10),
            })
            .AddResilienceHandler("retry", pipeline => pipeline.AddRetry(Retry(settings)).AddTimeout(settings.CallTimeout));
        return services
            .AddSingleton<IFetcher, InboxFetcher>()
            .AddSingleton<IFetcher, PlatformFetcher>()
            .AddSingleton<IFetcher, ExchangeFetcher>()
            .AddSingleton<IFetcher, ChangesFetcher>();
    }

    private static HttpRetryStrategyOptions Retry(FetchOptions settings) => new()
    {
        MaxRetryAttempts = settings.Retries,
        Delay = settings.Delay,
        MaxDelay = settings.LongestDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = false,
        ShouldRetryAfterHeader = false,
        DelayGenerator = retry => ValueTask.FromResult(AskedFor(retry.Outcome.Result) is { } asked ? Shorter(asked, settings.LongestDelay) : (TimeSpan?)null),
    };

    /// <summary>The pause the source asks for; null where the own one applies.</summary>
    private static TimeSpan? AskedFor(HttpResponseMessage? answer) => answer?.Headers.RetryAfter?.Delta;

    private static TimeSpan Shorter(TimeSpan asked, TimeSpan longest) => asked < longest ? asked : longest;
}
