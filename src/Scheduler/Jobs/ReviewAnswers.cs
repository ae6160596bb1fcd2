using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Answers of a filled workbook as decisions, all or none.</summary>
internal sealed class ReviewAnswers(ReviewDecisions decisions)
{
    /// <summary>What would be recorded; nothing is saved. Every fault of the workbook at once.</summary>
    public async Task<IReadOnlyList<DecisionLine>> ReadAsync(string path, Cycle cycle, IReadOnlyList<QueuedReview> queue, string enteredBy, CancellationToken cancel)
    {
        var (rows, found) = AnswerReading.Read(path, ReviewTable.Of(cycle, queue), cancel);
        var byKey = queue.DistinctBy(q => AnswerRow.Clean(q.Item.Subject), StringComparer.Ordinal).ToDictionary(q => AnswerRow.Clean(q.Item.Subject), StringComparer.Ordinal);
        List<ImportFault> faults = [.. found, .. rows.SelectMany(ReviewTable.Faults)];
        List<DecisionLine> lines = [];
        foreach (var row in faults.Count > 0 ? [] : rows)
        {
            try
            {
                lines.Add(await decisions.PlanAsync(ReviewTable.AnswerOf(row, byKey[row.Asked.Key], enteredBy), cancel));
            }
            catch (UserError refused)
            {
                faults.Add(new ImportFault(ReviewTable.Kind, row.Number, null, refused.Message, refused.Hint ?? ""));
            }
        }

        return faults.Count == 0 ? lines : throw ImportFault.Refuse(Path.GetFileName(path), faults);
    }
}
