using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>B131: a value that is off by the factor of a unit of measure, one by one (rules.md 10.2).</summary>
internal static class SlipCheck
{
    public static Dossier Mark(Dossier dossier, Screening screening) =>
        dossier.Values.Where(v => v is { State: ValueState.Reported, Value: > 0m } && !screening.IsDegree(v)).Aggregate(dossier, (marked, value) => Judge(marked, value, screening));

    private static Dossier Judge(Dossier dossier, ReportedValue value, Screening screening)
    {
        var known = screening.ReferencesOf(dossier, value, [value.Indicator]) with { Denominator = Implied(dossier, value, screening) };
        if (SlipFinder.Find(value.Value!.Value, value.Indicator, known, screening.Rules) is not { } slip)
            return dossier;
        var note = $"{value.Name()} 填报 {Figures.Text(value.Value)}，{slip.Against}，疑似计量单位相差 {Figures.Text(Math.Round(slip.Factor, 1))} 倍，更正后应为 {Figures.Text(Math.Round(slip.Corrected, 6))}";
        return dossier.Doubt(value, slip.Corrected, note).With(value.Finding("B131", note, "核对计量单位（kgce/tce、kg/t、元/万元）和小数点；确为实际值的，附佐证材料说明"));
    }

    /// <summary>E1b that the head of the filing implies; none where the head itself has slipped since last year.</summary>
    private static decimal? Implied(Dossier dossier, ReportedValue value, Screening screening) =>
        value.Indicator == OutputValueCheck.EnergyPerOutput && screening.OutputSlip(dossier) is null && screening.EnergySlip(dossier) is null
            ? screening.HeaderOf(dossier)?.EnergyPerOutput
            : null;
}
