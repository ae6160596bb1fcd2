using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Puts corrected rows through everything a delivered row goes through, and writes down what became of each; a row that still has a fault stays in quarantine.</summary>
internal sealed class WorklistJob(RunLedger ledger, Configuration configuration, QuarantineStore store, RecordStore records, DeliveryLoader loader, AssessmentStore assessments, TimeProvider clock)
{
    /// <summary>What the answers would come to; nothing is saved.</summary>
    public async Task<WorklistFigures> TryAsync(Cycle cycle, IReadOnlyList<Answer> answers, CancellationToken cancel)
    {
        var known = await records.LoadAsync(cycle, configuration.Sources, cancel);
        var accepted = known.ToLookup(r => (r.Origin.Delivery, r.Origin.File));
        var index = await loader.IndexAsync(cycle, cancel);
        var corrections = new List<RowCorrection>();
        var faulty = new List<FaultyAnswer>();
        foreach (var answer in answers)
        {
            if (answer.Cells is null)
            {
                corrections.Add(new RowCorrection(answer.Line.Id, "dismissed", null, null, answer.Reason));
                continue;
            }

            var outcome = Replay(cycle, answer, index, [.. accepted[(answer.Line.Id.Delivery, answer.Line.File)], .. corrections.Select(c => c.Outcome).OfType<ReplayOutcome.Accepted>().Select(a => a.Record).Where(r => IsOfSameDocument(r, answer.Line))]);
            if (outcome is ReplayOutcome.Faulty fault)
                faulty.Add(new FaultyAnswer(answer.Line.Id, answer.Sheet, answer.Row, fault.Issue));
            else
                corrections.Add(new RowCorrection(answer.Line.Id, "corrected", Masked(answer.Cells), outcome, answer.Reason));
        }

        return new WorklistFigures(corrections, faulty);
    }

    public async Task<WorklistFigures> RunAsync(Cycle cycle, IReadOnlyList<Answer> answers, RunReason reason, CancellationToken cancel)
    {
        await using var run = await ledger.StartAsync(cycle, "worklist", reason, cancel);
        return await run.StepAsync("worklist", async () =>
        {
            await assessments.RefuseFrozenAsync(cycle, cancel);
            var figures = await TryAsync(cycle, answers, cancel);
            await store.ApplyAsync(run, figures.Corrections, clock.GetUtcNow(), cancel);
            if (figures.Faulty.Count > 0)
                run.HasFindings();
            return figures;
        }, cancel);
    }

    public async Task<WorklistFigures> ReopenAsync(Cycle cycle, QuarantineLine line, RunReason reason, CancellationToken cancel)
    {
        await using var run = await ledger.StartAsync(cycle, "worklist", reason, cancel);
        return await run.StepAsync("worklist", async () =>
        {
            await assessments.RefuseFrozenAsync(cycle, cancel);
            await store.ReopenAsync(run, line, reason.Reason ?? "", clock.GetUtcNow(), cancel);
            return new WorklistFigures([new RowCorrection(line.Id, "reopened", null, null, reason.Reason ?? "")], []);
        }, cancel);
    }

    private ReplayOutcome Replay(Cycle cycle, Answer answer, ListIndex index, IReadOnlyList<SourceRecord> accepted)
    {
        var source = configuration.Sources.First(s => string.Equals(s.Id, answer.Line.Source, StringComparison.Ordinal));
        var context = new ReadContext(configuration.Authorities, configuration.Scheme(cycle).Scheme.FilingDeadline);
        var replay = new RowReplay(source, context, DeliveryLoader.IsList(source) ? null : index);
        var outcome = replay.Replay(source.Dataset(answer.Line.Dataset!)!, answer.Line.Issue.Origin!, answer.Cells!, accepted);
        return outcome is ReplayOutcome.Accepted one ? one with { Record = Noted(one.Record, answer) } : outcome;
    }

    /// <summary>As they are kept: a citizen's number that a person typed in is dropped here as at the door.</summary>
    private static Dictionary<string, string?> Masked(IReadOnlyDictionary<string, string?> cells) =>
        cells.ToDictionary(c => c.Key, c => c.Value is { } text ? PersonalId.Mask(text) : null, StringComparer.Ordinal);

    /// <summary>The record says for ever that a person touched it.</summary>
    private static SourceRecord Noted(SourceRecord record, Answer answer) => record with
    {
        Issues = [.. record.Issues, new Issue("B140", $"隔离行经人工更正（原为 {answer.Line.Issue.Code}）：{answer.Reason}") { Severity = Severity.Warning, Origin = record.Origin }],
    };

    private static bool IsOfSameDocument(SourceRecord record, QuarantineLine line) =>
        string.Equals(record.Origin.Delivery, line.Id.Delivery, StringComparison.Ordinal) && string.Equals(record.Origin.File, line.File, StringComparison.Ordinal);
}

/// <summary>An answer that still does not read: where it stands in the workbook, and what is wrong now.</summary>
internal sealed record FaultyAnswer(QuarantineId Id, string Sheet, int Row, Issue Issue);

internal sealed record WorklistFigures([property: System.Text.Json.Serialization.JsonIgnore] IReadOnlyList<RowCorrection> Corrections, IReadOnlyList<FaultyAnswer> Faulty) : IStepFigures
{
    public int Accepted => Corrections.Count(c => c.Outcome is ReplayOutcome.Accepted);

    public int Duplicate => Corrections.Count(c => c.Outcome is ReplayOutcome.Duplicate);

    public int Outside => Corrections.Count(c => c.Outcome is ReplayOutcome.Outside);

    public int Dismissed => Corrections.Count(c => c.Action is "dismissed");

    public int Reopened => Corrections.Count(c => c.Action is "reopened");

    [System.Text.Json.Serialization.JsonIgnore]
    public string Sentence => Reopened > 0 ? $"退回 {Reopened} 行" : $"更正后接收 {Accepted}，重复 {Duplicate}，名单外 {Outside}，放弃 {Dismissed}，仍有错误 {Faulty.Count}";
}
