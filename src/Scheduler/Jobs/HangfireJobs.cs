using Hangfire;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>
/// The methods Hangfire may call. It stores the names of this class and of its methods: renaming one needs a drained queue.
/// Arguments are years and source ids only. Never retried as a whole: the jobs retry what is worth retrying inside their steps.
/// </summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class HangfireJobs(PullJob pull, YearJob year)
{
    [Queue(JobQueue.Fetch)]
    [JobDisplayName("{0}年度·取数 {1}")]
    public Task PullAsync(int cycle, string? source, CancellationToken cancel) => pull.RunAsync(cycle, source, cancel);

    [Queue(JobQueue.Run)]
    [JobDisplayName("{0}年度·全流程")]
    public Task YearAsync(int cycle, CancellationToken cancel) => year.RunAsync(cycle, cancel);
}

internal static class JobQueue
{
    public const string Run = "run";
    public const string Fetch = "fetch";
}
