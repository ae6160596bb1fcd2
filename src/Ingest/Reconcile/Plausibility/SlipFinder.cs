using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>What a figure may be compared with; null where there is none.</summary>
/// <param name="LastYear">The unit's own value of the cycle before, frozen.</param>
/// <param name="Denominator">What other figures of the same filing imply.</param>
/// <param name="IsSteady">The unit's other figures stayed near last year's.</param>
internal sealed record SlipReferences(decimal? LastYear, decimal? Denominator, Median? Median, bool IsSteady = true);

/// <summary>A figure that is off by the factor of a unit of measure.</summary>
/// <param name="Corrected">The figure without the slip.</param>
/// <param name="Against">The reference in words, with its figure.</param>
internal sealed record Slip(decimal Factor, decimal Corrected, bool IsTooLarge, string Against);

/// <summary>
/// Claims a slip when a figure is far from its references as filed and near them without the factor. The unit's own past decides first, then its own
/// filing, for any factor; the median of others only for factors no honest spread reaches. What speaks for the figure as filed stops the claim.
/// </summary>
internal static class SlipFinder
{
    public static Slip? Find(decimal filed, IndicatorCode? indicator, SlipReferences known, ReconcileRules rules)
    {
        if (filed <= 0m)
            return null;
        List<SlipRule> own = [.. rules.Slips.Where(r => r.AppliesTo(indicator))];
        return ByLastYear(filed, known, own, rules) ?? ByDenominator(filed, known, own, rules) ?? ByMedian(filed, known, rules);
    }

    public static bool IsNear(decimal value, decimal reference, decimal ratio) => value <= reference * ratio && reference <= value * ratio;

    private static Slip? ByLastYear(decimal filed, SlipReferences known, List<SlipRule> own, ReconcileRules rules)
    {
        if (known.LastYear is not > 0m)
            return null;
        var last = known.LastYear.Value;
        return own.Where(r => known.IsSteady || !r.IsForSteadyUnits).SelectMany(r => Both(filed, r.Factor, $"上年 {Figures.Text(last)}").Where(s => IsNear(s.Corrected, last, r.LastYear)))
            .FirstOrDefault(s => !IsAmongPeers(filed, s, known, rules));
    }

    private static Slip? ByDenominator(decimal filed, SlipReferences known, List<SlipRule> own, ReconcileRules rules)
    {
        if (known.Denominator is not > 0m)
            return null;
        var implied = known.Denominator.Value;
        return own.SelectMany(r => Both(filed, r.Factor, $"表头能耗与产值推算 {Figures.Text(Math.Round(implied, 4))}").Where(s => IsNear(s.Corrected, implied, r.Denominator)))
            .FirstOrDefault(s => !IsAsLastYear(filed, s, known) && !IsAmongPeers(filed, s, known, rules));
    }

    private static Slip? ByMedian(decimal filed, SlipReferences known, ReconcileRules rules)
    {
        if (known.Median is not { } median || !IsFar(filed, median.Value, rules.ImplausibleFactor))
            return null;
        if (known.LastYear is { } last && !IsFar(filed, last, rules.ImplausibleFactor))
            return null;
        return rules.SlipFactors.Select(f => Apart(filed, f, filed > median.Value, $"{median.Of}中位数 {Figures.Text(median.Value)}"))
            .Where(s => !IsFar(s.Corrected, median.Value, rules.ImplausibleFactor / 2m))
            .MinBy(s => Math.Max(s.Corrected / median.Value, median.Value / s.Corrected));
    }

    /// <summary>The peers know the figure as filed and not the one without the slip: then last year's figure, or the header, is the wrong one.</summary>
    private static bool IsAmongPeers(decimal filed, Slip slip, SlipReferences known, ReconcileRules rules) =>
        known.Median is { } median && !IsFar(filed, median.Value, rules.ImplausibleFactor) && IsFar(slip.Corrected, median.Value, rules.ImplausibleFactor);

    /// <summary>Nearer to last year's as filed than without the slip (products of doubles: figures may be very large, and the comparison is not official).</summary>
    private static bool IsAsLastYear(decimal filed, Slip slip, SlipReferences known)
    {
        if (known.LastYear is not { } last)
            return false;
        var (middle, past) = ((double)filed * (double)slip.Corrected, (double)last * (double)last);
        return slip.IsTooLarge ? middle < past : middle > past;
    }

    private static bool IsFar(decimal value, decimal reference, decimal factor) => value > reference * factor || value * factor < reference;

    private static Slip[] Both(decimal filed, decimal factor, string against) => [Apart(filed, factor, true, against), Apart(filed, factor, false, against)];

    private static Slip Apart(decimal filed, decimal factor, bool isTooLarge, string against) =>
        new(factor, isTooLarge ? filed / factor : filed * factor, isTooLarge, against);
}
