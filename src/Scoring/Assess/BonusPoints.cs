using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// 附加分, outside the 100 points: each row that was filed earns its share of its own weight, in table order, until the cap is reached; what is over
/// the cap is cut from the row that passes it and from all rows after it. So the contributions still add up exactly to the total. Nothing is ever
/// redistributed to or from these rows, and one that was not filed costs nothing.
/// </summary>
internal static class BonusPoints
{
    /// <summary>Sets weight and points of the rows outside the hundred; a weight is cut to what the cap leaves, so that nothing counts as lost that could not be gained.</summary>
    /// <returns>Whether points were cut.</returns>
    public static bool Settle(TablePlan plan, IReadOnlyList<ContributionState> states, IReadOnlyList<Fraction> shares, Fraction[] weights, Fraction[] points)
    {
        if (plan.Table.Bonus is not { } bonus)
            return false;
        var (left, isCut) = (Fraction.From(bonus.Cap), false);
        for (var i = 0; i < plan.Count; i++)
        {
            if (!plan.Table.Indicators[i].IsBonus || !Weighting.IsInPlay(states[i]))
                continue;
            var weight = Fraction.From(plan.Table.Indicators[i].Weight);
            // Rounded before it is compared with the cap, so that no rounding can lift the sum above it.
            var earned = Fraction.From((weight * shares[i]).Round(UnitScore.Decimals));
            (weights[i], points[i]) = (Lesser(weight, left), Lesser(earned, left));
            isCut |= earned > left;
            left -= points[i];
        }

        return isCut;
    }

    private static Fraction Lesser(Fraction one, Fraction other) => one < other ? one : other;
}
