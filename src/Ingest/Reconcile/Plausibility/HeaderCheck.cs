using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// B135 and B136: the figures of the head itself. A wrong output value that no indicator followed costs nobody points and is only said; a wrong
/// energy decides the tier of E3, which is then doubtful.
/// </summary>
internal static class HeaderCheck
{
    public static Dossier Mark(Dossier dossier, Screening screening)
    {
        var (output, energy) = (screening.OutputSlip(dossier), screening.EnergySlip(dossier));
        var isOutputKnown = dossier.Issues.Any(i => string.Equals(i.Code, "B134", StringComparison.Ordinal));
        var marked = output is not null && !isOutputKnown ? Output(dossier, output, screening) : dossier;
        if (energy is not null)
            return Energy(marked, energy, screening);
        return output is null && !isOutputKnown ? Identity(marked, screening) : marked;
    }

    private static Dossier Output(Dossier dossier, Slip slip, Screening screening)
    {
        var header = screening.HeaderOf(dossier)!;
        return dossier.With(Finding(
            "B135",
            $"工业总产值填报 {Figures.Text(header.OutputValue)} 万元，{slip.Against} 万元，疑似相差 {Figures.Text(slip.Factor)} 倍；按产值计算的指标未随之变动",
            FieldIds.OutputValue,
            header.OutputValue,
            "对照 B204-1 更正产值（元/万元）",
            header));
    }

    private static Dossier Energy(Dossier dossier, Slip slip, Screening screening)
    {
        var message = $"综合能源消费量 {Figures.Text(dossier.EnergyTce)} tce，{slip.Against} tce，疑似相差 {Figures.Text(slip.Factor)} 倍，更正后应为 {Figures.Text(Math.Round(slip.Corrected, 4))} tce";
        var found = dossier.With(Finding("B136", message, FieldIds.EnergyTce, dossier.EnergyTce, "核对计量单位（kgce/tce）并更正；能耗决定 E3 的分档", screening.HeaderOf(dossier)));
        return EnergyTierCheck.DoubtIfOther(found, slip.Corrected, message, screening);
    }

    /// <summary>E1b × 产值 = 能耗 is off by a clean factor, and what is known speaks for E1b as filed: one of the two figures of the head is wrong.</summary>
    private static Dossier Identity(Dossier dossier, Screening screening)
    {
        if (screening.HeaderOf(dossier) is not { EnergyPerOutput: { } implied } header || dossier.Reported(OutputValueCheck.EnergyPerOutput.Value) is not { Value: > 0m } filed)
            return dossier;
        if (SlipFinder.Find(filed.Value!.Value, filed.Indicator, new SlipReferences(null, implied, null), screening.Rules) is not { } slip)
            return dossier;
        var energy = slip.IsTooLarge ? header.EnergyTce!.Value * slip.Factor : header.EnergyTce!.Value / slip.Factor;
        var message = $"E1b 填报 {Figures.Text(filed.Value)}，{slip.Against}，相差 {Figures.Text(slip.Factor)} 倍；E1b 与上年或同行相符，疑似表头产值 {Figures.Text(header.OutputValue)} 万元或能耗 {Figures.Text(header.EnergyTce)} tce 的计量单位有误";
        var found = dossier.With(Finding("B135", message, FieldIds.OutputValue, header.OutputValue, "对照 B204-1 与能源报表（205-1）更正表头", header));
        return EnergyTierCheck.DoubtIfOther(found, energy, message, screening);
    }

    private static Issue Finding(string code, string message, string column, decimal? value, string advice, FiledHeader? header) =>
        new(code, message) { Origin = header?.Origin, Column = column, Value = Figures.Text(value), Advice = advice };
}
