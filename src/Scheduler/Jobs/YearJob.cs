namespace GreenBatch.Scheduler.Jobs;

/// <summary>One cycle from pull to report, in order. The CLI and Hangfire call the same class; arguments are years only.</summary>
internal sealed class YearJob
{
    public Task RunAsync(int cycle, CancellationToken cancel) => throw new NotSupportedException($"{cycle} {cancel.IsCancellationRequested}");
}
