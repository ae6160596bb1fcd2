using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>What the records of a unit come to under the scheme's rules.</summary>
/// <param name="Kept">Records that no rule counts although one is about them.</param>
internal sealed record VetoFindings(IReadOnlyList<VetoHit> Hits, IReadOnlyList<KeptRecord> Kept);

/// <summary>
/// Lays the scheme's veto rules over the recorded events of a unit. A rule's anchor (the filing deadline unless it says otherwise) is the day of record:
/// look-back counts from it; what happened after it belongs to the next cycle; what ended after it was still open.
/// </summary>
internal static class VetoMatch
{
    public static VetoFindings Of(Dossier dossier, Scheme scheme)
    {
        var hits = new List<VetoHit>();
        var kept = new List<KeptRecord>();
        var rules = scheme.Vetoes.Where(r => r.HoldsOn(scheme.FilingDeadline) && (r.Kind is null || r.Kind == dossier.Entry.Kind)).ToList();
        foreach (var happened in dossier.Events)
            Judge(happened, rules, scheme, hits, kept);
        hits.AddRange(rules.Where(r => r.WhenAbsent && !dossier.Events.Any(e => IsOwn(e, r))).Select(Absence));
        return new VetoFindings(hits, kept);
    }

    /// <summary>A record that one rule counts is not told a second time as kept by another.</summary>
    private static void Judge(UnitEvent happened, List<VetoRule> rules, Scheme scheme, List<VetoHit> hits, List<KeptRecord> kept)
    {
        KeptRecord? first = null;
        var isCounted = false;
        foreach (var rule in rules.Where(r => Condition.IsMeant(r, happened)))
        {
            var lookBack = LookBack.Of(rule, scheme);
            switch (Timing.Of(rule, happened, lookBack))
            {
                case Timed.Counts:
                    hits.Add(Hit(rule, happened));
                    isCounted = true;
                    break;
                case Timed.IsNot:
                    break;
                case var why:
                    first ??= Keep(rule, happened, (KeptReason)(why - Timed.Withdrawn), lookBack);
                    break;
            }
        }

        if (!isCounted && first is not null)
            kept.Add(first);
    }

    /// <summary>What a person must see first is not decided by the machine: another site, a record without the day, the amount or the grade that its rule needs.</summary>
    private static VetoHit Hit(VetoRule rule, UnitEvent happened)
    {
        var doubt = Doubt.Of(rule, happened);
        var outcome = doubt is not null ? VetoOutcome.Review : happened.Enterprise is null ? rule.Outcome : Inside(rule);
        return new VetoHit(rule, happened, outcome, $"{rule.Text}：{Words(rule, happened)}{doubt}");
    }

    private static VetoOutcome Inside(VetoRule rule) => rule.Inside switch
    {
        InsideRule.Same => rule.Outcome,
        InsideRule.Veto => VetoOutcome.Veto,
        _ => VetoOutcome.Review,
    };

    private static KeptRecord Keep(VetoRule rule, UnitEvent happened, KeptReason why, LookBack lookBack)
    {
        var text = why switch
        {
            KeptReason.Withdrawn => $"记录状态为「{happened.Status}」",
            KeptReason.BeforeLookBack => $"早于追溯期（自 {Day(lookBack.First)} 起）",
            KeptReason.AfterAnchor => $"晚于基准日 {Day(lookBack.Last)}，归下一年度",
            KeptReason.TooShort => string.Create(CultureInfo.InvariantCulture, $"至基准日 {Day(lookBack.Last)} 在追溯期内未满 {rule.MinimumMonths} 个月"),
            _ => $"已于 {Day(happened.End)} 结束",
        };
        return new KeptRecord(rule, happened, why, $"{rule.Text}：{Words(rule, happened)}；{text}，保留备查，不计入");
    }

    private static VetoHit Absence(VetoRule rule) => new(rule, new UnitEvent(rule.Event, null, "没有该单位的记录"), rule.Outcome, $"{rule.Text}（{rule.Clause}）");

    private static bool IsOwn(UnitEvent happened, VetoRule rule) =>
        happened is { Enterprise: null, IsOtherSite: false } && string.Equals(happened.Kind, rule.Event, StringComparison.Ordinal);

    private static string Words(VetoRule rule, UnitEvent happened)
    {
        var who = happened.Enterprise is null ? "" : $"园区内企业「{happened.Enterprise}」，";
        return $"{who}{happened.Description}（{Day(happened.Date)}，{rule.Clause}）";
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "日期不明";
}
