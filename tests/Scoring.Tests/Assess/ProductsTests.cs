using GreenBatch.Kernel;
using TextTable = GreenBatch.Tests.Support.Table;

namespace GreenBatch.Scoring.Tests;

public sealed class ProductsTests
{
    private static readonly IndicatorTable Table = Some.Indicators("""
        | id  | dim | dir | weight | lead | base | per_product | excludes | may_be_na |
        | E1a | E   | ↓   | 60     |      |      | 3           | E1b      | 1         |
        | E1b | E   | ↓   | 60     | 10   | 20   |             |          |           |
        | E2  | E   | ↑   | 40     | 10   | 0    |             |          |           |
        """);

    private static readonly Scheme Scheme = Some.Scheme(Table, s => s with
    {
        Benchmarks = [new Benchmark(new IndicatorCode("E1a"), "水泥", "熟料", null, 100m, 110m, "GB", "1级")],
    });

    [Fact]
    public void The_per_product_indicator_takes_the_other_one_out_when_a_product_can_be_scored()
    {
        var unit = Assess("水泥", Some.Product("E1a", "熟料", 105m), Some.Value("E1b", 10m));

        Assert.Equal((ContributionState.Reported, 60m, 30m, BenchmarkSource.Table), (unit.Of("E1a").State, unit.Of("E1a").Weight, unit.Of("E1a").Points, unit.Of("E1a").Benchmark));
        Assert.Equal((ContributionState.Excluded, 0m), (unit.Of("E1b").State, unit.Of("E1b").Weight));
        Assert.Null(unit.Of("E1a").Value);
    }

    [Fact]
    public void Without_a_product_that_can_be_scored_the_other_one_is_in_with_its_own_state()
    {
        var unit = Assess("钢铁", Some.Product("E1a", "熟料", 105m));

        Assert.Equal((ContributionState.Excluded, ContributionState.Missing), (unit.Of("E1a").State, unit.Of("E1b").State));
        Assert.Contains(unit.Findings, f => f.Code is "S001");
    }

    [Fact]
    public void A_sector_with_a_limit_standard_and_no_product_filed_is_a_finding() =>
        Assert.Contains(Assess("水泥", Some.Value("E1b", 15m)).Findings, f => f.Code is "S004");

    [Fact]
    public void Contracts_4_a_sector_that_states_its_limit_standard_and_no_product_filed_is_a_finding()
    {
        foreach (var row in TextTable.Parse("""
            | standard      | filed   | finding                                                    |
            | GB 1 玻璃限额 | E1b     | 行业「玻璃」适用 GB 1 玻璃限额，「E1a」却未填报 |
            | GB 1 玻璃限额 | E1a E1b |                                                            |
            | 待核          | E1b     |                                                            |
            | GB 1 玻璃限额 |         |                                                            |
            """).Rows)
        {
            var stated = Table with { Standards = [new ProductStandard(new IndicatorCode("E1a"), row["standard"])] };
            var filed = row["filed"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => id is "E1a" ? Some.Product(id, "甲", 15m, 1m, 10m, 20m) : Some.Value(id, 15m));

            var unit = Some.Assess(Some.Scheme(stated), Some.Unit("F1", "玻璃", null, [.. filed])).Units.Single();

            Assert.Equal(row["finding"], string.Join(' ', unit.Findings.Where(f => f.Code is "S004").Select(f => f.Message)));
        }
    }

    [Fact]
    public void Contracts_4_the_table_wins_and_a_benchmark_filed_otherwise_is_a_finding_with_both()
    {
        foreach (var row in TextTable.Parse("""
            | sector | product | lead | base | points | finding                                                                                       |
            | 水泥   | 熟料    | 100  | 110  | 30     |                                                                                               |
            | 水泥   | 熟料    | 100.0|      | 30     |                                                                                               |
            | 水泥   | 熟料    |      |      | 30     |                                                                                               |
            | 水泥   | 熟料    | 104  | 110  | 30     | 「E1a」产品「熟料」所报引领值 104、基准值 110 与基准表（100、110）不一致，以基准表为准 |
            | 水泥   | 熟料    |      | 111  | 30     | 「E1a」产品「熟料」所报引领值 、基准值 111 与基准表（100、110）不一致，以基准表为准 |
            | 水泥   | 粉磨    | 104  | 106  | 30     |                                                                                               |
            | 钢铁   | 熟料    | 104  | 106  | 30     |                                                                                               |
            """).Rows)
        {
            var unit = Assess(row["sector"], Some.Product("E1a", row["product"], 105m, 1m, Some.Number(row["lead"]), Some.Number(row["base"])));

            Assert.Equal(Some.Number(row["points"]), unit.Of("E1a").Points);
            Assert.Equal(row["finding"], string.Join(' ', unit.Findings.Where(f => f.Code is "S024").Select(f => f.Message)));
        }
    }

    [Fact]
    public void Products_are_weighted_by_parameter_with_the_table_before_what_was_filed()
    {
        var unit = Assess("水泥", Some.Product("E1a", "熟料", 105m, 300m, 1m, 2m), Some.Product("E1a", "水泥粉", 10m, 100m, 10m, 20m));

        Assert.Equal(37.5m, unit.Of("E1a").Points); // 60 × (½ × 300 + 1 × 100) / 400
        Assert.Equal([BenchmarkSource.Table, BenchmarkSource.Filed], unit.Of("E1a").Products.Select(p => p.Benchmark));
    }

    [Fact]
    public void A_parameter_that_is_empty_or_not_positive_makes_the_mean_unweighted()
    {
        foreach (var parameter in new decimal?[] { null, 0m, -1m })
            Assert.Equal(45m, Assess("水泥", Some.Product("E1a", "熟料", 105m, 300m), Some.Product("E1a", "水泥粉", 10m, parameter, 10m, 20m)).Of("E1a").Points);
    }

    [Fact]
    public void Of_more_than_three_products_the_three_with_the_largest_parameter_count()
    {
        var unit = Assess(
            "钢铁",
            Some.Product("E1a", "甲", 10m, 1m, 10m, 20m),
            Some.Product("E1a", "乙", 20m, 2m, 10m, 20m),
            Some.Product("E1a", "丙", 20m, 3m, 10m, 20m),
            Some.Product("E1a", "丁", 10m, 4m, 10m, 20m));

        Assert.Equal(26.6666666667m, unit.Of("E1a").Points); // 60 × 4/9
        Assert.Contains(unit.Findings, f => f.Code is "S002");
    }

    [Fact]
    public void A_filed_lead_that_is_worse_than_its_base_proves_nothing() =>
        Assert.Equal(ContributionState.Excluded, Assess("钢铁", Some.Product("E1a", "甲", 25m, 1m, 30m, 20m)).Of("E1a").State);

    private static UnitResult Assess(string sector, params ReportedValue[] values) => Some.Assess(Scheme, Some.Unit("F1", sector, null, values)).Units.Single();
}
