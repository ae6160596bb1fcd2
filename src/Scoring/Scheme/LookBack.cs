using System.Globalization;

namespace GreenBatch.Scoring;

/// <summary>The days of which a rule counts records, worked out for one scheme.</summary>
/// <param name="First">First day that counts; null: no limit.</param>
/// <param name="Last">基准日, the last day that counts.</param>
public sealed record LookBack(DateOnly? First, DateOnly Last)
{
    public static LookBack Of(VetoRule rule, Scheme scheme)
    {
        var last = rule.Anchor.DayIn(scheme);
        return new LookBack(rule.LookBackYears is { } years ? last.AddYears(-years).AddDays(rule.IsInclusive ? 0 : 1) : null, last);
    }

    /// <summary>The look-back of a rule as printed: its days, both ends counted, and what it counts from.</summary>
    public static string Text(VetoRule rule, Scheme scheme)
    {
        var (first, last) = Of(rule, scheme);
        var end = $"{Day(last)}（{rule.Anchor}）";
        return first is null ? $"不限起始日，至{end}" : $"{rule.LookBackYears}年：{Day(first.Value)}至{end}，{(rule.IsInclusive ? "首尾均含" : "不含满期当日")}";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
