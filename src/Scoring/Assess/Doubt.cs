using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// What a person must see before a rule counts a record: it happened at another site, or it lacks the day, the amount or the grade that the rule asks for.
/// What lacks one of them may meet the rule, and may not: neither is the machine's to say.
/// </summary>
internal static class Doubt
{
    /// <summary>The first doubt in words; null: the record says all that the rule asks.</summary>
    public static string? Of(VetoRule rule, UnitEvent happened)
    {
        if (happened.IsOtherSite)
            return "；发生在其他厂区，须人工核实";
        if (happened.Date is null && (rule.LookBackYears is not null || rule.MinimumMonths is not null))
            return "；记录无日期，须人工核实";
        if (rule.WhenOverdue && happened.Due is null)
            return "；记录无完成期限，是否逾期须人工核实";
        return OfMeasure(rule, happened);
    }

    private static string? OfMeasure(VetoRule rule, UnitEvent happened)
    {
        if (rule.MinimumAmount is not null && happened.Amount is null)
            return "；记录无金额，须人工核实";
        return rule.MinimumGrade is not null && GradeScale.Find(happened.Grade) is null ? $"；等级「{happened.Grade}」无法判定，须人工核实" : null;
    }
}
