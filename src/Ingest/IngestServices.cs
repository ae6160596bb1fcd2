using System.Net;
using System.Net.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;

namespace GreenBatch.Ingest;

/// <summary>Registers the fetchers and their HTTP clients.</summary>
public static class IngestServices
{
    /// <param name="options">Where none are given, the host may have registered its own.</param>
    public static IServiceCollection AddIngest(this IServiceCollection services, FetchOptions? options = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options ?? new FetchOptions());
        services.AddSingleton<SourceClients>();
        services.AddSingleton<ClientCertificates>();
        services.AddHttpClient(SourceClients.Name, c => c.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .AddResilienceHandler("retry", (pipeline, context) =>
            {
                var settings = context.ServiceProvider.GetRequiredService<FetchOptions>();
                pipeline.AddRetry(Retry(settings, context.ServiceProvider)).AddTimeout(settings.CallTimeout);
            });
        return services
            .AddSingleton<IFetcher, InboxFetcher>()
            .AddSingleton<IFetcher, PlatformFetcher>()
            .AddSingleton<IFetcher, ExchangeFetcher>()
            .AddSingleton<IFetcher, ChangesFetcher>();
    }

    /// <summary>Straight to the listed hosts and nowhere else: no redirect, no proxy, no cookie, nothing unpacked unseen.</summary>
    internal static SocketsHttpHandler Handler(IServiceProvider services)
    {
        var (hosts, certificates) = (services.GetRequiredService<FetchOptions>().AllowedHosts, services.GetRequiredService<ClientCertificates>());
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxResponseHeadersLength = 64,
            ConnectCallback = (context, cancel) => AllowedConnection.OpenAsync(context, hosts, cancel),
            SslOptions = new SslClientAuthenticationOptions { LocalCertificateSelectionCallback = (_, host, _, _, _) => certificates.For(host)! },
        };
    }

    private static HttpRetryStrategyOptions Retry(FetchOptions settings, IServiceProvider services)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var log = services.GetService<ILoggerFactory>()?.CreateLogger("GreenBatch.Ingest");
        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = settings.Retries,
            Delay = settings.Delay,
            MaxDelay = settings.LongestDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = false,
            ShouldRetryAfterHeader = false,
            DelayGenerator = retry => ValueTask.FromResult(AskedFor(retry.Outcome.Result, clock) is { } asked ? Shorter(asked, settings.LongestDelay) : (TimeSpan?)null),
            OnRetry = retry =>
            {
                if (retry.Outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests)
                    log?.LogWarning("  [B011] 数据源限流，等待 {Seconds} 秒后继续", retry.RetryDelay.TotalSeconds);
                return ValueTask.CompletedTask;
            },
        };
        // What is no GET may have had its effect.
        retry.DisableForUnsafeHttpMethods();
        var isWorthIt = retry.ShouldHandle;
        retry.ShouldHandle = outcome => outcome.Outcome.Exception is AddressRefusedException ? ValueTask.FromResult(false) : isWorthIt(outcome);
        return retry;
    }

    /// <summary>The pause the source asks for, in seconds or until a moment; null where the own one applies.</summary>
    private static TimeSpan? AskedFor(HttpResponseMessage? answer, TimeProvider clock) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } moment } => moment > clock.GetUtcNow() ? moment - clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static TimeSpan Shorter(TimeSpan asked, TimeSpan longest) => asked < longest ? asked : longest;
}
