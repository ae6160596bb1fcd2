using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>A stored assessment computed anew from its dossiers under the scheme it was scored with, ready to be asked.</summary>
/// <param name="Stored">The assessment as it was saved: the result, whatever is computed today.</param>
/// <param name="Differing">Units whose recomputed result is not the stored one: their dossiers, or an earlier cycle, changed since.</param>
internal sealed record StoredAnalysis(AssessmentHead Head, Assessment Stored, Analysis Analysis, IReadOnlyList<string> Differing)
{
    /// <summary>The stored results of one kind with the scorer that explains them.</summary>
    public AssessedPopulation? AsStored(UnitKind kind) =>
        Analysis.For(kind) is { } population && Stored.Populations.FirstOrDefault(p => p.Kind == kind) is { } stored ? population with { Result = stored } : null;

    public void WarnIfDiffering(CommandContext context)
    {
        if (Differing.Count > 0)
            context.Warn($"{Differing.Count} 家单位的档案或往年结果在评分之后有变动，以下按现有档案重算，与运行 {Head.RunId} 的结果不完全相同；草稿可重新执行 score");
    }
}

/// <summary>Loads stored assessments as analyses, each computed anew beside what was saved, so that a difference is seen and said.</summary>
internal sealed class Analyses(DossierStore dossiers, AssessmentStore assessments)
{
    /// <summary>Fails with exit 4 when the cycle has no assessment.</summary>
    public async Task<StoredAnalysis> LoadAsync(Cycle cycle, CancellationToken cancel) => await assessments.FindAsync(cycle, cancel) is { } head
        ? await LoadAsync(head, cancel)
        : throw new UserError(ExitCode.SourceMissing, "GB-EXP-004", $"{cycle} 年度还没有评分结果", $"先执行 ./greenbatch run --cycle {cycle}");

    /// <summary>The cycle before, when it is frozen: a draft says nothing about what changed.</summary>
    public async Task<StoredAnalysis?> FindFrozenBeforeAsync(Cycle cycle, CancellationToken cancel) =>
        await assessments.FindAsync(cycle.Previous, cancel) is { FrozenAt: not null } head ? await LoadAsync(head, cancel) : null;

    /// <summary>The scheme that a cycle was scored with; null before it was.</summary>
    public async Task<Scheme?> FindSchemeAsync(Cycle cycle, CancellationToken cancel) =>
        await assessments.FindAsync(cycle, cancel) is { } head ? await SchemeAsync(head, cancel) : null;

    /// <summary>What feeds the streaks of a cycle: frozen outcomes, and the gaps that unfrozen cycles leave.</summary>
    public async Task<IReadOnlyList<PastOutcome>> HistoryAsync(Cycle cycle, CancellationToken cancel) =>
        [.. await assessments.LoadHistoryAsync(cycle, cancel), .. await assessments.LoadGapsAsync(cycle, cancel)];

    private async Task<StoredAnalysis> LoadAsync(AssessmentHead head, CancellationToken cancel)
    {
        var scheme = await SchemeAsync(head, cancel);
        var input = await dossiers.LoadAsync(head.Cycle, cancel);
        var analysis = Analysis.Of(scheme, input, await HistoryAsync(head.Cycle, cancel));
        var stored = await assessments.LoadAsync(head, input, scheme, cancel);
        return new StoredAnalysis(head, stored, analysis, Differing(stored, analysis.Assessment));
    }

    private async Task<Scheme> SchemeAsync(AssessmentHead head, CancellationToken cancel) => Configuration.Scheme(await assessments.LoadSchemeFilesAsync(head.SchemeHash, cancel));

    /// <summary>Units that stand otherwise in one of the two, or in one of them only.</summary>
    private static List<string> Differing(Assessment stored, Assessment computed)
    {
        var (before, after) = (Outcomes(stored), Outcomes(computed));
        return [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Where(id => !before.TryGetValue(id, out var one) || !after.TryGetValue(id, out var other) || one != other)];
    }

    private static Dictionary<string, (UnitState, decimal?, int?, bool?, int?, Level)> Outcomes(Assessment assessment) => assessment.Populations
        .SelectMany(p => p.Units)
        .ToDictionary(u => u.Dossier.Entry.Id, u => (u.State, u.Total, u.Rank, u.IsBottom, u.Streak, u.Level), StringComparer.Ordinal);
}
