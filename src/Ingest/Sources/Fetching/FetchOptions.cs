namespace GreenBatch.Ingest;

/// <summary>How patiently sources are asked, and what no honest answer reaches.</summary>
public sealed record FetchOptions
{
    /// <summary>Rows asked for per page; a source may give fewer.</summary>
    public int PageSize { get; init; } = 500;

    public int MaxPages { get; init; } = 10_000;

    /// <summary>Rows of one page, whatever size the source says.</summary>
    public int PageRows { get; init; } = 5_000;

    /// <summary>Bytes of one page as they come.</summary>
    public long PageBytes { get; init; } = 50L << 20;

    /// <summary>Bytes of one page that comes packed.</summary>
    public long UnpackedBytes { get; init; } = 200L << 20;

    /// <summary>Bytes of all pages of one dataset.</summary>
    public long AllBytes { get; init; } = 4L << 30;

    /// <summary>Further tries after a refused connection, 429 or 5xx, and after an answer that broke off.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>First pause before a retry; it doubles. Retry-After of the source goes before it, up to <see cref="LongestDelay"/>.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Until an answer begins.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two pieces of an answer.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes a second, over <see cref="RateWindow"/>: a body that drips never ends otherwise.</summary>
    public int SlowestRate { get; init; } = 200;

    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For all pages of one dataset together.</summary>
    public TimeSpan WholeTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A file younger than this is looked at twice: it may still be growing.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whom the program may talk to; see <see cref="Ingest.AllowedHosts"/>.</summary>
    public AllowedHosts AllowedHosts { get; init; } = new([]);
}
