using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Whether a rule is about a record at all, before any question of time: kind, grade, state, kind of penalty, amount.</summary>
internal static class Condition
{
    public static bool IsMeant(VetoRule rule, UnitEvent happened) =>
        !rule.WhenAbsent
        && string.Equals(rule.Event, happened.Kind, StringComparison.Ordinal)
        && (happened.Enterprise is null || rule.Inside != InsideRule.Ignore)
        && IsOfState(rule, happened)
        && IsGraveEnough(rule, happened);

    public static bool IsWithdrawn(VetoRule rule, UnitEvent happened) => Has(rule.UnlessStatuses, happened.Status);

    private static bool IsOfState(VetoRule rule, UnitEvent happened) =>
        (rule.Grades.Count == 0 || Has(rule.Grades, happened.Grade))
        && (rule.Statuses.Count == 0 || Has(rule.Statuses, happened.Status))
        && (rule.Classes.Count == 0 || rule.Classes.Any(c => happened.Class?.Contains(c, StringComparison.Ordinal) == true));

    /// <summary>A grade that cannot be read, or an amount that is not told, may be one that counts: it is for a person to see.</summary>
    private static bool IsGraveEnough(VetoRule rule, UnitEvent happened) =>
        (rule.MinimumAmount is null || happened.Amount is null || happened.Amount >= rule.MinimumAmount)
        && (rule.MinimumGrade is null || GradeScale.Find(happened.Grade) is not { } grade || grade >= GradeScale.Find(rule.MinimumGrade));

    private static bool Has(IReadOnlyList<string> words, string? word) => word is not null && words.Contains(word, StringComparer.Ordinal);
}
