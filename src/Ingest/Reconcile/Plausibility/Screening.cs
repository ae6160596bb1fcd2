using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>What the checks compare with: rules, last year's dossiers, the head of each filing, medians.</summary>
internal sealed record Screening(
    ReconcileRules Rules, IReadOnlyDictionary<string, Dossier> LastYear, IReadOnlyDictionary<string, FiledHeader> Headers, Medians Medians)
{
    public FiledHeader? HeaderOf(Dossier dossier) => Headers.GetValueOrDefault(dossier.Entry.Id);

    public Dossier? Before(Dossier dossier) => LastYear.GetValueOrDefault(dossier.Entry.Id);

    /// <summary>The value's own past and its peers. Shares and degrees have no median worth a factor: they are bounded.</summary>
    public SlipReferences ReferencesOf(Dossier dossier, ReportedValue value)
    {
        var isBounded = Rules.PercentIndicators.Contains(value.Indicator.Value, StringComparer.Ordinal) || Rules.Ranges.GetValueOrDefault(value.Indicator.Value)?.Most is not null;
        return new SlipReferences(LastYearsValue(dossier, value), null, isBounded ? null : Medians.For(dossier, value));
    }

    /// <summary>The header's output value is a factor away from last year's.</summary>
    public Slip? OutputSlip(Dossier dossier) => HeaderSlip(HeaderOf(dossier)?.OutputValue, Before(dossier)?.OutputValue);

    /// <summary>The energy of the unit is a factor away from last year's.</summary>
    public Slip? EnergySlip(Dossier dossier) => HeaderSlip(dossier.EnergyTce, Before(dossier)?.EnergyTce);

    /// <summary>A degree of a claim has no unit of measure to mistake.</summary>
    public bool IsDegree(ReportedValue value) => Rules.Ranges.GetValueOrDefault(value.Indicator.Value)?.Most is <= 1m;

    private Slip? HeaderSlip(decimal? filed, decimal? before) =>
        filed is { } figure ? SlipFinder.Find(figure, null, new SlipReferences(before, null, null), Rules) : null;

    private decimal? LastYearsValue(Dossier dossier, ReportedValue value) =>
        Before(dossier)?.Values.FirstOrDefault(v => v is { State: ValueState.Reported, Value: > 0m } && FiledValues.KeyOf(v) == FiledValues.KeyOf(value))?.Value;
}
