using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>A stored assessment computed anew from its dossiers under the scheme it was scored with, ready to be asked.</summary>
/// <param name="Analysis">The assessment and its scorers.</param>
/// <param name="Differing">Units whose recomputed result is not the stored one: their dossiers, or an earlier cycle, changed since.</param>
internal sealed record StoredAnalysis(AssessmentHead Head, Analysis Analysis, IReadOnlyList<string> Differing);

/// <summary>Loads stored assessments as analyses. Whatever is explained is first proved to follow from what is stored.</summary>
internal sealed class Analyses(DossierStore dossiers, AssessmentStore assessments)
{
    /// <summary>Fails with exit 4 when the cycle has no assessment.</summary>
    public async Task<StoredAnalysis> LoadAsync(Cycle cycle, CancellationToken cancel) => await FindAsync(cycle, cancel)
        ?? throw new UserError(ExitCode.SourceMissing, "GB-EXP-004", $"{cycle} 年度还没有评分结果", $"先执行 ./greenbatch run --cycle {cycle}");

    public async Task<StoredAnalysis?> FindAsync(Cycle cycle, CancellationToken cancel)
    {
        if (await assessments.FindAsync(cycle, cancel) is not { } head)
            return null;
        var scheme = Configuration.Scheme(await assessments.LoadSchemeFilesAsync(head.SchemeHash, cancel));
        var input = await dossiers.LoadAsync(cycle, cancel);
        var analysis = Analysis.Of(scheme, input, await HistoryAsync(cycle, cancel));
        var stored = await assessments.LoadAsync(head, input, scheme, cancel);
        return new StoredAnalysis(head, analysis, [.. Differing(stored, analysis.Assessment)]);
    }

    /// <summary>The cycle before, when it is frozen: a draft says nothing about what changed.</summary>
    public async Task<StoredAnalysis?> FindFrozenBeforeAsync(Cycle cycle, CancellationToken cancel) =>
        await FindAsync(cycle.Previous, cancel) is { Head.FrozenAt: not null } before ? before : null;

    /// <summary>What feeds the streaks of a cycle: frozen outcomes, and the gaps that unfrozen cycles leave.</summary>
    public async Task<IReadOnlyList<PastOutcome>> HistoryAsync(Cycle cycle, CancellationToken cancel) =>
        [.. await assessments.LoadHistoryAsync(cycle, cancel), .. await assessments.LoadGapsAsync(cycle, cancel)];

    private static IEnumerable<string> Differing(Assessment stored, Assessment computed)
    {
        var units = computed.Populations.SelectMany(p => p.Units).ToDictionary(u => u.Dossier.Entry.Id, StringComparer.Ordinal);
        return stored.Populations.SelectMany(p => p.Units).Where(u => Outcome(u) != Outcome(units[u.Dossier.Entry.Id])).Select(u => u.Dossier.Entry.Id);
    }

    private static (UnitState, decimal?, int?, bool?, int?, Level) Outcome(UnitResult u) => (u.State, u.Total, u.Rank, u.IsBottom, u.Streak, u.Level);
}
