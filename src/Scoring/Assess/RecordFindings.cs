using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>What the records of a unit give a reader to know beside vetoes and reviews.</summary>
internal static class RecordFindings
{
    public static IEnumerable<Issue> Of(Eligibility eligibility, ListEntry entry, bool wasListed)
    {
        foreach (var kept in eligibility.Records.Kept.Where(k => k.Why == KeptReason.TooShort && k.Event.Enterprise is null))
        {
            yield return new Issue("S030", $"{kept.Reason}，照常参加排名")
            {
                Severity = Severity.Info,
                Origin = kept.Event.Origin,
                Advice = string.Create(CultureInfo.InvariantCulture, $"复产或停产满 {kept.Rule.MinimumMonths} 个月时更新停产登记"),
            };
        }

        if (wasListed)
        {
            yield return new Issue("S031", string.Create(CultureInfo.InvariantCulture, $"{entry.ListedYear} 年重新入选，此前年度的结果不计入连续年数"))
            {
                Severity = Severity.Info,
                Advice = "核对名单中的入选年度",
            };
        }
    }
}
