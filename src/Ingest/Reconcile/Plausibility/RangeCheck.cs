using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>B130: values outside what the indicator can be at all. Shares lie in 0 to 100 and nothing is negative, unless its range says otherwise.</summary>
internal static class RangeCheck
{
    private static readonly ValueRange Share = new(0m, 100m, "百分比");
    private static readonly ValueRange Amount = new(0m, null, "数量");

    public static Dossier Mark(Dossier dossier, ReconcileRules rules) =>
        dossier.Values.Where(v => v is { State: ValueState.Reported, Value: not null }).Aggregate(dossier, (marked, value) => Judge(marked, value, RangeOf(value, rules)));

    private static Dossier Judge(Dossier dossier, ReportedValue value, ValueRange range)
    {
        if (range.Holds(value.Value!.Value))
            return dossier;
        var note = $"{value.Name()} 填报 {Figures.Text(value.Value)}，超出该指标可能的范围（{range.Words()}；{range.Clause}）" + (range.Note is { } more ? "。" + more : "");
        return dossier.Doubt(value, null, note).With(value.Finding("B130", note, "对照佐证材料更正该值；更正前该值存疑"));
    }

    private static ValueRange RangeOf(ReportedValue value, ReconcileRules rules) =>
        rules.Ranges.TryGetValue(value.Indicator.Value, out var range) ? range
        : rules.PercentIndicators.Contains(value.Indicator.Value, StringComparer.Ordinal) ? Share : Amount;
}
