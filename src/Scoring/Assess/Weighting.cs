using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// Step 5: weights after redistribution. What is out (not applicable, no benchmark, a choice group short of its n) goes to the indicators in play
/// of its dimension in proportion; when the whole dimension is out, to all others in proportion.
/// </summary>
internal static class Weighting
{
    /// <param name="states">State of every indicator, after pairs and choice groups are settled.</param>
    public static Fraction[] Redistribute(TablePlan plan, IReadOnlyList<ContributionState> states, NotApplicableRule rule)
    {
        var weights = new Fraction[plan.Count];
        var inPlay = Zeros(plan.DimensionCount);
        for (var i = 0; i < plan.Count; i++)
        {
            weights[i] = IsInPlay(states[i]) ? plan.Weights[i] : Fraction.Zero;
            inPlay[plan.DimensionOf[i]] += weights[i];
        }

        var moving = Moving(plan, states, rule);
        var orphaned = Fraction.Zero;
        for (var d = 0; d < plan.DimensionCount; d++)
        {
            if (moving[d].IsZero)
                continue;
            if (rule == NotApplicableRule.WholeTable || inPlay[d].IsZero)
                orphaned += moving[d];
            else
                Scale(weights, (inPlay[d] + moving[d]) / inPlay[d], i => plan.DimensionOf[i] == d);
        }

        var total = weights.Aggregate(Fraction.Zero, (sum, weight) => sum + weight);
        if (!orphaned.IsZero && !total.IsZero)
            Scale(weights, (total + orphaned) / total, _ => true);
        return weights;
    }

    public static bool IsInPlay(ContributionState state) => state is ContributionState.Reported or ContributionState.Missing;

    /// <summary>Weight that each dimension has to give away. Under <c>not_applicable: none</c> what does not apply is lost; no benchmark is never the unit's loss.</summary>
    private static Fraction[] Moving(TablePlan plan, IReadOnlyList<ContributionState> states, NotApplicableRule rule)
    {
        var moving = Zeros(plan.DimensionCount);
        var grouped = plan.Groups.SelectMany(g => g.Members).ToHashSet();
        for (var i = 0; i < plan.Count; i++)
        {
            if (!grouped.Contains(i) && Moves(states[i], rule))
                moving[plan.DimensionOf[i]] += plan.Weights[i];
        }

        foreach (var group in plan.Groups)
        {
            var shortage = group.Count - group.Members.Count(m => IsInPlay(states[m]));
            var movable = Math.Min(shortage, group.Members.Count(m => Moves(states[m], rule)));
            if (movable > 0)
                moving[plan.DimensionOf[group.Members[0]]] += plan.Weights[group.Members[0]] * Fraction.From(movable);
        }

        return moving;
    }

    private static bool Moves(ContributionState state, NotApplicableRule rule) =>
        state == ContributionState.NoBenchmark || (state == ContributionState.NotApplicable && rule != NotApplicableRule.None);

    private static void Scale(Fraction[] weights, Fraction factor, Func<int, bool> isMeant)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            if (isMeant(i))
                weights[i] *= factor;
        }
    }

    private static Fraction[] Zeros(int count)
    {
        var zeros = new Fraction[count];
        Array.Fill(zeros, Fraction.Zero);
        return zeros;
    }
}
