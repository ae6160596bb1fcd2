using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>What was filed, what it counts as, and what is said about it.</summary>
public sealed class FilingTests
{
    private static readonly IndicatorTable Indicators = Some.Indicators("""
        | id | dim | dir | weight | lead | base | per_product | may_be_na |
        | A1 | A   | ↑   | 50     | 10   | 0    |             |           |
        | P1 | A   | ↑   | 50     |      |      | 3           | 1         |
        """);

    /// <summary>Each product value/lead; n not applicable, - without a value, ? in doubt.</summary>
    [Fact]
    public void Products_and_what_is_said_about_each()
    {
        foreach (var row in Table.Parse("""
            | products              | state         | counted | incomplete | findings       |
            |                       | Missing       | 0       | 1          |                |
            | 5/10                  | Reported      | 1       | 0          |                |
            | 5/10 6/10 7/10        | Reported      | 3       | 0          |                |
            | 5/10 6/10 7/10 8/10   | Reported      | 3       | 0          | S002           |
            | -/10                  | Missing       | 0       | 1          | S005           |
            | 5/10 -/10             | Reported      | 1       | 1          | S005           |
            | 5/10 n/10             | Reported      | 1       | 0          |                |
            | n/10                  | NotApplicable | 0       | 0          |                |
            | 5/                    | NoBenchmark   | 0       | 0          | S001           |
            | 5/ -/10               | NoBenchmark   | 0       | 1          | S005 S001      |
            | 5/ 5/10               | Reported      | 1       | 0          | S001           |
            | ?5/10                 | Reported      | 1       | 0          |                |
            """).Rows)
        {
            ReportedValue[] values = [Some.Value("A1", 5m), .. row["products"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ProductOf)];
            var unit = Assess(Indicators, values);
            var found = unit.Of("P1");
            Assert.Equal(
                string.Join(" | ", row.Cells),
                string.Join(" | ", row["products"], found.State, found.Products.Count, unit.IsIncomplete ? 1 : 0, string.Join(' ', unit.Findings.Select(f => f.Code))));
            Assert.Equal(row["products"].Contains('?', StringComparison.Ordinal), found.IsDoubtful);
        }
    }

    /// <summary>What each product earned stands beside it: name, value, its benchmark and the share of the weight.</summary>
    [Fact]
    public void Each_product_is_explained()
    {
        var origin = new Origin("platform", "d", "f", null, 7);
        var unit = Assess(
            Indicators,
            Some.Product("P1", "甲", 7m, 300m, 10m, 4m) with { Origin = origin },
            Some.Product("P1", "乙", 2m, 100m, 8m) with { Product = null });

        Assert.Equal(
            [
                new ProductPoints("甲", 7m, 10m, 4m, BenchmarkSource.Filed, 300m, 0.5m, origin),
                new ProductPoints("", 2m, 8m, 0m, BenchmarkSource.Filed, 100m, 0.25m, null),
            ],
            unit.Of("P1").Products);
        Assert.Equal((21.875m, null, null, null), (unit.Of("P1").Points, unit.Of("P1").Value, unit.Of("P1").Lead, unit.Of("P1").Base)); // 50 × (½ × 300 + ¼ × 100) / 400
    }

    [Fact]
    public void The_benchmarks_of_products_have_a_common_source_or_count_as_filed()
    {
        foreach (var row in Table.Parse("""
            | products | source |
            | t        | Table  |
            | t t      | Table  |
            | t f      | Filed  |
            | f        | Filed  |
            """).Rows)
        {
            var scheme = Some.Scheme(Indicators, s => s with { Benchmarks = [new Benchmark(new IndicatorCode("P1"), null, "t", null, 10m, 0m, "", "")] });
            var unit = Some.Assess(scheme, Some.Unit("F1", null, null, [.. row["products"].Split(' ').Select(name => Some.Product("P1", name, 5m, null, 10m, 0m))])).Units.Single();
            Assert.Equal((row["products"], row["source"]), (row["products"], $"{unit.Of("P1").Benchmark}"));
        }
    }

