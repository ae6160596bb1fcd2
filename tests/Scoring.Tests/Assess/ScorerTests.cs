using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>The scoring function alone, as applicants and trials ask it.</summary>
public sealed class ScorerTests
{
    private static readonly IndicatorTable Table = Some.Indicators("""
        | id | dim | dir | weight | lead | base | per_product |
        | E1 | A   | ↓   | 50     |      |      | 3           |
        | B1 | B   | ↑   | 50     | 100  | 0    |             |
        """);

    private static readonly ReportedValue Product = Some.Product("E1", "甲", 150m, 1m, 100m, 200m);

    [Fact]
    public void What_was_filed_in_full_is_complete() => Assert.Equal((75m, false), Score(Product, Some.Value("B1", 100m)));

    [Fact]
    public void A_missing_value_makes_it_incomplete() => Assert.Equal((25m, true), Score(Product));

    [Fact]
    public void A_product_without_its_value_makes_it_incomplete_too() =>
        Assert.Equal((75m, true), Score(Product, new ReportedValue(new IndicatorCode("E1"), null) { Product = "乙" }, Some.Value("B1", 100m)));

    [Fact]
    public void What_was_found_in_the_filing_is_told() =>
        Assert.Contains(Scorer().Score(Some.Unit("P", null, null, Product, Some.Value("B1", 100m), Some.Value("Z9", 1m))).Findings, f => f.Message.Contains("Z9", StringComparison.Ordinal));

    private static (decimal Total, bool IsIncomplete) Score(params IReadOnlyList<ReportedValue> values)
    {
        var scored = Scorer().Score(Some.Unit("P", null, null, values));
        return (scored.Total, scored.IsIncomplete);
    }

    private static Scorer Scorer() => Towns.Analyse(Some.Scheme(Table), []).Factories().Scorer;
}
