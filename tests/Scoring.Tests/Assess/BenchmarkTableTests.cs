using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>contracts.md 4, benchmark order, for per-product rows and for tiers; and which benchmarks are frozen with the run.</summary>
public sealed class BenchmarkTableTests
{
    private static readonly IndicatorTable Pair = Some.Indicators("""
        | id  | dim | dir | weight | lead | base | per_product | excludes |
        | E1a | E   | ↓   | 100    |      |      | 3           | E1b      |
        | E1b | E   | ↓   | 100    | 10   | 20   |             |          |
        """);

    /// <summary>Own sector before all, own product before any; each row of the table has its own lead, so that it is known by it.</summary>
    [Fact]
    public void A_product_takes_the_row_of_its_sector_and_name_before_the_more_general_ones()
    {
        foreach (var row in Table.Parse("""
            | rows                             | sector | product | lead |
            | 水泥/熟料=1 水泥/=2 /熟料=3 /=4      | 水泥   | 熟料     | 1    |
            | 水泥/熟料=1 水泥/=2 /熟料=3 /=4      | 水泥   | 粉磨     | 2    |
            | 水泥/熟料=1 水泥/=2 /熟料=3 /=4      | 钢铁   | 熟料     | 3    |
            | 水泥/熟料=1 水泥/=2 /熟料=3 /=4      | 钢铁   | 粉磨     | 4    |
            | 水泥/熟料=1 水泥/=2 /熟料=3 /=4      |        | 熟料     | 3    |
            | 水泥/熟料=1 水泥/=2 /熟料=3 /=4      |        |         | 4    |
            | 水泥/熟料=1 水泥/=2 /熟料=3 /=4      | 水泥   |         | 2    |
            | 水泥/=2 /熟料=3                    | 水泥   | 熟料     | 2    |
            | /熟料=3 /=4                       | 水泥   | 熟料     | 3    |
            | 水泥/熟料=1                        | 水泥   | 粉磨     | 7    |
            | 水泥/熟料=1                        | 钢铁   | 熟料     | 7    |
            """).Rows)
        {
            var scheme = Some.Scheme(Pair, s => s with { Benchmarks = [.. row["rows"].Split(' ').Select(RowOf)] });
            var product = Some.Product("E1a", row["product"], 5m, null, 7m, 9m) with { Product = row["product"].Length == 0 ? null : row["product"] };
            var points = Assess(scheme, row["sector"], product).Of("E1a").Products.Single();
            Assert.Equal((row["rows"], row["sector"], row["product"], row["lead"]), (row["rows"], row["sector"], points.Product, $"{points.Lead}"));
        }
    }

    [Fact]
    public void An_order_without_the_table_leaves_its_rows_aside_for_products_too()
    {
        var scheme = Some.Scheme(Pair, s => s with { Benchmarks = [RowOf("/=4")], BenchmarkRules = s.BenchmarkRules with { Order = [BenchmarkSource.Scheme] } });

        Assert.Equal(BenchmarkSource.Filed, Assess(scheme, "", Some.Product("E1a", "甲", 5m, null, 7m, 9m)).Of("E1a").Benchmark);
        Assert.Empty(Assess(scheme, "水泥", Some.Value("E1b", 15m)).Findings);
    }

    [Fact]
    public void Only_a_sector_with_rows_of_its_own_has_a_limit_standard()
    {
        var scheme = Some.Scheme(Pair, s => s with { Benchmarks = [RowOf("水泥/=1"), RowOf("/=4")] });
        foreach (var row in Table.Parse("""
            | sector | filed    | findings |
            | 水泥   | E1b      | S004     |
            | 水泥   | E1a E1b  |          |
            | 钢铁   | E1b      |          |
            |        | E1b      |          |
            """).Rows)
        {
            var unit = Assess(scheme, row["sector"], [.. row["filed"].Split(' ').Select(id => id is "E1a" ? Some.Product(id, "甲", 5m) : Some.Value(id, 15m))]);
            Assert.Equal((row["sector"], row["filed"], row["findings"]), (row["sector"], row["filed"], string.Join(' ', unit.Findings.Select(f => f.Code))));
        }
    }

