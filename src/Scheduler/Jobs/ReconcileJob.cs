using System.Text.Json.Serialization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Records of a cycle → one dossier per listed unit, with links, conflicts and what a person has to decide.</summary>
internal sealed class ReconcileJob(
    RunLedger ledger, Configuration configuration, RecordStore records, ReconcileStore store, PeoplesPart people, DossierStore dossiers, AssessmentStore assessments, Analyses analyses, Completeness completeness, QualityStore quality)
{
    public async Task<ReconcileFigures> RunAsync(Cycle cycle, RunReason reason, CancellationToken cancel)
    {
        await using var run = await ledger.StartAsync(cycle, "reconcile", reason, cancel);
        var figures = await ExecuteAsync(run, cancel);
        if (figures.HasFindings)
            run.HasFindings();
        return figures;
    }

    /// <summary>What a run would find; nothing is saved.</summary>
    public async Task<ReconcileFigures> PreviewAsync(Cycle cycle, CancellationToken cancel)
    {
        var (input, result) = await ComputeAsync(cycle, cancel);
        return ReconcileFigures.Of(input, result);
    }

    /// <summary>Dossiers of the cycle's applicants, closed like those of listed units, with the records that a person has to tie; nothing is saved.</summary>
    public async Task<ReconcileResult> ApplicantsAsync(Cycle cycle, CancellationToken cancel) =>
        Reconciler.Reconcile(ApplicantRecords.Of(await InputAsync(cycle, cancel)));

    public Task<ReconcileFigures> ExecuteAsync(RunScope run, CancellationToken cancel) => run.StepAsync("reconcile", async () =>
    {
        await assessments.RefuseFrozenAsync(run.Cycle, cancel);
        var (input, result) = await ComputeAsync(run.Cycle, cancel);
        if (result.Issues.FirstOrDefault(i => i.Severity == Severity.Error) is { } fatal)
            throw new UserError(ExitCode.InputRejected, fatal.Code, fatal.Message, fatal.Advice);
        var effects = new ReconcileEffects(result, configuration.Scheme(run.Cycle).Scheme, await analyses.HistoryAsync(run.Cycle, cancel));
        await store.SaveAsync(run, result, effects.Queue(), effects.Conflicts(), cancel);
        await quality.SaveAsync(run, completeness.Expected(run.Cycle), configuration.Scheme(run.Cycle).Scheme.FilingDeadline, cancel);
        return ReconcileFigures.Of(input, result);
    }, cancel);

    private async Task<(ReconcileInput Input, ReconcileResult Result)> ComputeAsync(Cycle cycle, CancellationToken cancel)
    {
        await completeness.RefuseMissingAsync(cycle, cancel);
        var input = await InputAsync(cycle, cancel);
        return (input, Reconciler.Reconcile(input));
    }

    private async Task<ReconcileInput> InputAsync(Cycle cycle, CancellationToken cancel)
    {
        var scheme = configuration.Scheme(cycle).Scheme;
        var input = new ReconcileInput(
            cycle,
            scheme.FilingDeadline,
            configuration.Authorities,
            await records.LoadAsync(cycle, configuration.SourcesOf(cycle), cancel),
            await records.LoadQuarantineAsync(cycle, cancel),
            await store.LoadAliasesAsync(cycle, cancel),
            [],
            configuration.ReconcileRules)
        {
            LastYear = await LastYearAsync(cycle, cancel),
            Qualitative = Qualitative(scheme),
            EarlierLinks = await store.LoadEarlierLinksAsync(cycle, cancel),
        };
        return await people.IntoAsync(input, cancel);
    }

    /// <summary>The scheme's 定性指标, of every kind of unit and sector: reconciliation itself knows no scheme.</summary>
    internal static HashSet<IndicatorCode> Qualitative(Scheme scheme) =>
        [.. scheme.Populations.SelectMany(p => p.Sectors.Values.Prepend(p.General)).SelectMany(t => t.Indicators).Where(i => i.IsQualitative).Select(i => i.Id)];

    /// <summary>Dossiers of the cycle before, if it is frozen: a draft may still change, and what is found implausible must not depend on that.</summary>
    private async Task<IReadOnlyDictionary<string, Dossier>> LastYearAsync(Cycle cycle, CancellationToken cancel)
    {
        if (await assessments.FindAsync(cycle.Previous, cancel) is not { FrozenAt: not null })
            return new Dictionary<string, Dossier>(StringComparer.Ordinal);
        return (await dossiers.LoadAsync(cycle.Previous, cancel)).ToDictionary(d => d.Entry.Id, StringComparer.Ordinal);
    }
}

internal sealed record ReconcileFigures(int Records, int Dossiers, int Linked, int Outside, int Reviews, int Conflicts, int OpenConflicts, IReadOnlyDictionary<string, int> ByTier) : IStepFigures
{
    [JsonIgnore]
    public string Sentence => $"{Records} 条记录，{Dossiers} 份档案；归档 {Linked}，名单外 {Outside}，待裁定 {Reviews}，冲突 {Conflicts}（未决 {OpenConflicts}）";

    public bool HasFindings => Reviews > 0 || Conflicts > 0;

    public static ReconcileFigures Of(ReconcileInput input, ReconcileResult result) => new(
        input.Records.Count,
        result.Dossiers.Count,
        result.Links.Select(l => l.Record).Distinct(ReferenceEqualityComparer.Instance).Count(),
        result.Outside.Count,
        result.Reviews.Count,
        result.Conflicts.Count,
        result.Conflicts.Count(c => c.IsOpen),
        new SortedDictionary<string, int>(result.Links.CountBy(l => l.Tier).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
}
