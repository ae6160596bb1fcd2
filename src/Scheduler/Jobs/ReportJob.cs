using System.Text.Json.Serialization;
using GreenBatch.Kernel;
using GreenBatch.Reports;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>The saved assessment of a cycle → the files of an edition below <c>out/&lt;cycle&gt;/&lt;edition&gt;/</c>.</summary>
internal sealed class ReportJob(RunLedger ledger, ReportBooks books, AssessmentStore assessments)
{
    public async Task<ReportFigures> RunAsync(Cycle cycle, string edition, string folder, RunReason reason, CancellationToken cancel)
    {
        await using var run = await ledger.StartAsync(cycle, "report", reason, cancel);
        return await ExecuteAsync(run, edition, folder, cancel);
    }

    public Task<ReportFigures> ExecuteAsync(RunScope run, string edition, string folder, CancellationToken cancel) => run.StepAsync("report", async () =>
    {
        var head = await assessments.FindAsync(run.Cycle, cancel)
            ?? throw new UserError(ExitCode.SourceMissing, "GB-REP-004", $"{run.Cycle} 年度还没有评分结果，不能出表", $"先执行 ./greenbatch score --cycle {run.Cycle}");
        var book = await books.LoadAsync(head, run.StartedAt, cancel);
        var files = ReportSet.Files(book).Where(f => edition != Editions.District || f.Path.StartsWith("区县/", StringComparison.Ordinal));
        var target = Path.Combine(folder, run.Cycle.ToString(), edition);
        var written = new ReportFolder(target).Write(
            files,
            [
                w => new ReportFile(Manifest.JsonName, s => s.Write(Manifest.Json(book, w))),
                w => new ReportFile(Manifest.SumsName, s => s.Write(Manifest.Sums(w))),
            ],
            cancel);
        await assessments.SaveReportAsync(run, head, edition, [.. written.Select(f => (f.Path, f.Sha256, f.Bytes))], cancel);
        return new ReportFigures(target, written.Count, written.Sum(f => f.Bytes));
    }, cancel);
}

internal static class Editions
{
    public const string Internal = "internal";
    public const string District = "district";
}

internal sealed record ReportFigures(string Folder, int Files, long Bytes) : IStepFigures
{
    [JsonIgnore]
    public string Sentence => $"{Files} 个文件，{Bytes / 1024} KB，在 {Folder}";
}
