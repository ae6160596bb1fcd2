using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class BenchmarksTests
{
    private static readonly IndicatorTable Open = Some.Indicators("""
        | id | dim | dir | weight |
        | A1 | A   | ↑   | 100    |
        """);

    [Fact]
    public void The_table_of_the_sector_wins_then_of_all_sectors_then_the_indicator_file()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 50     | 40   | 0    |
            | A2 | A   | ↑   | 50     | 40   | 0    |
            """);
        var scheme = Some.Scheme(table, s => s with { Benchmarks = [Row("水泥", null, 10m), Row(null, ">=5000", 15m), Row(null, null, 20m)] });
        foreach (var row in Table.Parse("""
            | sector | energy | lead | source |
            | 水泥    | 6000   | 10   | Table  |
            | 钢铁    | 6000   | 15   | Table  |
            | 钢铁    | 10000  | 20   | Table  |
            |        |        | 20   | Table  |
            """).Rows)
        {
            var sector = row["sector"].Length == 0 ? null : row["sector"];
            var unit = Some.Assess(scheme, Some.Unit("F1", sector, Some.Number(row["energy"]), Some.Value("A1", 1m), Some.Value("A2", 1m))).Units.Single();
            Assert.Equal((row["lead"], row["source"]), ($"{unit.Of("A1").Lead}", $"{unit.Of("A1").Benchmark}"));
            Assert.Equal((40m, BenchmarkSource.Scheme), (unit.Of("A2").Lead, unit.Of("A2").Benchmark));
        }
    }

    [Fact]
    public void Rules_2_4_E3_has_four_tiers_by_annual_energy()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight |
            | A1 | A   | ↑   | 100    |
            """);
        var scheme = Some.Scheme(table, s => s with { Benchmarks = [Row(null, ">=10000", 4.31m), Row(null, ">=5000", 11.9m), Row(null, ">=3000", 7.93m), Row(null, "<3000", 33.03m)] });
        foreach (var row in Table.Parse("""
            | energy_tce | lead  | finding |
            | 0          | 33.03 |         |
            | 2999.99    | 33.03 |         |
            | 3000       | 7.93  |         |
            | 4999.99    | 7.93  |         |
            | 5000       | 11.9  |         |
            | 9999.99    | 11.9  |         |
            | 10000      | 4.31  |         |
            | 250000     | 4.31  |         |
            |            |       | S006    |
            """).Rows)
        {
            var unit = Some.Assess(scheme, Some.Unit("F1", null, Some.Number(row["energy_tce"]), Some.Value("A1", 1m))).Units.Single();
            Assert.Equal((Some.Number(row["lead"]), row["finding"]), (unit.Of("A1").Lead, string.Join(' ', unit.Findings.Select(f => f.Code))));
        }
    }

    [Fact]
    public void An_estimated_base_is_the_mean_and_the_lead_the_95th_percentile_toward_the_better_side()
    {
        var result = Some.Assess(Some.Scheme(Open), [.. Enumerable.Range(1, 21).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", i)))]);

        var row = result.Of("F1").Of("A1");
        Assert.Equal((20m, 11m, BenchmarkSource.Estimated), (row.Lead, row.Base, row.Benchmark));
        Assert.Equal(55.5555555556m, result.Of("F16").Total); // 100 × (16 − 11) / (20 − 11)
        Assert.Equal(21, Assert.Single(result.Benchmarks).Units);
    }

    [Fact]
    public void Lower_is_better_takes_the_5th_percentile()
    {
        Assert.Equal(Fraction.From(2), Estimate.Percentile([.. Enumerable.Range(1, 21).Select(i => (decimal)i)], Fraction.From(0.05m)));
        Assert.Equal(Fraction.From(1.95m), Estimate.Percentile([.. Enumerable.Range(1, 20).Select(i => (decimal)i)], Fraction.From(0.05m)));
    }

    [Fact]
    public void The_sector_is_used_when_it_is_large_enough_else_all_of_the_kind_else_nothing()
    {
        var sector = Enumerable.Range(1, 20).Select(i => Some.Unit($"S{i}", "水泥", null, Some.Value("A1", i)));
        var others = Enumerable.Range(1, 5).Select(i => Some.Unit($"O{i}", "钢铁", null, Some.Value("A1", 100m)));

        var large = Some.Assess(Some.Scheme(Open), [.. sector, .. others]);
        var small = Some.Assess(Some.Scheme(Open), [.. sector.Take(14), .. others]);

        Assert.Equal((10.5m, 28.4m), (large.Of("S1").Of("A1").Base, large.Of("O1").Of("A1").Base));
        Assert.All(small.Units, u => Assert.Equal(ContributionState.NoBenchmark, u.Of("A1").State));
    }

    [Fact]
    public void A_sector_that_reported_nothing_is_given_the_estimate_of_all_even_where_no_number_of_units_is_asked_for()
    {
        var scheme = Some.Scheme(Open, s => s with { BenchmarkRules = s.BenchmarkRules with { Estimate = new EstimateRule(95m, 0) } });

        var silent = Some.Assess(scheme, [.. Enumerable.Range(1, 5).Select(i => Some.Unit($"S{i}", "水泥", null, Some.Value("A1", i))), Some.Unit("O1", "钢铁", null, Some.Value("A1", null))]).Of("O1").Of("A1");

        Assert.Equal((ContributionState.Missing, 3m), (silent.State, silent.Base));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("水泥", "水泥")]
    [InlineData("钢铁", null)]
    public void An_estimate_names_the_sector_it_was_made_over(string? sector, string? expected)
    {
        var units = Enumerable.Range(1, 20).Select(i => Some.Unit($"S{i:00}", "水泥", null, Some.Value("A1", i)));
        var result = Some.Assess(Some.Scheme(Open), [.. units, Some.Unit("X", sector, null, Some.Value("A1", 7m))]);

        Assert.Equal(expected is null ? [null, "水泥"] : ["水泥"], result.Benchmarks.Select(b => b.Sector));
    }

    [Fact]
    public void Only_sound_values_of_ranked_units_are_estimated_over()
    {
        var units = Enumerable.Range(1, 20).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", i))).ToList();
        var vetoed = Some.Unit("V", null, null, Some.Value("A1", 1000m)) with { Standing = Standing.Vetoed };
        var doubtful = Some.Unit("D", null, null, new ReportedValue(new IndicatorCode("A1"), 1000m, ValueState.Invalid) { Rival = 1000m });

        var result = Some.Assess(Some.Scheme(Open), [.. units, vetoed, doubtful]);

        Assert.Equal(10.5m, result.Of("F1").Of("A1").Base);
    }

    [Fact]
    public void A_lead_that_is_not_strictly_better_than_the_base_is_no_benchmark() =>
        Assert.All(
            Some.Assess(Some.Scheme(Open), [.. Enumerable.Range(1, 25).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", 7m)))]).Units,
            u => Assert.Equal(ContributionState.NoBenchmark, u.Of("A1").State));

    private static Benchmark Row(string? sector, string? tier, decimal lead) => new(new IndicatorCode("A1"), sector, null, tier, lead, 0m, "", "");
}
