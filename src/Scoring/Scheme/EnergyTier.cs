namespace GreenBatch.Scoring;

/// <summary>Tiers of 综合能源消费量 (tce) by which benchmarks may differ: the keys of <c>benchmarks.csv</c>.</summary>
internal static class EnergyTier
{
    public static IReadOnlyList<string> Keys { get; } = [">=10000", ">=5000", ">=3000", "<3000"];

    /// <summary>The tier of a unit; null when its energy is not known.</summary>
    public static string? Of(decimal? energyTce) => energyTce switch
    {
        null => null,
        >= 10000m => Keys[0],
        >= 5000m => Keys[1],
        >= 3000m => Keys[2],
        _ => Keys[3],
    };
}
