using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Step 1: whether a unit takes part in the ranking, and if not, why; with every record that touches it.</summary>
/// <param name="Outside">Heading under which it is listed when it does not.</param>
internal sealed record Eligibility(UnitState State, OutsideReason Outside, string? Reason, VetoFindings Records)
{
    private const string NewEntryText = "本年度新入选，下一年度起参加排名";

    /// <summary>
    /// The first reason that the scheme keeps outside, of: a standing decided elsewhere, taken over by another entry (the survivor is ranked), vetoed or held
    /// by a rule, entered the list this cycle, nothing filed. A review leaves the unit in the ranking; so does a reason that the scheme does not keep outside.
    /// </summary>
    /// <param name="wasListed">It has outcomes from before its year of entry: it was removed and has come back.</param>
    public static Eligibility Of(Dossier dossier, Scheme scheme, bool wasListed)
    {
        var records = VetoMatch.Of(dossier, scheme);
        foreach (var (state, outside, reason) in Reasons(dossier, scheme, records, wasListed))
        {
            if (scheme.Ranking.Outside.Contains(state))
                return new Eligibility(state, outside, reason, records);
        }

        return new Eligibility(UnitState.Ranked, OutsideReason.None, null, records);
    }

    private static IEnumerable<(UnitState State, OutsideReason Outside, string? Reason)> Reasons(Dossier dossier, Scheme scheme, VetoFindings records, bool wasListed)
    {
        if (dossier.Standing == Standing.Vetoed)
            yield return (UnitState.Vetoed, OutsideReason.Decided, dossier.StandingReason ?? "一票否决");
        if (dossier.Standing == Standing.Held)
            yield return (UnitState.Held, OutsideReason.Decided, dossier.StandingReason ?? "待核");
        if (dossier.Entry.MergedInto is { } survivor)
            yield return (UnitState.Held, OutsideReason.Merged, $"已并入条目 {survivor}，由存续条目参加排名");
        foreach (var hit in records.Hits.Where(h => h.Outcome != VetoOutcome.Review).OrderByDescending(h => h.Outcome))
            yield return (hit.Outcome == VetoOutcome.Hold ? UnitState.Held : UnitState.Vetoed, HeadingOf(hit), hit.Reason);
        if (IsNew(dossier, scheme.Cycle))
            yield return NewEntry(dossier, wasListed);
        if (dossier.Values.Count == 0)
            yield return NotFiled(scheme, records.Kept);
    }

    private static bool IsNew(Dossier dossier, Cycle cycle) => dossier.Standing == Standing.NewEntry || dossier.Entry.ListedYear >= cycle.Year;

    private static (UnitState State, OutsideReason Outside, string Reason) NewEntry(Dossier dossier, bool wasListed) => wasListed
        ? (UnitState.NewEntry, OutsideReason.Readmitted, "移出后重新入选，下一年度起参加排名，此前年度的结果不计入连续年数")
        : (UnitState.NewEntry, OutsideReason.NewEntry, dossier.StandingReason ?? NewEntryText);

    /// <summary>Who filed nothing is never ranked; a stop of production explains it, else refusal to file is a ground for removal that a person has to find.</summary>
    private static (UnitState State, OutsideReason Outside, string Reason) NotFiled(Scheme scheme, IReadOnlyList<KeptRecord> kept)
    {
        var ground = scheme.NotFiled is { } stated ? $"；{stated.Text}（{stated.Clause}）" : "";
        return kept.FirstOrDefault(k => k.Why == KeptReason.TooShort && k.Event.Enterprise is null && k.Event.End is null) is { } stop
            ? (UnitState.NotFiled, OutsideReason.Suspended, $"停产期间未填报：{stop.Event.Description}{ground}")
            : (UnitState.NotFiled, OutsideReason.NotFiled, "本年度未填报" + ground);
    }

    private static OutsideReason HeadingOf(VetoHit hit) => hit.Rule.Heading ?? hit.Outcome switch
    {
        VetoOutcome.ImmediateRemoval => OutsideReason.ImmediateRemoval,
        VetoOutcome.Hold => OutsideReason.Held,
        _ => OutsideReason.Veto,
    };
}
