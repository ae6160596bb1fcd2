using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>What the checks compare with: rules, last year's dossiers, the head of each filing, medians.</summary>
internal sealed class Screening(
    ReconcileRules rules, IReadOnlyDictionary<string, Dossier> lastYear, IReadOnlyDictionary<string, FiledHeader> headers, Medians medians)
{
    private readonly Dictionary<string, LastYearValues> _lastYear = lastYear.ToDictionary(d => d.Key, d => new LastYearValues(d.Value), StringComparer.Ordinal);

    public ReconcileRules Rules => rules;

    public FiledHeader? HeaderOf(Dossier dossier) => headers.GetValueOrDefault(dossier.Entry.Id);

    public Dossier? Before(Dossier dossier) => lastYear.GetValueOrDefault(dossier.Entry.Id);

    /// <summary>The value's own past and its peers. Shares and degrees have no median worth a factor: they are bounded.</summary>
    /// <param name="suspects">Indicators that may have slipped together; the others tell whether the unit is steady.</param>
    public SlipReferences ReferencesOf(Dossier dossier, ReportedValue value, IReadOnlyList<IndicatorCode> suspects)
    {
        var isBounded = rules.PercentIndicators.Contains(value.Indicator.Value, StringComparer.Ordinal) || rules.Ranges.GetValueOrDefault(value.Indicator.Value)?.Most is not null;
        var median = isBounded ? null : medians.For(dossier, value);
        return _lastYear.TryGetValue(dossier.Entry.Id, out var past)
            ? new SlipReferences(past.Of(value), null, median, IsSteady(dossier, past, suspects))
            : new SlipReferences(null, null, median);
    }

    /// <summary>The header's output value is a factor away from last year's.</summary>
    public Slip? OutputSlip(Dossier dossier) => HeaderSlip(dossier, HeaderOf(dossier)?.OutputValue, Before(dossier)?.OutputValue, OutputValueCheck.Members);

    /// <summary>The energy of the unit is a factor away from last year's.</summary>
    public Slip? EnergySlip(Dossier dossier) => HeaderSlip(dossier, dossier.EnergyTce, Before(dossier)?.EnergyTce, []);

    /// <summary>A degree of a claim has no unit of measure to mistake.</summary>
    public bool IsDegree(ReportedValue value) => rules.Ranges.GetValueOrDefault(value.Indicator.Value)?.Most is <= 1m;

    private Slip? HeaderSlip(Dossier dossier, decimal? filed, decimal? before, IReadOnlyList<IndicatorCode> suspects) =>
        filed is { } figure && before is not null && _lastYear.TryGetValue(dossier.Entry.Id, out var past)
            ? SlipFinder.Find(figure, null, new SlipReferences(before, null, null, IsSteady(dossier, past, suspects)), rules)
            : null;

    private bool IsSteady(Dossier dossier, LastYearValues past, IReadOnlyList<IndicatorCode> suspects) =>
        past.IsSteady(dossier.Values.Where(v => !suspects.Contains(v.Indicator) && !IsDegree(v)), rules.Steady);
}
