using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>B133: the tier of E3 that the form states must be that of 综合能源消费量 (rules.md 10.4); its benchmark depends on it.</summary>
internal static class EnergyTierCheck
{
    /// <summary>可再生能源利用率, whose benchmark goes by tier.</summary>
    public const string Indicator = "E3";

    public static Dossier Mark(Dossier dossier, Screening screening)
    {
        if (screening.HeaderOf(dossier) is not { EnergyTier: { } stated } header)
            return dossier;
        var tiers = new EnergyTiers(screening.Rules.EnergyTiers);
        if (tiers.Read(stated) is not { } tier)
            return dossier.With(Finding(header, $"能耗分档「{stated}」无法识别，应为 {tiers.All()} 之一", "按表头所列分档填写"));
        if (dossier.EnergyTce is not { } energy || tiers.Of(energy) == tier)
            return dossier;
        var message = $"能耗分档填报「{stated}」，综合能源消费量 {Figures.Text(energy)} tce 应属「{tiers.Name(tiers.Of(energy))}」；E3 的基准随分档而定";
        return DoubtTiered(dossier, message).With(Finding(header, message, "核对综合能源消费量（tce）与分档，更正一方"));
    }

    /// <summary>Marks E3 when another figure of energy would put it into another tier.</summary>
    public static Dossier DoubtIfOther(Dossier dossier, decimal energy, string message, Screening screening)
    {
        var tiers = new EnergyTiers(screening.Rules.EnergyTiers);
        return dossier.EnergyTce is { } used && tiers.Of(used) != tiers.Of(energy) ? DoubtTiered(dossier, message) : dossier;
    }

    private static Dossier DoubtTiered(Dossier dossier, string message) =>
        dossier.Reported(Indicator) is { } value ? dossier.Doubt(value, null, message) : dossier;

    private static Issue Finding(FiledHeader header, string message, string advice) =>
        new("B133", message) { Origin = header.Origin, Column = FieldIds.EnergyTier, Value = header.EnergyTier, Advice = advice };
}
