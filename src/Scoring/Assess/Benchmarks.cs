using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Step 3: the benchmark of each indicator for each unit, in the scheme's order. Estimated ones are reckoned once, over the ranked units of the kind.</summary>
internal sealed class Benchmarks(BenchmarkRules rules, BenchmarkTable table, FiledValues values, EstimateChange? change = null)
{
    /// <summary>By indicator, sector and tier: the sector also settles which table, so that the indicator's own lead and base are the same.</summary>
    private readonly Dictionary<(IndicatorCode Indicator, string? Sector, string? Tier), Bar?> _found = [];

    public Bar? For(Indicator indicator, BetweenRule between, string? sector, string? tier)
    {
        if (!_found.TryGetValue((indicator.Id, sector, tier), out var bar))
        {
            bar = rules.Order.Select(source => Look(source, indicator, between, sector, tier)).FirstOrDefault(b => b is not null);
            _found.Add((indicator.Id, sector, tier), bar);
        }

        return bar;
    }

    /// <summary>Whether a tier is needed to find the benchmark, and the unit has none.</summary>
    public bool LacksTier(Indicator indicator, string? tier) => tier is null && table.IsTiered(indicator.Id);

    /// <summary>The benchmarks that were used, each once, to be frozen with the run. Those filed with a product stand with the unit.</summary>
    public IReadOnlyList<BenchmarkUsed> Used(IEnumerable<Filing> filings)
    {
        var ofProducts = filings
            .SelectMany(f => f.Rows)
            .Where(r => r is { State: ContributionState.Reported, Products: not null })
            .SelectMany(r => r.Products!.Scored.Select(p => (r.Products.Indicator.Id, p.Bar)))
            .Where(p => p.Bar.Source == BenchmarkSource.Table);
        var ofIndicators = _found.Where(f => f.Value is not null).Select(f => (Id: f.Key.Indicator, Bar: f.Value!));
        return
        [
            .. ofIndicators.Concat(ofProducts)
                .Select(f => new BenchmarkUsed(f.Id, f.Bar.Sector, f.Bar.Tier, f.Bar.LeadShown, f.Bar.BaseShown ?? 0m, f.Bar.Source, f.Bar.Units, f.Bar.Note))
                .Distinct()
                .OrderBy(b => b.Indicator)
                .ThenBy(b => b.Sector, StringComparer.Ordinal)
                .ThenBy(b => b.Tier, StringComparer.Ordinal)
                .ThenBy(b => b.Note, StringComparer.Ordinal),
        ];
    }

    private Bar? Look(BenchmarkSource source, Indicator indicator, BetweenRule between, string? sector, string? tier) => source switch
    {
        BenchmarkSource.Table => table.For(indicator.Id, sector, tier),
        BenchmarkSource.Scheme when indicator.Lead is { } lead => Bar.Of(lead, indicator.Base, BenchmarkSource.Scheme),
        BenchmarkSource.Estimated when rules.Estimate is { } estimate => Estimated(indicator, between, sector, estimate),
        _ => null,
    };

    /// <summary>Over the unit's own sector when it is large enough, else over all of the kind when they are.</summary>
    private Bar? Estimated(Indicator indicator, BetweenRule between, string? sector, EstimateRule rule)
    {
        var own = values.Of(indicator.Id, sector);
        var isOwn = own.Count >= rule.MinimumUnits && own.Count > 0;
        var bar = Estimate.Of(isOwn ? own : values.Of(indicator.Id), indicator.Direction, between, rule);
        return bar is null ? null : OnTrial(bar with { Sector = isOwn ? sector : null }, indicator, between);
    }

    /// <summary>The estimate as it is, or as the question about it wants it.</summary>
    private Bar? OnTrial(Bar bar, Indicator indicator, BetweenRule between)
    {
        if (change is null || change.Indicator != indicator.Id || !string.Equals(change.Sector, bar.Sector, StringComparison.Ordinal))
            return bar;
        if (change.Shift is not { } shift || bar.Base is not { } @base)
            return null;
        var lead = bar.Lead + (Fraction.From(shift) * (bar.Lead - @base));
        return between == BetweenRule.Ratio && !lead.IsPositive ? null : new Bar(lead, @base, bar.Source) { Sector = bar.Sector, Units = bar.Units, Note = bar.Note };
    }
}
