using GreenBatch.Kernel;
using GreenBatch.Reports;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Gathers from the stores everything one cycle's reports are made from, under the scheme it was scored with.</summary>
internal sealed class ReportBooks(Configuration configuration, DossierStore dossiers, AssessmentStore assessments, DeliveryStore deliveries, ReconcileStore reconciled, RecordStore records)
{
    private const string Draft = "核对稿";
    private const string Final = "定稿";
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public async Task<ReportBook> LoadAsync(AssessmentHead head, DateTimeOffset at, CancellationToken cancel)
    {
        var scheme = Configuration.Scheme(await assessments.LoadSchemeFilesAsync(head.SchemeHash, cancel));
        var input = await dossiers.LoadAsync(head.Cycle, cancel);
        return new ReportBook(
            head.Cycle,
            head.RunId,
            head.FrozenAt is null ? Draft : Final,
            at.ToOffset(Shanghai),
            scheme,
            await assessments.LoadAsync(head, input, scheme, cancel),
            await assessments.LoadHistoryAsync(head.Cycle, cancel),
            configuration.Authorities,
            [.. (await deliveries.ListAsync(head.Cycle, cancel)).Select(Figures)],
            head.SchemeHash,
            head.InputHash)
        {
            OpenPoints = await OpenPointsAsync(head.Cycle, input, cancel),
        };
    }

    private SourceFigures Figures(DeliveryLine line)
    {
        var f = line.Figures;
        var source = configuration.Sources.FirstOrDefault(s => s.Id == line.Source);
        var dataset = source?.Dataset(line.Dataset)?.Name ?? "";
        return new SourceFigures(
            line.Source, source?.Name ?? line.Source, dataset, line.Batch, f.File, (int)f.Rows, (int)f.Accepted, (int)f.Quarantined, (int)f.Duplicate, (int)f.Outside, line.ReceivedAt.ToOffset(Shanghai), null, line.Sha256);
    }

    private async Task<IReadOnlyList<OpenPoint>> OpenPointsAsync(Cycle cycle, IReadOnlyList<Dossier> input, CancellationToken cancel)
    {
        var conflicts = (await reconciled.LoadConflictsAsync(cycle, cancel)).Where(c => c.IsOpen)
            .Select(c => new OpenPoint(c.EntryId, "数据冲突", $"{c.Field}：采用 {c.Winner}，另有 {c.Loser}", $"{c.Rule}；{c.WinnerOrigin}；{c.LoserOrigin}"));
        var overridden = (await reconciled.LoadConflictsAsync(cycle, cancel)).Where(c => c.WinnerOrigin is null && !c.IsOpen)
            .Select(c => new OpenPoint(c.EntryId, "人工采用", $"{c.Field}：采用 {c.Winner}，来源为 {c.Loser}", $"{c.Rule}；{c.LoserOrigin}"));
        var reviews = (await reconciled.LoadReviewsAsync(cycle, cancel))
            .SelectMany(r => r.Candidates.Select(c => new OpenPoint(c, "待人工裁定", r.Question, $"{r.Explanation}；{r.Origin}")));
        var quarantined = (await records.LoadQuarantineAsync(cycle, cancel))
            .Where(q => q.Cells.GetValueOrDefault("entry_id") is not null)
            .Select(q => new OpenPoint(q.Cells["entry_id"]!, "隔离", $"[{q.Issue.Code}] {q.Issue.Message}", $"{q.Issue.Origin}"));
        var known = input.Select(d => d.Entry.Id).ToHashSet(StringComparer.Ordinal);
        return [.. conflicts.Concat(overridden).Concat(reviews).Concat(quarantined).Where(p => known.Contains(p.EntryId))];
    }
}
