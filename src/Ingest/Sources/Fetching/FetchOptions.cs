namespace GreenBatch.Ingest;

/// <summary>How patiently sources are asked.</summary>
public sealed record FetchOptions
{
    /// <summary>Rows asked for per page; a source may give fewer.</summary>
    public int PageSize { get; init; } = 500;

    public int MaxPages { get; init; } = 10_000;

    /// <summary>Bytes of one page.</summary>
    public long PageBytes { get; init; } = 50L << 20;

    /// <summary>Further tries after a refused connection, 429 or 5xx.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>First pause before a retry; it doubles. Retry-After of the source goes before it, up to <see cref="LongestDelay"/>.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bound of one call, answer included.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A file younger than this is looked at twice: it may still be growing.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(2);
}
