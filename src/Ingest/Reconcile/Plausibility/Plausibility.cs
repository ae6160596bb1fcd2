using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// Finds unit slips (kgce for tce, kg for t: a factor of 1000) against the median of the indicator and last year's value, and shares above
/// 100 %. It never changes a value: it marks it invalid and says what it would be without the slip.
/// </summary>
public static class Plausibility
{
    private static readonly Dictionary<string, IReadOnlyList<ReportedValue>> NoLastYear = new(StringComparer.Ordinal);

    public static IReadOnlyList<Dossier> Screen(IReadOnlyList<Dossier> dossiers, ReconcileRules rules) => Screen(dossiers, rules, NoLastYear);

    /// <param name="lastYear">Values of the cycle before, by entry.</param>
    public static IReadOnlyList<Dossier> Screen(IReadOnlyList<Dossier> dossiers, ReconcileRules rules, IReadOnlyDictionary<string, IReadOnlyList<ReportedValue>> lastYear)
    {
        var medians = Medians(dossiers, rules.MedianOf);
        return [.. dossiers.Select(d => d with { Values = [.. d.Values.Select(v => Judge(v, d, rules, medians, lastYear))] })];
    }

    private static ReportedValue Judge(ReportedValue value, Dossier dossier, ReconcileRules rules, Dictionary<(UnitKind, string), decimal> medians, IReadOnlyDictionary<string, IReadOnlyList<ReportedValue>> lastYear)
    {
        if (value is not { State: ValueState.Reported, Value: { } filed })
            return value;
        var isPercent = rules.PercentIndicators.Contains(value.Indicator.Value, StringComparer.Ordinal);
        if (isPercent ? filed > 100m : filed < 0m)
            return value with { State = ValueState.Invalid, Rival = null, Note = $"填报 {Figures.Text(filed)}，超出该指标可能的范围" };
        if (isPercent || filed == 0m || !medians.TryGetValue((dossier.Entry.Kind, MedianKey(value)), out var median))
            return value;
        var before = LastYears(value, dossier, lastYear);
        return Slip(filed, median, before, rules) is { } rival
            ? value with { State = ValueState.Invalid, Rival = rival, Note = $"填报 {Figures.Text(filed)}，同类中位数 {Figures.Text(median)}，疑似计量单位相差 {Figures.Text(Math.Round(Math.Max(filed / rival, rival / filed)))} 倍" }
            : value;
    }

    /// <summary>The value without the slip, when it is far from the median as filed, far from last year's too, and close to the median without the slip.</summary>
    private static decimal? Slip(decimal filed, decimal median, decimal? before, ReconcileRules rules)
    {
        if (!IsFar(filed, median, rules.ImplausibleFactor) || (before is { } last && !IsFar(filed, last, rules.ImplausibleFactor)))
            return null;
        foreach (var factor in rules.SlipFactors)
        {
            var corrected = filed > median ? filed / factor : filed * factor;
            if (!IsFar(corrected, median, rules.ImplausibleFactor / 2m))
                return corrected;
        }

        return null;
    }

    private static bool IsFar(decimal value, decimal reference, decimal factor) => value > reference * factor || value * factor < reference;

    private static decimal? LastYears(ReportedValue value, Dossier dossier, IReadOnlyDictionary<string, IReadOnlyList<ReportedValue>> lastYear) =>
        lastYear.TryGetValue(dossier.Entry.Id, out var values)
            ? values.FirstOrDefault(v => v.State == ValueState.Reported && v.Value > 0m && FiledValues.KeyOf(v) == FiledValues.KeyOf(value))?.Value
            : null;

    /// <summary>Median by kind of unit and indicator (and product, whose units differ); none where most values are zero or too few.</summary>
    private static Dictionary<(UnitKind, string), decimal> Medians(IReadOnlyList<Dossier> dossiers, int fewest)
    {
        var groups = dossiers.SelectMany(d => d.Values.Where(v => v is { State: ValueState.Reported, Value: >= 0m }).Select(v => (Key: (d.Entry.Kind, MedianKey(v)), v.Value!.Value)))
            .GroupBy(v => v.Key, v => v.Value);
        var medians = new Dictionary<(UnitKind, string), decimal>();
        foreach (var group in groups)
        {
            var ordered = group.Order().ToList();
            var median = (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2m;
            if (ordered.Count >= fewest && median > 0m)
                medians[group.Key] = median;
        }

        return medians;
    }

    private static string MedianKey(ReportedValue value) => value.Indicator.Value + "\u001F" + CharacterFold.Fold(value.Product ?? "");
}
