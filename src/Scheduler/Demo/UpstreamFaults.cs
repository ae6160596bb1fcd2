using System.Collections.Concurrent;

namespace GreenBatch.Scheduler.Demo;

/// <summary>What goes wrong on the way, once each and always at the same request: one page is refused as busy, one as asked for too often.</summary>
internal sealed class UpstreamFaults
{
    private const string RetryAfterSeconds = "1";
    private readonly ConcurrentDictionary<string, int> _played = new(StringComparer.Ordinal);

    /// <summary>Status by the dataset it was played on.</summary>
    public IReadOnlyDictionary<string, int> Played => _played;

    /// <summary>Plays the fault planned for the dataset, if it has not been played; true when the request is answered with it.</summary>
    public async Task<bool> PlayAsync(HttpContext context, string dataset)
    {
        var status = dataset switch
        {
            "self-evaluations" => StatusCodes.Status503ServiceUnavailable,
            "reviews" => StatusCodes.Status429TooManyRequests,
            _ => 0,
        };
        if (status == 0 || !_played.TryAdd(dataset, status))
            return false;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        await UpstreamPage.RefuseAsync(context, status, status, "请稍后再试");
        return true;
    }
}
