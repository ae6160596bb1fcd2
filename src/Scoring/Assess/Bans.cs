using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>An enterprise may not apply.</summary>
/// <param name="Until">Last day of the ban; null when the record has no date, and a person has to settle it.</param>
/// <param name="Reason">In Chinese, with the clause.</param>
public sealed record Ban(BanRule Rule, UnitEvent Event, DateOnly? Until, string Reason);

/// <summary>
/// Who may not apply, and until when: after removal from the list (第十五条（三）) and after false statements in an application. Counted as the look-back of
/// the negative list is, both ends included, so that an applicant is never barred by the one and free by the other.
/// </summary>
public static class Bans
{
    /// <summary>Bans in force on the scheme's filing deadline, the longest first; one without a date comes before all.</summary>
    public static IReadOnlyList<Ban> Of(IReadOnlyList<UnitEvent> events, Scheme scheme) => Of(events, scheme, scheme.FilingDeadline);

    public static IReadOnlyList<Ban> Of(IReadOnlyList<UnitEvent> events, Scheme scheme, DateOnly day) =>
    [
        .. scheme.Bans.SelectMany(rule => events.Where(e => IsMeant(rule, e, day)).Select(e => Make(rule, e)))
            .Where(b => b.Until is null || b.Until >= day)
            .OrderByDescending(b => b.Until ?? DateOnly.MaxValue).ThenBy(b => b.Rule.Id, StringComparer.Ordinal),
    ];

    private static bool IsMeant(BanRule rule, UnitEvent happened, DateOnly day) =>
        happened is { Enterprise: null, IsOtherSite: false }
        && string.Equals(rule.Event, happened.Kind, StringComparison.Ordinal)
        && !(happened.Date > day)
        && !(happened.Status is { } status && rule.UnlessStatuses.Contains(status, StringComparer.Ordinal));

    private static Ban Make(BanRule rule, UnitEvent happened)
    {
        var until = happened.Date is { } date ? LastDay(date, rule.Years) : (DateOnly?)null;
        var term = until is { } last ? $"至 {last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}（含）不得申报" : "记录无日期，禁止期须人工核定";
        return new Ban(rule, happened, until, $"{rule.Text}：{happened.Description}，{term}（{rule.Clause}）");
    }

    /// <summary>The last day whose look-back still reaches the record; a 29 February lies one day further than years added to it.</summary>
    private static DateOnly LastDay(DateOnly date, int years)
    {
        var last = date.AddYears(years);
        return last.AddDays(1).AddYears(-years) <= date ? last.AddDays(1) : last;
    }
}
