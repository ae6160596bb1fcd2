using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>B132: renewable energy is part of the total, and E3 is their ratio (GB/T 36132-2025 B.5, no double counting; rules.md 10.3).</summary>
internal static class RenewableCheck
{
    public static Dossier Mark(Dossier dossier, Screening screening)
    {
        if (screening.HeaderOf(dossier) is not { RenewableTce: { } renewable, EnergyTce: > 0m and var total } header)
            return dossier;
        var filed = dossier.Reported(EnergyTierCheck.Indicator);
        var figures = $"可再生能源消费量填报 {Figures.Text(renewable)} tce，综合能源消费量 {Figures.Text(total)} tce";
        if (renewable < 0m || renewable > total)
            return Found(dossier, filed, null, $"{figures}，前者应在 0 与后者之间", header);
        var implied = renewable * 100m / total;
        return filed is { Value: { } share } && Figures.Difference(share, implied) > screening.Rules.OpenDifference
            ? Found(dossier, filed, implied, $"{figures}，推算可再生能源利用率 {Figures.Text(Math.Round(implied, 2))}%，E3 填报 {Figures.Text(share)}%，相差 {Figures.Percent(Figures.Difference(share, implied))}", header)
            : dossier;
    }

    private static Dossier Found(Dossier dossier, ReportedValue? filed, decimal? rival, string message, FiledHeader header)
    {
        var finding = new Issue("B132", message)
        {
            Origin = header.Origin,
            Column = FieldIds.RenewableTce,
            Value = Figures.Text(header.RenewableTce),
            Advice = "对照可再生能源电力消费（消纳）核算清单更正；绿电、绿证与自发自用不得重复计算",
        };
        return filed is null ? dossier.With(finding) : dossier.Doubt(filed, rival, message).With(finding);
    }
}
