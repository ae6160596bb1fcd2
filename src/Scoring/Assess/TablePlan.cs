using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>An indicator table prepared for scoring thousands of units: exact weights, and positions instead of names.</summary>
internal sealed class TablePlan
{
    public TablePlan(IndicatorTable table)
    {
        Table = table;
        var names = table.Dimensions.Select(d => d.Name).ToList();
        var ids = table.Indicators.Select(i => i.Id).ToList();
        if (table.Bonus is not null)
            names.Add(table.Bonus.Name);
        DimensionCount = names.Count;
        Weights = [.. table.Indicators.Select(i => i.IsBonus ? Fraction.Zero : Fraction.From(i.Weight))];
        DimensionOf = [.. table.Indicators.Select(i => names.IndexOf(i.Dimension))];
        PartnerOf = [.. table.Indicators.Select(i => i.Excludes is { } other ? ids.IndexOf(other) : -1)];
        Groups = [.. Grouped(table)];
    }

    public IndicatorTable Table { get; }

    public int Count => Weights.Count;

    /// <summary>一级指标, and the bonus as one more when there is one.</summary>
    public int DimensionCount { get; }

    /// <summary>Weights of the hundred; 0 for what is outside of it.</summary>
    public IReadOnlyList<Fraction> Weights { get; }

    public IReadOnlyList<int> DimensionOf { get; }

    /// <summary>Position of the indicator that a per-product one takes out of the table, or −1.</summary>
    public IReadOnlyList<int> PartnerOf { get; }

    public IReadOnlyList<ChoicePlan> Groups { get; }

    private static IEnumerable<ChoicePlan> Grouped(IndicatorTable table) => table.Indicators
        .Select((indicator, position) => (indicator.Choose, position))
        .Where(p => p.Choose is not null)
        .GroupBy(p => p.Choose!.Name, p => (p.Choose, p.position), StringComparer.Ordinal)
        .Select(g => new ChoicePlan([.. g.Select(p => p.position)], g.First().Choose!.Count));
}

/// <summary>择优组: positions of its indicators, in table order, and how many of them count.</summary>
internal sealed record ChoicePlan(IReadOnlyList<int> Members, int Count);
