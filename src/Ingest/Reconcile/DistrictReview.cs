using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>What a district's review does to the filed values: it confirms, sets the degree of a qualitative claim, or doubts.</summary>
internal static class DistrictReview
{
    private const string Doubtful = "存疑";
    private const string Untrue = "不实";

    public static void Apply(string entryId, SourceRecord review, Dictionary<(IndicatorCode, string), ReportedValue> values, ReconcileLog log)
    {
        var indicator = new IndicatorCode(review.Text(FieldIds.Indicator) ?? "");
        var filed = values.Where(v => v.Key.Item1 == indicator).Select(v => v.Value).OrderBy(v => v.Product, StringComparer.Ordinal).ToList();
        if (filed.Count == 0)
            log.Find(entryId, new("B119", $"区县审核了未填报的指标 {indicator}") { Origin = review.Origin, Column = FieldIds.Indicator, Value = indicator.Value, Advice = "请填报单位补报该指标" });
        foreach (var value in filed)
            values[FiledValues.KeyOf(value)] = Judge(entryId, review, value, log);
    }

    private static ReportedValue Judge(string entryId, SourceRecord review, ReportedValue value, ReconcileLog log)
    {
        var score = review.Number("score");
        var verdict = review.Text("verdict") ?? "";
        if (value.State == ValueState.Missing)
            return value;
        if (verdict.Contains(Doubtful, StringComparison.Ordinal) || verdict.Contains(Untrue, StringComparison.Ordinal))
            return Doubt(entryId, review, value, verdict, log);
        return score is { } degree && IsDegree(degree) && value.Value is { } claimed && IsDegree(claimed) && degree != claimed
            ? Override(entryId, review, value, degree, log)
            : value;
    }

    private static ReportedValue Doubt(string entryId, SourceRecord review, ReportedValue value, string verdict, ReconcileLog log)
    {
        var score = review.Number("score");
        log.Conflicts.Add(new(entryId, "value:" + value.Indicator, Figures.Text(value.Value), value.Origin, Figures.Text(score), review.Origin, $"区县审核结论「{verdict}」，核实前按填报值试算并待核", true));
        var reason = review.Text("reason") is { } given ? $"：{given}" : "";
        return value with { State = ValueState.Invalid, Rival = score, Note = $"区县审核{verdict}{reason}" };
    }

    /// <summary>酌情给分: the district's degree of a qualitative claim goes before the unit's own.</summary>
    private static ReportedValue Override(string entryId, SourceRecord review, ReportedValue value, decimal score, ReconcileLog log)
    {
        log.Conflicts.Add(new(entryId, "value:" + value.Indicator, Figures.Text(score), review.Origin, Figures.Text(value.Value), value.Origin, "定性指标以区县核定值为准", false));
        return value with { Value = score, Note = $"区县核定 {Figures.Text(score)}，填报 {Figures.Text(value.Value)}" };
    }

    private static bool IsDegree(decimal value) => value is >= 0m and <= 1m;
}
