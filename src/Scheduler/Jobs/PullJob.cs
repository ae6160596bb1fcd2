namespace GreenBatch.Scheduler.Jobs;

/// <summary>Pulls all sources of a cycle, or one.</summary>
internal sealed class PullJob
{
    public Task RunAsync(int cycle, string? source, CancellationToken cancel) => throw new NotSupportedException($"{cycle} {source} {cancel.IsCancellationRequested}");
}
