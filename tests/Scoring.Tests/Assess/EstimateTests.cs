using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>GB/T 36132-2025 §4.4.3 as contracts.md 4 reads it: mean and percentile over what ranked units reported.</summary>
public sealed class EstimateTests
{
    [Fact]
    public void Contracts_4_estimated_base_is_the_mean_and_the_lead_the_percentile_toward_the_better_side()
    {
        foreach (var row in Table.Parse("""
            | dir | between | percentile | minimum | values          | lead | base |
            | ↑   | Linear  | 95         | 5       | 1 2 3 4 5       | 4.8  | 3    |
            | ↓   | Linear  | 95         | 5       | 1 2 3 4 5       | 1.2  | 3    |
            | ↑   | Linear  | 100        | 5       | 1 2 3 4 5       | 5    | 3    |
            | ↓   | Linear  | 100        | 5       | 1 2 3 4 5       | 1    | 3    |
            | ↑   | Linear  | 75         | 5       | 1 2 3 4 5       | 4    | 3    |
            | ↑   | Linear  | 50         | 5       | 1 2 3 4 5       |      |      |
            | ↓   | Linear  | 50         | 5       | 1 2 3 4 5       |      |      |
            | ↑   | Linear  | 95         | 6       | 1 2 3 4 5       |      |      |
            | ↑   | Linear  | 95         | 1       | 7               |      |      |
            | ↑   | Linear  | 95         | 0       |                 |      |      |
            | ↑   | Linear  | 95         | 3       | 7 7 7           |      |      |
            | ↓   | Linear  | 95         | 3       | 7 7 7           |      |      |
            | ↓   | Linear  | 90         | 3       | -4 -2 0         | -3.6 | -2   |
            | ↓   | Ratio   | 90         | 3       | -4 -2 0         |      |      |
            | ↓   | Ratio   | 100        | 3       | 0 1 2           |      |      |
            | ↓   | Linear  | 100        | 3       | 0 1 2           | 0    | 1    |
            | ↓   | Ratio   | 100        | 3       | 1 2 3           | 1    | 2    |
            | ↑   | Ratio   | 100        | 3       | 1 2 3           | 3    | 2    |
            """).Rows)
        {
            decimal[] values = [.. row["values"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => Some.Number(v)!.Value)];
            var rule = new EstimateRule(Some.Number(row["percentile"])!.Value, (int)Some.Number(row["minimum"])!.Value);
            var bar = Estimate.Of(values, row["dir"] is "↑" ? Direction.Higher : Direction.Lower, Enum.Parse<BetweenRule>(row["between"]), rule);
            Assert.Equal(string.Join(' ', row.Cells), string.Join(' ', [.. row.Cells.Take(5), $"{bar?.LeadShown}", $"{bar?.BaseShown}"]));
            Assert.True(bar is null || (bar.Units == values.Length && bar.Note is "估" && bar.Source == BenchmarkSource.Estimated));
        }
    }

    /// <summary>Filed in any order, as a lower-is-better indicator of a whole assessment; the own sector first, and only when it is large enough.</summary>
    [Fact]
    public void The_values_are_sorted_and_the_own_sector_comes_first()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight |
            | A1 | A   | ↓   | 100    |
            """);
        foreach (var row in Table.Parse("""
            | minimum | unit | lead | base | sector |
            | 3       | S    | 1    | 3    | 水泥    |
            | 4       | S    | 1    | 5    |        |
            | 3       | T    | 1    | 5    |        |
            | 3       | N    | 1    | 5    |        |
            | 0       | E    | 1    | 5    |        |
            """).Rows)
        {
            var scheme = Some.Scheme(table, s => s with { BenchmarkRules = s.BenchmarkRules with { Estimate = new EstimateRule(100m, (int)Some.Number(row["minimum"])!.Value) } });
            var result = Some.Assess(scheme, [Of("S", "水泥", 5m), Of("S1", "水泥", 1m), Of("S2", "水泥", 3m), Of("T", "钢铁", 9m), Of("N", null, 7m), Some.Unit("E", "造纸", null, Some.Value("A1", null))]);
            var found = result.Of(row["unit"]).Of("A1");
            Assert.Equal((row["unit"], row["lead"], row["base"]), (row["unit"], $"{found.Lead}", $"{found.Base}"));
            Assert.Contains(result.Benchmarks, b => b.Sector == (row["sector"].Length == 0 ? null : row["sector"]) && b.Base == found.Base);
            Assert.DoesNotContain(result.Benchmarks, b => b.Sector is "钢铁"); // one value is no ground of its own
        }
    }

    private static Dossier Of(string id, string? sector, decimal value) => Some.Unit(id, sector, null, Some.Value("A1", value));
}
