using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// Lays the scheme's veto rules over the recorded events of a unit. The filing deadline is the day of record: look-back counts from it, inclusive;
/// what happened after it belongs to the next cycle; what ended after it was still open.
/// </summary>
internal static class VetoMatch
{
    public static IReadOnlyList<VetoHit> Hits(Dossier dossier, Scheme scheme)
    {
        if (dossier.Events.Count == 0)
            return [];
        var hits = new List<VetoHit>();
        foreach (var happened in dossier.Events)
        {
            foreach (var rule in scheme.Vetoes)
            {
                if (IsMeant(rule, happened) && IsInTime(rule, happened, scheme.FilingDeadline))
                    hits.Add(Hit(rule, happened));
            }
        }

        return hits;
    }

    /// <summary>What a person must see first is not decided by the machine: another site, or a record without the date that its rule needs.</summary>
    private static VetoHit Hit(VetoRule rule, UnitEvent happened)
    {
        var isUndated = happened.Date is null && (rule.LookBackYears is not null || rule.MinimumMonths is not null);
        var outcome = happened.IsOtherSite || isUndated ? VetoOutcome.Review : rule.Outcome;
        var doubt = (happened.IsOtherSite, isUndated) switch
        {
            (true, _) => "；发生在其他厂区，须人工核实",
            (_, true) => "；记录无日期，须人工核实",
            _ => "",
        };
        var date = happened.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "日期不明";
        return new VetoHit(rule, happened, outcome, $"{rule.Text}：{happened.Description}（{date}，{rule.Clause}）{doubt}");
    }

    private static bool IsMeant(VetoRule rule, UnitEvent happened) =>
        string.Equals(rule.Event, happened.Kind, StringComparison.Ordinal)
        && (rule.Grades.Count == 0 || Has(rule.Grades, happened.Grade))
        && (rule.Statuses.Count == 0 || Has(rule.Statuses, happened.Status))
        && !Has(rule.UnlessStatuses, happened.Status)
        && (rule.MinimumAmount is null || happened.Amount >= rule.MinimumAmount);

    private static bool IsInTime(VetoRule rule, UnitEvent happened, DateOnly deadline)
    {
        var isOpen = happened.End is null || happened.End > deadline;
        var end = isOpen ? deadline : happened.End!.Value;
        return IsStateMeant(rule, isOpen, isOpen && happened.Due < deadline) && (happened.Date is not { } date || IsDateInTime(rule, date, end, deadline));
    }

    private static bool IsStateMeant(VetoRule rule, bool isOpen, bool isOverdue) =>
        (isOpen || !rule.WhileOpen) && (!isOpen || !rule.WhenEnded) && (isOverdue || !rule.WhenOverdue);

    private static bool IsDateInTime(VetoRule rule, DateOnly date, DateOnly end, DateOnly deadline) =>
        date <= deadline
        && (rule.LookBackYears is not { } years || date >= deadline.AddYears(-years))
        && (rule.MinimumMonths is not { } months || date.AddMonths(months) <= end);

    private static bool Has(IReadOnlyList<string> words, string? word) => word is not null && words.Contains(word, StringComparer.Ordinal);
}
