using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>估计基准 (GB/T 36132-2025 §4.4.3): the base is the mean, the lead a percentile toward the better side, over what the units themselves reported.</summary>
internal static class Estimate
{
    /// <summary>null when there are too few values, or when the lead is not strictly better than the base.</summary>
    public static Bar? Of(IReadOnlyList<decimal> ascending, Direction direction, BetweenRule between, EstimateRule rule)
    {
        if (ascending.Count < Math.Max(1, rule.MinimumUnits))
            return null;
        var mean = ascending.Aggregate(Fraction.Zero, (sum, value) => sum + Fraction.From(value)) / Fraction.From(ascending.Count);
        var share = Fraction.From(rule.LeadPercentile) / Fraction.From(100);
        var lead = Percentile(ascending, direction == Direction.Higher ? share : Fraction.One - share);
        var isBetter = direction == Direction.Higher ? lead > mean : lead < mean;
        return isBetter && (between == BetweenRule.Linear || lead.IsPositive)
            ? new Bar(lead, mean, BenchmarkSource.Estimated) { Units = ascending.Count, Note = "估" }
            : null;
    }

    /// <summary>Linear between order statistics, as PERCENTILE.INC of spreadsheets.</summary>
    internal static Fraction Percentile(IReadOnlyList<decimal> ascending, Fraction share)
    {
        var position = share * Fraction.From(ascending.Count - 1);
        var below = position.Floor();
        var low = Fraction.From(ascending[below]);
        var rest = position - Fraction.From(below);
        return rest.IsZero ? low : low + (rest * (Fraction.From(ascending[below + 1]) - low));
    }
}