    /// <summary>A ratio counts against the lead alone; a base that is filed with it is shown and not used.</summary>
    [Fact]
    public void A_product_of_a_ratio_table_needs_no_base()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | per_product |
            | P1 | A   | ↓   | 100    | 3           |
            """, BetweenRule.Ratio);

        var unit = Assess(table, Some.Product("P1", "甲", 20m, null, 5m), Some.Product("P1", "乙", 20m, null, 0m));

        Assert.Equal((25m, 1), (unit.Of("P1").Points, unit.Of("P1").Products.Count));
        Assert.Contains(unit.Findings, f => f.Code is "S001");
    }

    /// <summary>Whichever of a pair stands first in the table, even as the very first row.</summary>
    [Theory]
    [InlineData("P1", "Reported", "Excluded")]
    [InlineData("A1", "Excluded", "Reported")]
    public void A_pair_may_stand_in_either_order(string filed, string product, string plain)
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | per_product | excludes |
            | A1 | A   | ↑   | 100    | 10   | 0    |             |          |
            | P1 | A   | ↑   | 100    |      |      | 3           | A1       |
            """);

        var unit = Assess(table, filed is "P1" ? Some.Product("P1", "甲", 5m, 1m, 10m, 0m) : Some.Value("A1", 5m));

        Assert.Equal((product, plain, 50m), ($"{unit.Of("P1").State}", $"{unit.Of("A1").State}", unit.Total));
    }

    [Theory]
    [InlineData(null, "适用 GB 1")]
    [InlineData("水泥", "行业「水泥」适用 GB 1")]
    public void A_standard_that_was_not_used_is_named_with_the_sector_of_the_unit(string? sector, string told)
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base | per_product | excludes |
            | P1 | A   | ↑   | 100    |      |      | 3           | A1       |
            | A1 | A   | ↑   | 100    | 10   | 0    |             |          |
            """) with { Standards = [new ProductStandard(new IndicatorCode("P1"), "GB 1")] };

        var finding = Some.Assess(Some.Scheme(table), Some.Unit("F1", sector, null, Some.Value("A1", 5m))).Units.Single().Findings.Single();

        Assert.Contains(told, finding.Message, StringComparison.Ordinal);
        Assert.Equal(sector is not null, finding.Message.Contains("行业", StringComparison.Ordinal));
    }

    [Fact]
    public void A_product_without_a_base_counts_from_0()
    {
        var points = Assess(Indicators, Some.Product("P1", "甲", 5m, null, 10m)).Of("P1").Products.Single();

        Assert.Equal((0.5m, 0m), (points.Share, points.Base));
    }

    [Fact]
    public void A_value_is_shown_with_its_origin_and_benchmark()
    {
        var origin = new Origin("platform", "d", "f", "评价", 3);
        var row = Assess(Indicators, Some.Value("A1", 2.5m) with { Origin = origin }, Some.NotApplicable("P1")).Of("A1");

        Assert.Equal((2.5m, 10m, 0m, BenchmarkSource.Scheme, origin, false), (row.Value, row.Lead, row.Base, row.Benchmark, row.Origin, row.IsDoubtful));
        Assert.Equal((100m, 25m, 75m, "A"), (row.Weight, row.Points, row.Lost, row.Dimension));
    }

    /// <summary>The first of several counts; what is in no table is named and left; neither costs a point.</summary>
    [Fact]
    public void Several_values_and_unknown_indicators_are_named()
    {
        var origin = new Origin("platform", "d", "f", null, 9);
        var unit = Assess(Indicators, Some.Value("A1", 10m), Some.Value("A1", 1m) with { Origin = origin }, Some.Value("Z9", 3m), Some.NotApplicable("P1"));

        Assert.Equal(100m, unit.Total);
        Assert.Equal([("S007", "A1", origin), ("S008", "Z9", null)], unit.Findings.Select(f => (f.Code, f.Column, f.Origin)));
    }

    /// <summary>Whoever is outside has its points too, if it filed anything at all: the commission sees what it would have had.</summary>
    [Fact]
    public void A_total_has_whoever_filed_ranked_or_not()
    {
        var vetoed = Some.Unit("V", null, null, Some.Value("A1", 10m), Some.NotApplicable("P1")) with { Standing = Standing.Vetoed };
        var silent = Some.Unit("S") with { Standing = Standing.Vetoed };
        var ranked = Some.Unit("R");

        var result = Some.Assess(Some.Scheme(Indicators, s => s with { Ranking = s.Ranking with { Outside = [UnitState.Vetoed] } }), vetoed, silent, ranked);

        Assert.Equal([("V", 100m, 100.00m), ("S", null, null), ("R", 0m, 0.00m)], result.Units.Select(u => (u.Dossier.Entry.Id, u.Total, u.Published)));
    }

    private static UnitResult Assess(IndicatorTable table, params ReportedValue[] values) => Some.Assess(Some.Scheme(table, s => s with { Ranking = s.Ranking with { Outside = [] } }), Some.Unit("F1", null, null, values)).Units.Single();

    private static ReportedValue ProductOf(string text, int number)
    {
        var (value, lead) = (text.Split('/')[0], text.Split('/')[1]);
        var row = new ReportedValue(new IndicatorCode("P1"), null) { Product = $"产品{number}", Parameter = number, Lead = Some.Number(lead), Base = lead.Length == 0 ? null : 0m };
        return value switch
        {
            "n" => row with { State = ValueState.NotApplicable },
            "-" => row,
            ['?', .. var doubtful] => row with { Value = Some.Number(doubtful), State = ValueState.Invalid },
            _ => row with { Value = Some.Number(value) },
        };
    }
}
