using GreenBatch.Kernel;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>One cycle from pull to report, in order, as one run. The CLI and Hangfire call the same class.</summary>
internal sealed class YearJob(RunLedger ledger, PullJob pull, ReconcileJob reconcile, ScoreJob score, ReportJob report)
{
    public async Task<YearFigures> RunAsync(Cycle cycle, string folder, RunReason reason, CancellationToken cancel)
    {
        await using var run = await ledger.StartAsync(cycle, "run", reason, cancel);
        var pulled = await pull.ExecuteAsync(run, null, null, cancel);
        var reconciled = await reconcile.ExecuteAsync(run, cancel);
        var scored = await score.ExecuteAsync(run, cancel);
        var reported = await report.ExecuteAsync(run, Editions.Internal, folder, cancel);
        if (pulled.Quarantined > 0 || reconciled.HasFindings || scored.HasFindings)
            run.HasFindings();
        return new YearFigures(run.Id, pulled, reconciled, scored, reported);
    }
}

internal sealed record YearFigures(string RunId, PullFigures Pulled, ReconcileFigures Reconciled, ScoreFigures Scored, ReportFigures Reported)
{
    public bool HasFindings => Pulled.Quarantined > 0 || Reconciled.HasFindings || Scored.HasFindings;
}
