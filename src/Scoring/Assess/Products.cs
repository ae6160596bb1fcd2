using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>The products of one per-product indicator that can be scored, each with its benchmark. Their points are the mean weighted by 加权参数.</summary>
internal sealed record Products(Indicator Indicator, BetweenRule Between, IReadOnlyList<(ReportedValue Row, Bar Bar)> Scored)
{
    public bool IsDoubtful => HasUnreadable || Scored.Any(p => p.Row.State == ValueState.Invalid);

    /// <summary>A product was filed that cannot be read: with it the mean may be worth anything.</summary>
    public bool HasUnreadable { get; init; }

    /// <summary>The common source of the benchmarks; <c>filed</c> when they differ.</summary>
    public BenchmarkSource Source => Scored.All(p => p.Bar.Source == BenchmarkSource.Table) ? BenchmarkSource.Table : BenchmarkSource.Filed;

    /// <summary>Weighted by parameter; unweighted when any parameter is empty or not positive.</summary>
    public Fraction Share(Scenario scenario)
    {
        if (HasUnreadable && scenario != Scenario.Preferred)
            return scenario == Scenario.Fewest ? Fraction.Zero : Fraction.One;
        var isWeighted = Scored.All(p => p.Row.Parameter > 0m);
        var (sum, weights) = (Fraction.Zero, Fraction.Zero);
        foreach (var (row, bar) in Scored)
        {
            var weight = isWeighted ? Fraction.From(row.Parameter!.Value) : Fraction.One;
            sum += weight * IndicatorScore.Share(Indicator, Between, row, bar, scenario);
            weights += weight;
        }

        return sum / weights;
    }

    public IReadOnlyList<ProductPoints> Points() =>
    [
        .. Scored.Select(p => new ProductPoints(
            p.Row.Product ?? "",
            p.Row.Value,
            p.Bar.LeadShown,
            p.Bar.BaseShown ?? 0m,
            p.Bar.Source,
            p.Row.Parameter,
            IndicatorScore.Share(Indicator, Between, p.Row, p.Bar, Scenario.Preferred).Round(10),
            p.Row.Origin)),
    ];

    /// <summary>Picks the products that count (the largest by parameter when there are too many) and leaves out, with a finding, those without a benchmark.</summary>
    public static Products? Of(Indicator indicator, BetweenRule between, IReadOnlyList<ReportedValue> rows, string? sector, BenchmarkTable table, ICollection<Issue> findings)
    {
        var reported = rows.Where(HasValue).ToList();
        foreach (var row in rows.Where(r => !HasValue(r) && r.State != ValueState.NotApplicable))
            findings.Add(Finding.ProductWithoutValue(indicator, row));
        if (reported.Count > indicator.PerProduct)
        {
            findings.Add(Finding.TooManyProducts(indicator, reported.Count));
            reported = [.. reported.OrderByDescending(r => r.Parameter ?? decimal.MinValue).Take(indicator.PerProduct)];
        }

        var scored = new List<(ReportedValue, Bar)>();
        foreach (var row in reported)
        {
            if ((FromTable(indicator, row, sector, table, findings) ?? Filed(indicator, between, row)) is { } bar)
                scored.Add((row, bar));
            else
                findings.Add(Finding.ProductWithoutBenchmark(indicator, row));
        }

        return scored.Count == 0 ? null : new Products(indicator, between, scored) { HasUnreadable = rows.Any(IsUnreadable) };
    }

    /// <summary>The commission's benchmark wins whatever the unit filed; a lead or base filed otherwise is a finding with both.</summary>
    private static Bar? FromTable(Indicator indicator, ReportedValue row, string? sector, BenchmarkTable table, ICollection<Issue> findings)
    {
        var bar = table.ForProduct(indicator.Id, sector, row.Product);
        if (bar is not null && ((row.Lead is { } lead && lead != bar.LeadShown) || (row.Base is { } @base && @base != bar.BaseShown)))
            findings.Add(Finding.FiledBenchmarkDiffers(indicator, row, bar));
        return bar;
    }

    /// <summary>Filed, and quarantined without a value: it must neither help nor harm unseen.</summary>
    public static bool IsUnreadable(ReportedValue row) => row is { State: ValueState.Invalid, Value: null };

    /// <summary>A value that can be scored, be it in doubt.</summary>
    public static bool HasValue(ReportedValue row) => row is { State: ValueState.Reported or ValueState.Invalid, Value: not null };

    /// <summary>The benchmark filed with the row, when it stands on the right side: a filed lead that is worse than its base proves nothing.</summary>
    private static Bar? Filed(Indicator indicator, BetweenRule between, ReportedValue row) =>
        row.Lead is { } lead && BenchmarkSides.Fault(indicator.Direction, between, lead, row.Base) is null
            ? Bar.Of(lead, row.Base, BenchmarkSource.Filed)
            : null;
}
