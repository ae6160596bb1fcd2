using System.Globalization;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>
/// Named places where the process may be killed by a test. They stand in the code from the first day and do nothing unless
/// <c>GREENBATCH_FAULT_KILL_AT</c> names one, or gives the number of the passage at which to die.
/// </summary>
internal static class Fault
{
    public const string FetchBefore = "fetch.before";
    public const string RawSynced = "raw.fsync";
    public const string StageCopyMiddle = "stage.copy.mid";
    public const string StageCommitSent = "stage.commit.sent";
    public const string ReconcileMiddle = "recon.mid";
    public const string ReconcileCommitSent = "recon.commit.sent";
    public const string ScoreMiddle = "score.mid";
    public const string RankCommitSent = "rank.commit.sent";
    public const string WorkbookWritten = "wb.tmp.written";
    public const string WorkbooksRenamed = "wb.renamed";
    public const string FreezeMiddle = "freeze.tx.mid";
    public const string FreezeCommitSent = "freeze.commit.sent";

    private static readonly string? Armed = Environment.GetEnvironmentVariable("GREENBATCH_FAULT_KILL_AT");
    private static readonly string? TraceFile = Environment.GetEnvironmentVariable("GREENBATCH_FAULT_TRACE");
    private static int _passages;

    /// <summary>Every name, in the order a run passes them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        FetchBefore, RawSynced, StageCopyMiddle, StageCommitSent, ReconcileMiddle, ReconcileCommitSent,
        ScoreMiddle, RankCommitSent, WorkbookWritten, WorkbooksRenamed, FreezeMiddle, FreezeCommitSent,
    ];

    public static void At(string name)
    {
        if (Armed is null && TraceFile is null)
            return;
        var passage = Interlocked.Increment(ref _passages);
        if (TraceFile is not null)
            File.AppendAllText(TraceFile, name + "\n");
        if (string.Equals(Armed, name, StringComparison.Ordinal) || string.Equals(Armed, passage.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            Die();
    }

    /// <summary>SIGKILL, as the out-of-memory killer or an operator would send it: nothing is cleaned up.</summary>
    private static void Die()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
