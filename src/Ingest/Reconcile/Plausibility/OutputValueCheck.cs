using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// B134: one wrong output value (B204-1) moves E1b, E2, R2b, P2b and L1 together, by the same factor (rules.md 10.1). Where they move so, the cause is
/// reported once, and those that moved are marked with rivals of the one factor.
/// </summary>
internal static class OutputValueCheck
{
    public static readonly IndicatorCode EnergyPerOutput = new("E1b");
    private static readonly IndicatorCode OutputPerLand = new("L1");

    /// <summary>The indicators that rest on the output value.</summary>
    public static readonly IReadOnlyList<IndicatorCode> Members = [EnergyPerOutput, new("E2"), new("R2b"), new("P2b"), OutputPerLand];

    private sealed record Moved(ReportedValue Value, Slip Slip)
    {
        /// <summary>Too large an output value makes L1 too large, and the four it divides too small.</summary>
        public bool IsOutputTooLarge => Slip.IsTooLarge == (Value.Indicator == OutputPerLand);
    }

    public static Dossier Mark(Dossier dossier, Screening screening)
    {
        var comparable = dossier.Values.Where(v => v is { State: ValueState.Reported, Value: > 0m } && Members.Contains(v.Indicator))
            .Select(v => (Value: v, Known: screening.ReferencesOf(dossier, v, Members)))
            .Where(m => m.Known.LastYear is not null || m.Known.Median is not null)
            .ToList();
        var moved = comparable.Select(m => (m.Value, Slip: SlipFinder.Find(m.Value.Value!.Value, m.Value.Indicator, m.Known, screening.Rules)))
            .Where(m => m.Slip is not null)
            .Select(m => new Moved(m.Value, m.Slip!))
            .GroupBy(m => (m.Slip.Factor, m.IsOutputTooLarge))
            .MaxBy(g => g.Count());
        var isTogether = moved is not null && moved.Count() >= screening.Rules.MovedTogether && moved.Count() * 2 > comparable.Count;
        return isTogether ? Together(dossier, [.. moved!], screening) : dossier;
    }

    private static Dossier Together(Dossier dossier, List<Moved> moved, Screening screening)
    {
        var (factor, isTooLarge) = (moved[0].Slip.Factor, moved[0].IsOutputTooLarge);
        var header = screening.HeaderOf(dossier);
        var names = string.Join("、", moved.Select(m => m.Value.Indicator.Value));
        var filed = header?.OutputValue is { } output ? $"填报 {Figures.Text(output)} 万元" : "未填报";
        var before = screening.Before(dossier)?.OutputValue is { } last ? $"，上年 {Figures.Text(last)} 万元" : "";
        var message = $"工业总产值{filed}{before}；按产值计算的 {names} 一同相差 {Figures.Text(factor)} 倍，疑似所用产值偏{(isTooLarge ? "大" : "小")}（元/万元），一处更正即可";
        var finding = new Issue("B134", message)
        {
            Origin = header?.Origin ?? moved[0].Value.Origin,
            Column = FieldIds.OutputValue,
            Value = Figures.Text(header?.OutputValue),
            Advice = "对照《工业产销总值及主要产品产量》（B204-1）更正产值，并重算上述指标",
        };
        return moved.Aggregate(dossier.With(finding), (marked, m) => marked.Doubt(
            m.Value, m.Slip.Corrected, $"{m.Value.Name()} 填报 {Figures.Text(m.Value.Value)}，{m.Slip.Against}；随工业总产值相差 {Figures.Text(factor)} 倍（B134），更正后应为 {Figures.Text(Math.Round(m.Slip.Corrected, 6))}"));
    }
}
