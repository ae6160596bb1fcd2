using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>The head of a self-evaluation: the figures that several indicators rest on, as filed.</summary>
/// <param name="EnergyTce">综合能源消费量, tce.</param>
/// <param name="OutputValue">工业总产值, 万元 (B204-1).</param>
/// <param name="RenewableTce">可再生能源消费量, tce (GB/T 36132-2025 B.5, Ere).</param>
/// <param name="EnergyTier">The tier of E3 as the form states it.</param>
internal sealed record FiledHeader(decimal? EnergyTce, decimal? OutputValue, decimal? RenewableTce, string? EnergyTier, Origin? Origin)
{
    /// <summary>Output values below it (万元) are no denominator.</summary>
    private const decimal LeastOutput = 0.001m;

    /// <summary>单位产值综合能耗 that the head implies, kgce/万元 (B.2, × 1000 as the platform asks); null where a figure is missing.</summary>
    public decimal? EnergyPerOutput => EnergyTce is > 0m && OutputValue is >= LeastOutput ? EnergyTce * 1000m / OutputValue : null;

    public static FiledHeader Of(SourceRecord evaluation) => new(
        evaluation.Number(FieldIds.EnergyTce), evaluation.Number(FieldIds.OutputValue), evaluation.Number(FieldIds.RenewableTce), evaluation.Text(FieldIds.EnergyTier), evaluation.Origin);
}
