using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>The veto rules that hold in the cycle, as rows of the method sheet: what they are about, and the days they look back on.</summary>
internal static class VetoRows
{
    public static IEnumerable<IReadOnlyList<string?>> Of(Scheme scheme) => scheme.Vetoes.Where(r => r.HoldsOn(scheme.FilingDeadline)).Select(r => Row(r, scheme));

    private static IReadOnlyList<string?> Row(VetoRule rule, Scheme scheme) =>
    [
        rule.Id, rule.Text, rule.Clause, rule.Event, SchemeText.Outcome(rule.Outcome), rule.LookBackYears is { } years ? $"{years}年" : "不限",
        rule.MinimumGrade is { } grade ? $"{grade}及以上" : UnitText.Joined(rule.Grades, "、") ?? "不限",
        UnitText.Joined(rule.Statuses, "、") ?? "不限",
        UnitText.Joined(States(rule).Concat(Conditions(rule, scheme)).OfType<string>(), "；"),
    ];

    private static IEnumerable<string?> States(VetoRule rule) =>
    [
        rule.WhileOpen ? "未结束" : null,
        rule.WhenEnded ? "已失效" : null,
        rule.WhenOverdue ? "逾期未完成" : null,
        rule.WhenAbsent ? "没有记录" : null,
    ];

    private static IEnumerable<string?> Conditions(VetoRule rule, Scheme scheme) =>
    [
        rule.MinimumMonths is { } months ? $"满{months}个月" : null,
        rule.MinimumAmount is { } amount ? $"金额不低于{amount.ToString("0.######", CultureInfo.InvariantCulture)}万元" : null,
        rule.Classes.Count > 0 ? "处罚含" + string.Join('、', rule.Classes) : null,
        rule.UnlessStatuses.Count > 0 ? "不含" + string.Join('、', rule.UnlessStatuses) : null,
        rule.Kind is { } kind ? kind == UnitKind.Park ? "仅园区" : "仅工厂" : null,
        rule.LookBackYears is not null || rule.Anchor != Anchor.FilingDeadline ? LookBack.Text(rule, scheme) : null,
        Inside(rule),
    ];

    private static string? Inside(VetoRule rule) => rule.Inside switch
    {
        InsideRule.Same => "园区内企业的记录同样适用",
        InsideRule.Veto => "园区内企业的记录一票否决",
        InsideRule.Ignore => "不看园区内企业",
        _ => null,
    };
}
