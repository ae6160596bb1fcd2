using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using Hangfire;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>
/// The methods Hangfire may call. It stores the names of this class and of its methods: renaming one needs a drained queue.
/// Arguments are years and source ids only. Never retried as a whole: the jobs retry what is worth retrying inside their steps.
/// </summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class HangfireJobs(Settings settings, PullJob pull, ReconcileJob reconcile, ScoreJob score, ReportJob report, YearJob year)
{
    private static readonly RunReason Schedule = new("schedule", null, IsUnattended: true);

    [Queue(JobQueue.Fetch)]
    [JobDisplayName("{0}年度·取数 {1}")]
    public Task PullAsync(int cycle, string? source, CancellationToken cancel) => pull.RunAsync(new Cycle(cycle), source, null, Schedule, cancel);

    [Queue(JobQueue.Run)]
    [JobDisplayName("{0}年度·对账")]
    public Task ReconcileAsync(int cycle, CancellationToken cancel) => reconcile.RunAsync(new Cycle(cycle), Schedule, cancel);

    [Queue(JobQueue.Run)]
    [JobDisplayName("{0}年度·评分")]
    public Task ScoreAsync(int cycle, CancellationToken cancel) => score.RunAsync(new Cycle(cycle), Schedule, cancel);

    [Queue(JobQueue.Run)]
    [JobDisplayName("{0}年度·出表")]
    public Task ReportAsync(int cycle, CancellationToken cancel) => report.RunAsync(new Cycle(cycle), Editions.Internal, settings.Folders.Out, Schedule, cancel);

    [Queue(JobQueue.Run)]
    [JobDisplayName("{0}年度·全流程")]
    public Task YearAsync(int cycle, CancellationToken cancel) => year.RunAsync(new Cycle(cycle), settings.Folders.Out, Schedule, cancel);
}

internal static class JobQueue
{
    public const string Run = "run";
    public const string Fetch = "fetch";
}
