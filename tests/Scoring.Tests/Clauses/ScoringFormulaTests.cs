using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>
/// rules.md 2.7 question by question, each from filed values to the points of a whole assessment. The formula itself (full at the lead, none at the base,
/// in proportion between, lead = base, capped, never negative) stands in <see cref="IndicatorScoreTests"/>.
/// </summary>
public sealed class ScoringFormulaTests
{
    [Fact]
    public void Rules_2_7_forward_and_inverse_of_the_notice_s_own_weights()
    {
        var table = Some.Indicators("""
            | id | dim      | dir | weight | lead | base |
            | E1 | 能源低碳化 | ↓   | 30     | 20   | 60   |
            | R3 | 资源高效化 | ↑   | 30     | 90   | 50   |
            | P3 | 生产洁净化 | ↑   | 16     | 75   | 0    |
            | G2 | 产品绿色化 | ↑   | 16     | 100  | 100  |
            | L1 | 用地集约化 | ↑   | 8      | 1.2  | 0    |
            """);
        foreach (var row in Table.Parse("""
            | E1 | R3 | P3  | G2  | L1  | points              | total |
            | 20 | 90 | 75  | 100 | 1.2 | 30 30 16 16 8       | 100   |
            | 10 | 99 | 100 | 150 | 9   | 30 30 16 16 8       | 100   |
            | 60 | 50 | 0   | 99  | 0   | 0 0 0 0 0           | 0     |
            | 99 | 10 | -5  | 0   | -1  | 0 0 0 0 0           | 0     |
            | 40 | 70 | 30  | 100 | 0.6 | 15 15 6.4 16 4      | 56.4  |
            | 59 | 51 | 0.1 | 99  | 0.1 | 0.75 0.75 0.0213333333 0 0.6666666667 | 2.1880000000 |
            """).Rows)
        {
            var unit = Assess(table, [.. new[] { "E1", "R3", "P3", "G2", "L1" }.Select(id => Some.Value(id, Some.Number(row[id])))]);
            Assert.Equal((row["points"], Some.Number(row["total"])), (Points(unit), unit.Total));
        }
    }

    /// <summary>Forward without a base: the base is 0. The scheme reader sets it; filed with a product it is taken so.</summary>
    [Fact]
    public void Rules_2_7_a_missing_base_of_a_forward_indicator_is_zero_and_of_an_inverse_one_is_no_benchmark()
    {
        foreach (var row in Table.Parse("""
            | dir | lead | base | value | state      | points |
            | ↑   | 8    |      | 6     | Reported   | 75     |
            | ↑   | 8    |      | 0     | Reported   | 0      |
            | ↑   | 8    | 0    | 6     | Reported   | 75     |
            | ↑   | 8    | 4    | 6     | Reported   | 50     |
            | ↑   | -1   |      | -2    | NoBenchmark| 0      |
            | ↓   | 8    |      | 6     | NoBenchmark| 0      |
            | ↓   | 8    | 10   | 9     | Reported   | 50     |
            | ↑   |      | 4    | 6     | NoBenchmark| 0      |
            | ↑   |      |      | 6     | NoBenchmark| 0      |
            """).Rows)
        {
            var product = Some.Product("E1", "甲", Some.Number(row["value"])!.Value, null, Some.Number(row["lead"]), Some.Number(row["base"]));
            var unit = Assess(PerProduct(row["dir"]), product);
            Assert.Equal((row["state"], row["points"]), ($"{unit.Of("E1").State}", Points(unit)));
        }
    }

    /// <summary>Weight 100, lead 10, base 20: a value of 10 earns all, 15 half, 20 nothing. Each product: value/parameter.</summary>
    [Fact]
    public void Rules_2_7_several_products_are_the_mean_weighted_by_their_energy_or_intake()
    {
        foreach (var row in Table.Parse("""
            | products                 | points        | counted |
            | 15/7                     | 50            | 1       |
            | 10/100 20/300            | 25            | 2       |
            | 10/300 20/100            | 75            | 2       |
            | 10/1 15/1 20/1           | 50            | 3       |
            | 10/2 15/1 20/0.5         | 71.4285714286 | 3       |
            | 10/300 20/               | 50            | 2       |
            | 10/300 20/0              | 50            | 2       |
            | 10/300 20/-1             | 50            | 2       |
            | 20/1 10/2 10/3 10/4      | 100           | 3       |
            | 10/1 20/2 20/3 20/4      | 0             | 3       |
            | 10/ 20/2 20/3 20/4       | 0             | 3       |
            | 20/-1 10/ 10/3 10/4      | 66.6666666667 | 3       |
            """).Rows)
        {
            var unit = Assess(PerProduct("↓"), [.. row["products"].Split(' ').Select(ProductOf)]);
            Assert.Equal((row["products"], row["points"], row["counted"]), (row["products"], Points(unit), $"{unit.Of("E1").Products.Count}"));
        }
    }

