using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Steps 4 and 5: the contributions of one unit and their exact sum.</summary>
/// <param name="IsDoubtful">A value that is or could be in play is in doubt, be it one that a choice group leaves out as it stands.</param>
internal sealed record UnitScore(IReadOnlyList<Contribution> Contributions, decimal Total, bool IsDoubtful, IReadOnlyList<Issue> Findings)
{
    internal const int Decimals = 10;

    public bool HasMissing => Contributions.Any(c => c.State == ContributionState.Missing);

    public static UnitScore Of(Dossier dossier, Filing filing, Benchmarks benchmarks, NotApplicableRule rule, Scenario scenario)
    {
        var plan = filing.Plan;
        var tier = EnergyTier.Of(dossier.EnergyTce);
        var (states, bars, shares) = (new ContributionState[plan.Count], new Bar?[plan.Count], new Fraction[plan.Count]);
        var findings = new List<Issue>();
        for (var i = 0; i < plan.Count; i++)
        {
            var indicator = plan.Table.Indicators[i];
            (states[i], shares[i]) = (filing.Rows[i].State, Fraction.Zero);
            if (!Weighting.IsInPlay(states[i]))
                continue;
            if (indicator.PerProduct == 0 && benchmarks.LacksTier(indicator, tier))
                findings.Add(Finding.TierUnknown(indicator));
            bars[i] = indicator.PerProduct == 0 ? benchmarks.For(indicator, plan.Table.Between, dossier.Entry.Sector, tier) : null;
            if (bars[i] is null && indicator.PerProduct == 0)
                states[i] = ContributionState.NoBenchmark;
            else
                shares[i] = Share(plan.Table, indicator, filing.Rows[i], bars[i], scenario);
        }

        var isDoubtful = filing.Rows.Where((row, i) => Weighting.IsInPlay(states[i]) && row.IsDoubtful).Any();
        Choose(plan, states, shares);
        var weights = Weighting.Redistribute(plan, states, rule);
        Fraction[] points = [.. weights.Select((weight, i) => weight * shares[i])];
        if (BonusPoints.Settle(plan, states, shares, weights, points))
            findings.Add(Finding.BonusCapped(plan.Table.Bonus!));
        var contributions = plan.Table.Indicators.Select((x, i) => Contribute(x, filing.Rows[i], states[i], bars[i], weights[i], points[i])).ToList();
        return new UnitScore(contributions, contributions.Sum(c => c.Points), isDoubtful, findings);
    }

    private static Fraction Share(IndicatorTable table, Indicator indicator, Filed filed, Bar? bar, Scenario scenario)
    {
        if (filed.Products is { } products)
            return products.Share(scenario);
        return filed.Value is { } value && bar is not null && value.State is ValueState.Reported or ValueState.Invalid
            ? IndicatorScore.Share(indicator, table.Between, value, bar, scenario)
            : Fraction.Zero;
    }

    /// <summary>择优: of each group's indicators in play the n with the best share stay, earlier ones first among equals; the others are taken out.</summary>
    private static void Choose(TablePlan plan, ContributionState[] states, Fraction[] shares)
    {
        foreach (var group in plan.Groups)
        {
            var inPlay = group.Members.Where(m => Weighting.IsInPlay(states[m]));
            foreach (var position in inPlay.OrderByDescending(m => shares[m]).Skip(group.Count).ToList())
                states[position] = ContributionState.Excluded;
        }
    }

    private static Contribution Contribute(Indicator indicator, Filed filed, ContributionState state, Bar? bar, Fraction weight, Fraction points)
    {
        var contribution = new Contribution(indicator.Id, indicator.Dimension, state, weight.Round(Decimals), points.Round(Decimals))
        {
            Value = filed.Value?.Value,
            Origin = filed.Value?.Origin,
        };
        if (!Weighting.IsInPlay(state))
            return contribution;
        return filed.Products is { } products
            ? contribution with { Benchmark = products.Source, IsDoubtful = products.IsDoubtful, Products = products.Points() }
            : contribution with { Lead = bar?.LeadShown, Base = bar?.BaseShown, Benchmark = bar?.Source, IsDoubtful = filed.Value?.State == ValueState.Invalid };
    }
}
