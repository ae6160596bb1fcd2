using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Step 1: whether a unit takes part in the ranking, and if not, why; with every record that touches it.</summary>
internal sealed record Eligibility(UnitState State, string? Reason, IReadOnlyList<VetoHit> Hits)
{
    /// <summary>
    /// A standing decided elsewhere is respected. Then: taken over by another entry (held, the survivor is ranked), vetoed by a rule, entered the
    /// list this cycle, nothing filed. A review leaves the unit in the ranking. What the scheme does not keep outside is ranked after all.
    /// </summary>
    public static Eligibility Of(Dossier dossier, Scheme scheme)
    {
        var hits = VetoMatch.Hits(dossier, scheme);
        var (state, reason) = Decide(dossier, scheme.Cycle, hits);
        return state == UnitState.Ranked || scheme.Ranking.Outside.Contains(state)
            ? new Eligibility(state, reason, hits)
            : new Eligibility(UnitState.Ranked, null, hits);
    }

    private static (UnitState State, string? Reason) Decide(Dossier dossier, Cycle cycle, IReadOnlyList<VetoHit> hits)
    {
        var veto = hits.Where(h => h.Outcome != VetoOutcome.Review).MaxBy(h => h.Outcome);
        return (dossier.Standing, dossier.Entry.MergedInto, veto) switch
        {
            (Standing.Vetoed, _, _) => (UnitState.Vetoed, dossier.StandingReason ?? "一票否决"),
            (Standing.Held, _, _) => (UnitState.Held, dossier.StandingReason ?? "待核"),
            (Standing.NewEntry, _, _) => (UnitState.NewEntry, dossier.StandingReason ?? "本年度新入选，下一年度起参加排名"),
            (_, { } survivor, _) => (UnitState.Held, $"已并入条目 {survivor}，由存续条目参加排名"),
            (_, _, { } hit) => (UnitState.Vetoed, hit.Reason),
            _ when dossier.Entry.ListedYear >= cycle.Year => (UnitState.NewEntry, "本年度新入选，下一年度起参加排名"),
            _ when dossier.Values.Count == 0 => (UnitState.NotFiled, "本年度未填报"),
            _ => (UnitState.Ranked, null),
        };
    }
}