    /// <summary>E1a is used when a standard applies to any product; E1b is then not used, whatever it says. t: benchmark of the table, f: filed, -: none.</summary>
    [Fact]
    public void Rules_2_7_mixed_case_some_products_have_a_limit_standard_and_others_not()
    {
        var table = Some.Indicators("""
            | id  | dim | dir | weight | lead | base | per_product | excludes |
            | E1a | E   | ↓   | 100    |      |      | 3           | E1b      |
            | E1b | E   | ↓   | 100    | 10   | 20   |             |          |
            """);
        var scheme = Some.Scheme(table, s => s with { Benchmarks = [new Benchmark(new IndicatorCode("E1a"), null, "t", null, 10m, 20m, "GB", "1级")] });
        foreach (var row in Table.Parse("""
            | products | E1b | E1a state   | E1b state | total | source | findings |
            | t:15     | 10  | Reported    | Excluded  | 50    | Table  |          |
            | t:15 -:9 | 10  | Reported    | Excluded  | 50    | Table  | S001     |
            | t:10 f:6 | 10  | Reported    | Excluded  | 50    | Filed  |          |
            | f:3      | 10  | Reported    | Excluded  | 75    | Filed  |          |
            | -:9      | 10  | Excluded    | Reported  | 100   |        | S001     |
            | -:9      |     | Excluded    | Missing   | 0     |        | S001     |
            |          | 15  | Excluded    | Reported  | 50    |        |          |
            | t:20     | 10  | Reported    | Excluded  | 0     | Table  |          |
            """).Rows)
        {
            ReportedValue[] values = [.. row["products"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(MixedProduct), .. row["E1b"].Length == 0 ? [] : new[] { Some.Value("E1b", Some.Number(row["E1b"])) }];
            var unit = Some.Assess(scheme, Some.Unit("F1", null, null, values)).Units.Single();
            Assert.Equal(
                string.Join(" | ", row.Cells),
                string.Join(" | ", row["products"], row["E1b"], unit.Of("E1a").State, unit.Of("E1b").State, $"{unit.Total:0.##}", unit.Of("E1a").Benchmark, string.Join(' ', unit.Findings.Select(f => f.Code))));
        }
    }

    [Fact]
    public void Rules_2_7_qualitative_is_0_or_1_or_what_a_reviewer_gave_between()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | G1 | G   | ↑   | 100    | 1    | 0    |
            """);
        foreach (var row in Table.Parse("""
            | given | points        |
            | 0     | 0             |
            | 1     | 100           |
            | 0.3   | 30            |
            | 0.625 | 62.5          |
            | 1.5   | 100           |
            """).Rows)
        {
            Assert.Equal((row["given"], row["points"]), (row["given"], Points(Assess(table, Some.Value("G1", Some.Number(row["given"]))))));
        }
    }

    /// <summary>- not filed, n not applicable; P3a may not apply, R3 must. Weights after redistribution in table order.</summary>
    [Fact]
    public void Rules_2_7_not_applicable_gives_its_weight_away_and_missing_keeps_it_at_zero_points()
    {
        var table = Some.Indicators("""
            | id  | dim | dir | weight | lead | base | may_be_na |
            | P3a | P   | ↑   | 10     | 10   | 0    | 1         |
            | P3b | P   | ↑   | 30     | 10   | 0    | 1         |
            | R3  | R   | ↑   | 60     | 10   | 0    |           |
            """);
        foreach (var row in Table.Parse("""
            | rule           | P3a | P3b | R3 | weights                            | total         | incomplete |
            | same_dimension | 5   | 5   | 5  | 10 30 60                           | 50            | 0          |
            | same_dimension | n   | 5   | 10 | 0 40 60                            | 80            | 0          |
            | same_dimension | n   | n   | 5  | 0 0 100                            | 50            | 0          |
            | same_dimension | -   | 10  | 10 | 10 30 60                           | 90            | 1          |
            | same_dimension | n   | -   | 10 | 0 40 60                            | 60            | 1          |
            | same_dimension | 10  | 10  | n  | 10 30 60                           | 40            | 1          |
            | whole_table    | n   | 10  | 5  | 0 33.3333333333 66.6666666667      | 66.6666666666 | 0          |
            | whole_table    | n   | n   | 5  | 0 0 100                            | 50            | 0          |
            | none           | n   | 10  | 5  | 0 30 60                            | 60            | 0          |
            """).Rows)
        {
            Assert.True(SchemeWords.NotApplicable.TryFind(row["rule"], out var rule));
            var scheme = Some.Scheme(table, s => s with { Scoring = s.Scoring with { NotApplicable = rule } });
            var unit = Some.Assess(scheme, Some.Unit("F1", null, null, [.. new[] { "P3a", "P3b", "R3" }.SelectMany(id => ValueOf(id, row[id]))])).Units.Single();
            Assert.Equal(
                string.Join(" | ", row.Cells),
                string.Join(" | ", row["rule"], row["P3a"], row["P3b"], row["R3"], string.Join(' ', unit.Contributions.Select(c => $"{c.Weight:0.##########}")), $"{unit.Total:0.##########}", unit.IsIncomplete ? 1 : 0));
        }
    }

    /// <summary>Two decimals as on the platform (77.08), GB/T 8170: half to even, from the exact total and in one step.</summary>
    [Fact]
    public void Rules_2_7_the_total_is_rounded_once_to_two_decimals_half_to_even()
    {
        foreach (var row in Table.Parse("""
            | total         | half_even | half_up |
            | 77.08         | 77.08     | 77.08   |
            | 77.075        | 77.08     | 77.08   |
            | 77.085        | 77.08     | 77.09   |
            | 77.0850000001 | 77.09     | 77.09   |
            | 77.0849999999 | 77.08     | 77.08   |
            | 77.0750000000 | 77.08     | 77.08   |
            | 77.0749999999 | 77.07     | 77.07   |
            | 77.095        | 77.10     | 77.10   |
            | 0.005         | 0.00      | 0.01    |
            | 0.015         | 0.02      | 0.02    |
            | 99.995        | 100.00    | 100.00  |
            | 99.985        | 99.98     | 99.99   |
            | 100           | 100.00    | 100.00  |
            | 0             | 0.00      | 0.00    |
            """).Rows)
        {
            var total = Some.Number(row["total"])!.Value;
            foreach (var (word, mode) in new[] { ("half_even", MidpointRounding.ToEven), ("half_up", MidpointRounding.AwayFromZero) })
            {
                var scheme = Some.Scheme(PointsTable, s => s with { Scoring = s.Scoring with { Published = new Rounding(2, mode) } });
                var unit = Some.Assess(scheme, Some.Unit("F1", null, null, Some.Value("A1", total))).Units.Single();
                Assert.Equal((row["total"], total, row[word]), (row["total"], unit.Total, FormattableString.Invariant($"{unit.Published}")));
            }
        }
    }

    /// <summary>Three parts of one third each: the total is the sum of the rounded points, so the last digit is theirs.</summary>
    [Fact]
    public void Rules_2_7_the_total_is_the_sum_of_the_points_as_printed()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 100/3  | 7    | 0    |
            | A2 | A   | ↑   | 100/3  | 7    | 0    |
            | A3 | A   | ↑   | 100/3  | 7    | 0    |
            """);

