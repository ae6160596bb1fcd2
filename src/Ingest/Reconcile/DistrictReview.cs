using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// What a district's reviews do to the filed values of one unit: they confirm, set the degree of a qualitative claim (酌情给分, 0..1 with the reason),
/// doubt, or call untrue. What was filed is kept; what is not followed is a finding.
/// </summary>
internal sealed class DistrictReview(string entryId, IReadOnlySet<IndicatorCode> qualitative, ReconcileLog log)
{
    private const string Doubtful = "存疑";
    private const string Untrue = "不实";

    /// <summary>One review for each indicator, the newest by its day (of one day the later row); an older one that says otherwise stays as a conflict.</summary>
    public IReadOnlyList<SourceRecord> Newest(IEnumerable<SourceRecord> reviews)
    {
        var newest = new List<SourceRecord>();
        foreach (var same in reviews.GroupBy(r => r.Text(FieldIds.Indicator) ?? "", StringComparer.Ordinal))
        {
            var ordered = same.OrderBy(r => r.Day(FieldIds.ReviewedOn)).ToList();
            var winner = ordered[^1];
            newest.Add(winner);
            foreach (var older in ordered.SkipLast(1).Where(r => !string.Equals(Words(r), Words(winner), StringComparison.Ordinal)))
                Overtaken(older, winner, same.Key);
        }

        return newest;
    }

    public void Apply(SourceRecord review, Dictionary<(IndicatorCode, string), ReportedValue> values)
    {
        var indicator = new IndicatorCode(review.Text(FieldIds.Indicator) ?? "");
        var filed = values.Where(v => v.Key.Item1 == indicator).Select(v => v.Value).OrderBy(v => v.Product, StringComparer.Ordinal).ToList();
        if (filed.TrueForAll(v => v.State == ValueState.Missing))
            Find(review, "B119", $"区县审核了未填报的指标 {indicator}", indicator.Value, "请填报单位补报该指标");
        foreach (var value in filed.Where(v => v.State != ValueState.Missing))
            values[FiledValues.KeyOf(value)] = Judge(review, value);
    }

    private ReportedValue Judge(SourceRecord review, ReportedValue value)
    {
        var verdict = review.Text(FieldIds.Verdict) ?? "";
        var isUntrue = verdict.Contains(Untrue, StringComparison.Ordinal);
        if (isUntrue || verdict.Contains(Doubtful, StringComparison.Ordinal))
            return Doubt(review, value, verdict, isUntrue);
        if (review.Number(FieldIds.Score) is not { } score || score == value.Value || value.State == ValueState.NotApplicable)
            return value;
        if (Refusal(review, value, score) is { } refusal)
        {
            Find(review, refusal.Code, refusal.Message, Figures.Text(score), refusal.Advice);
            return value;
        }

        return value.State == ValueState.Invalid ? value with { Rival = value.Rival ?? score } : Override(review, value, score);
    }

    /// <summary>Why a district's figure cannot take the place of the filed one; null when it can.</summary>
    private (string Code, string Message, string Advice)? Refusal(SourceRecord review, ReportedValue value, decimal score)
    {
        var figures = $"区县认定值 {Figures.Text(score)}，{value.Name()} 填报 {Figures.Text(value.Value)}";
        if (!qualitative.Contains(value.Indicator))
            return ("B137", $"{figures}；不是定性指标，认定值未采用", "数值有疑问的，审核结论填「存疑」或「不实」并写明理由");
        if (!IsDegree(score))
            return ("B137", $"{figures}；定性指标的认定值应在 0 到 1 之间，未采用", "请区县更正认定值");
        return string.IsNullOrWhiteSpace(review.Text(FieldIds.Reason))
            ? ("B138", $"{figures}；没有写明理由，未采用", "请区县补写理由后重新报送")
            : null;
    }

    /// <summary>Counted as filed until settled, and the unit is held if its flag depends on it. A qualitative claim that is untrue is worth nothing on the other side.</summary>
    private ReportedValue Doubt(SourceRecord review, ReportedValue value, string verdict, bool isUntrue)
    {
        var isQualitative = qualitative.Contains(value.Indicator);
        var score = review.Number(FieldIds.Score);
        if (isQualitative && score is { } degree && !IsDegree(degree))
        {
            Find(review, "B137", $"区县认定值 {Figures.Text(score)}；定性指标的认定值应在 0 到 1 之间，未采用", Figures.Text(score), "请区县更正认定值");
            score = null;
        }

        var rival = score ?? (isQualitative && isUntrue ? 0m : null);
        log.Conflicts.Add(new(entryId, "value:" + value.Indicator, Figures.Text(value.Value), value.Origin, Figures.Text(rival), review.Origin, $"区县审核结论「{verdict}」，核实前按填报值试算并待核", true));
        var reason = review.Text(FieldIds.Reason) is { } given ? $"：{given}" : "";
        return value with { State = ValueState.Invalid, Rival = rival, Note = $"区县审核{verdict}{reason}" };
    }

    /// <summary>酌情给分: the district's degree of a qualitative claim goes before the unit's own.</summary>
    private ReportedValue Override(SourceRecord review, ReportedValue value, decimal score)
    {
        log.Conflicts.Add(new(entryId, "value:" + value.Indicator, Figures.Text(score), review.Origin, Figures.Text(value.Value), value.Origin, "定性指标以区县核定值为准", false));
        return value with { Value = score, AsFiled = value.Value, Note = $"区县核定 {Figures.Text(score)}，填报 {Figures.Text(value.Value)}，理由：{review.Text(FieldIds.Reason)}" };
    }

    private void Overtaken(SourceRecord older, SourceRecord winner, string indicator)
    {
        var rule = "同一指标有两份区县审核，以审核日期较新的为准";
        log.Conflicts.Add(new(entryId, "review:" + indicator, Words(winner), winner.Origin, Words(older), older.Origin, rule, false));
        Find(older, "B139", $"指标 {indicator} 有两份区县审核：「{Words(winner)}」与较早的「{Words(older)}」，采用前者", Words(older), "请区县确认以哪一份为准");
    }

    private void Find(SourceRecord review, string code, string message, string? value, string advice) =>
        log.Find(entryId, new(code, message) { Origin = review.Origin, Column = FieldIds.Indicator, Value = value, Advice = advice });

    private static string Words(SourceRecord review) => $"{review.Text(FieldIds.Verdict)} {Figures.Text(review.Number(FieldIds.Score))}".TrimEnd();

    private static bool IsDegree(decimal value) => value is >= 0m and <= 1m;
}