    /// <summary>A benchmark by energy tier needs the energy; where it is not known the row is not guessed.</summary>
    [Fact]
    public void An_unknown_tier_is_a_finding_only_where_benchmarks_differ_by_tier()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | per_product |
            | E3 | E   | ↑   | 50     |             |
            | E4 | E   | ↑   | 30     |             |
            | P1 | E   | ↑   | 20     | 3           |
            """);
        Benchmark[] rows =
        [
            new(new IndicatorCode("E3"), null, null, ">=5000", 12m, 0m, "", ""),
            new(new IndicatorCode("E4"), null, null, null, 8m, 0m, "", ""),
            new(new IndicatorCode("P1"), null, null, ">=5000", 8m, 0m, "", ""),
        ];
        foreach (var row in Table.Parse("""
            | energy | E3 state    | E4 state | findings  |
            | 6000   | Reported    | Reported |           |
            | 60000  | NoBenchmark | Reported |           |
            |        | NoBenchmark | Reported | S006 E3   |
            """).Rows)
        {
            var unit = Some.Assess(
                Some.Scheme(table, s => s with { Benchmarks = rows }),
                Some.Unit("F1", null, Some.Number(row["energy"]), Some.Value("E3", 6m), Some.Value("E4", 6m), Some.Product("P1", "甲", 4m, null, 8m, 0m))).Units.Single();
            Assert.Equal(string.Join(' ', row.Cells), $"{row["energy"]} {unit.Of("E3").State} {unit.Of("E4").State} {string.Join(' ', unit.Findings.Select(f => f.Code + " " + f.Column))}".TrimEnd() + (row["findings"].Length == 0 ? " " : ""));
        }

        var missing = Some.Assess(Some.Scheme(table with { Indicators = [.. table.Indicators.Select(i => i with { MayBeNotApplicable = true })] }, s => s with { Benchmarks = rows }), Some.Unit("F1", null, null, Some.NotApplicable("E3"))).Units.Single();
        Assert.Empty(missing.Findings);
    }

    /// <summary>In order of indicator, sector, tier and note, each once; what was filed with a product stands with the unit.</summary>
    [Fact]
    public void The_benchmarks_that_were_used_are_frozen_with_the_run()
    {
        var table = Some.Indicators("""
            | id  | dim | dir | weight | lead | base | per_product | excludes |
            | L1  | E   | ↑   | 20     | 9    | 3    |             |          |
            | E3  | E   | ↑   | 20     |      |      |             |          |
            | E1a | E   | ↓   | 60     |      |      | 3           | E1b      |
            | E1b | E   | ↓   | 60     | 10   | 20   |             |          |
            """);
        Benchmark[] rows =
        [
            RowOf("水泥/熟料=1"), RowOf("/甲=3"), RowOf("/乙=4"), RowOf("/丙=5"),
            new(new IndicatorCode("E3"), "水泥", null, ">=5000", 12m, 1m, "渝经信", "表1"), new(new IndicatorCode("E3"), "水泥", null, null, 11m, 0m, "", ""), new(new IndicatorCode("E3"), null, null, null, 13m, 0m, "", ""),
        ];
        Dossier Unit(string id, string? sector, decimal? energy, params ReportedValue[] products) => Some.Unit(id, sector, energy, [Some.Value("L1", 5m), Some.Value("E3", 5m), .. products]);

        var result = Some.Assess(
            Some.Scheme(table, s => s with { Benchmarks = rows }),
            Unit("F1", "水泥", 6000m, Some.Product("E1a", "熟料", 5m)),
            Unit("F2", "水泥", 60m, Some.Product("E1a", "乙", 5m), Some.Product("E1a", "甲", 5m)),
            Unit("F3", null, null, Some.Product("E1a", "甲", 5m), Some.Product("E1a", "丁", 5m, null, 2m, 6m)),
            Unit("F4", "钢铁", null, Some.Value("E1b", 15m)));

        Assert.Equal(
            """
            E1a   4 9 Table 乙，GB，1级
            E1a   3 9 Table 甲，GB，1级
            E1a 水泥  1 9 Table 熟料，GB，1级
            E1b   10 20 Scheme 
            E3   13 0 Table 
            E3 水泥  11 0 Table 
            E3 水泥 >=5000 12 1 Table 渝经信，表1
            L1   9 3 Scheme 
            """,
            string.Join('\n', result.Benchmarks.Select(b => $"{b.Indicator} {b.Sector} {b.Tier} {b.Lead} {b.Base} {b.Source} {b.Note}")));
    }

    private static Benchmark RowOf(string text)
    {
        var (sector, product, lead) = (text.Split('/')[0], text.Split('/')[1].Split('=')[0], text.Split('=')[1]);
        return new Benchmark(new IndicatorCode("E1a"), sector.Length == 0 ? null : sector, product.Length == 0 ? null : product, null, Some.Number(lead)!.Value, 9m, "GB", "1级");
    }

    private static UnitResult Assess(Scheme scheme, string sector, params ReportedValue[] values) =>
        Some.Assess(scheme, Some.Unit("F1", sector.Length == 0 ? null : sector, null, values)).Units.Single();
}