        var unit = Assess(table, Some.Value("A1", 2m), Some.Value("A2", 2m), Some.Value("A3", 2m));

        Assert.Equal("9.5238095238 9.5238095238 9.5238095238", Points(unit)); // 200/21, three times
        Assert.Equal(28.5714285714m, unit.Total);
        Assert.Equal([23.8095238095m, 23.8095238095m, 23.8095238095m], unit.Contributions.Select(c => c.Lost));
    }

    private static IndicatorTable PointsTable { get; } = Some.Indicators("""
        | id | dim | dir | weight | lead | base |
        | A1 | A   | ↑   | 100    | 100  | 0    |
        """);

    private static IndicatorTable PerProduct(string direction) => Some.Indicators($"""
        | id | dim | dir         | weight | per_product |
        | E1 | E   | {direction} | 100    | 3           |
        """);

    private static ReportedValue ProductOf(string text, int number)
    {
        var parts = text.Split('/');
        return Some.Product("E1", $"产品{number}", Some.Number(parts[0])!.Value, Some.Number(parts[1]), 10m, 20m);
    }

    /// <summary>Filed benchmarks: lead 2, base 6.</summary>
    private static ReportedValue MixedProduct(string text)
    {
        var value = Some.Number(text[2..])!.Value;
        return text[0] == 'f' ? Some.Product("E1a", "f", value, null, 2m, 6m) : Some.Product("E1a", text[..1], value);
    }

    private static IEnumerable<ReportedValue> ValueOf(string id, string text) => text switch
    {
        "-" => [],
        "n" => [Some.NotApplicable(id)],
        _ => [Some.Value(id, Some.Number(text))],
    };

    private static UnitResult Assess(IndicatorTable table, params ReportedValue[] values) => Some.Assess(Some.Scheme(table), Some.Unit("F1", null, null, values)).Units.Single();

    private static string Points(UnitResult unit) => string.Join(' ', unit.Contributions.Select(c => FormattableString.Invariant($"{c.Points:0.##########}")));
}
