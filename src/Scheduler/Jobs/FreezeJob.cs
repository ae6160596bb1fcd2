using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Makes the draft of a cycle final: later cycles' streaks count it, and nothing may overwrite it.</summary>
internal sealed class FreezeJob(RunLedger ledger, AssessmentStore assessments, TimeProvider clock)
{
    public async Task<AssessmentHead> RunAsync(Cycle cycle, RunReason reason, CancellationToken cancel)
    {
        await using var run = await ledger.StartAsync(cycle, "freeze", reason, cancel);
        return await run.StepAsync("freeze", async () =>
        {
            var head = await assessments.FindAsync(cycle, cancel)
                ?? throw new UserError(ExitCode.Conflict, "GB-FRZ-001", $"{cycle} 年度还没有评分结果，无可定稿", $"先执行 ./greenbatch run --cycle {cycle}");
            // Asked again after a crash, the answer is the same: what is frozen stays as it was frozen.
            if (head.FrozenAt is not null)
                return head;
            await assessments.FreezeAsync(run, head, reason.Reason ?? "", clock.GetUtcNow(), cancel);
            return (await assessments.FindAsync(cycle, cancel))!;
        }, cancel);
    }
}
