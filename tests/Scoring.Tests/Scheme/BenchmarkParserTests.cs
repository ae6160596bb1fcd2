using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary><c>benchmarks.csv</c> for the indicators of <see cref="TreeEdits.General"/>: E1b is better when lower, A2 when higher.</summary>
public sealed class BenchmarkParserTests
{
    private const string Header = "indicator,sector,product,tier,lead,base,source,clause";

    [Fact]
    public void A_row_is_read_as_written_with_empty_meaning_any()
    {
        var scheme = Read(Header, "A2,水泥,熟料,>=5000,9,4,GB 1,表1", " A2 ,, ,,9.5, 4.5 ,,", "C1,,,,3").Scheme!;

        Assert.Equal(
            [
                new Benchmark(new IndicatorCode("A2"), "水泥", "熟料", ">=5000", 9m, 4m, "GB 1", "表1"),
                new Benchmark(new IndicatorCode("A2"), null, null, null, 9.5m, 4.5m, "", ""),
                new Benchmark(new IndicatorCode("C1"), null, null, null, 3m, 0m, "", ""),
            ],
            scheme.Benchmarks);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_those_not_needed_be_left_out() =>
        Assert.Equal([new Benchmark(new IndicatorCode("A2"), null, null, null, 9m, 4m, "", "")], Read("base,lead,indicator", "4,9,A2,more").Scheme!.Benchmarks);

    [Fact]
    public void Each_wrong_row_is_named_in_its_line()
    {
        foreach (var row in Table.Parse("""
            | row                          | fault                                          |
            | A2,,,,x,4,,                  | 引领值「x」不是数字                              |
            | A2,,,,,4,,                   | 引领值「」不是数字                               |
            | A2,,,,9,y,,                  | 基准值「y」不是数字                              |
            | A2,,,,9,,,                   |                                                |
            | A2,,,,-1,,,                  | 指标「A2」越高越好（higher），引领值应不低于基准值，现为引领值 -1、基准值 0 |
            | A2,,,,3,4,,                  | 指标「A2」越高越好（higher），引领值应不低于基准值，现为引领值 3、基准值 4 |
            | E1b,,,,4,3,,                 | 指标「E1b」越低越好（lower），引领值应不高于基准值，现为引领值 4、基准值 3 |
            | E1b,,,,4,,,                  | 指标「E1b」越低越好，须同时给出引领值和基准值      |
            | E1b,,,,4,4,,                 |                                                |
            | Z9,,,,4,3,,                  | 指标「Z9」不在任何指标表中                        |
            | A2,火星,,,9,4,,              | 行业「火星」不在重点行业清单中                     |
            | A2,钢铁,,,9,4,,              |                                                |
            | A2,水泥,,,9,4,,              |                                                |
            | A2,,,>=9000,9,4,,            | 档次「>=9000」不认识，可用：>=10000、>=5000、>=3000、<3000 |
            | A2,,,<3000,9,4,,             |                                                |
            """).Rows)
        {
            var faults = Read(Header, row["row"]).Faults;
            Assert.Equal((row["row"], row["fault"]), (row["row"], string.Join(' ', faults.Select(f => f.Message))));
            Assert.All(faults, f => Assert.Equal(("benchmarks.csv", 2), (f.File, f.Line)));
        }
    }

    [Fact]
    public void A_row_that_says_the_same_again_is_refused() =>
        Assert.Equal("benchmarks.csv:4: 与前面的行重复（指标、行业、产品、档次相同）", Assert.Single(Read(Header, "A2,,,,9,4,,", "A2,,甲,,9,4,,", "A2,,,,8,4,,").Faults).ToString());

    [Theory]
    [InlineData("indicator,lead,base,colour", "未知的列「colour」，可用：indicator、sector、product、tier、lead、base、source、clause")]
    [InlineData("indicator,lead", "缺少列「base」")]
    [InlineData("lead,base", "缺少列「indicator」")]
    public void A_wrong_header_is_named(string header, string fault) =>
        Assert.Equal(("benchmarks.csv", 1, fault), Read(header, "A2,9,4").Faults.Select(f => (f.File, f.Line, f.Message)).Single());

    /// <summary>Where the register of industries is not handed in, there is nothing to check a sector against.</summary>
    [Fact]
    public void Without_the_register_any_sector_is_taken()
    {
        var files = Files(Header, "A2,火星,,,9,4,,");
        Assert.Equal("火星", (files with { Tables = files.Tables.Where(t => t.Key != "industries.csv").ToDictionary() }).Read().Benchmarks.Single().Sector);
    }

    /// <summary>A scheme whose tables could not be read at all is not blamed for every row of the benchmarks as well.</summary>
    [Fact]
    public void Where_no_indicator_is_known_none_is_missed()
    {
        var faults = SchemeParser.Parse(Files(Header, "A2,,,,9,4,,").Edit("general.yaml", "indicators", "-").Edit("scheme.yaml", "populations.factory.sectors", "-")).Faults;

        Assert.DoesNotContain(faults, f => f.File == "benchmarks.csv");
    }

    /// <summary>One table that can be read is enough to know that an indicator is in none.</summary>
    [Fact]
    public void Where_one_population_can_be_read_the_other_excuses_nothing()
    {
        var faults = SchemeParser.Parse(Files(Header, "Z9,,,,9,4,,").Edit("scheme.yaml", "populations.park", "{indicators: nowhere.yaml}")).Faults;

        Assert.Contains(faults, f => f.Message is "指标「Z9」不在任何指标表中");
    }

    private static SchemeReading Read(string header, params string[] rows) => SchemeParser.Parse(Files(header, rows));

    private static SchemeFiles Files(string header, params string[] rows) => TreeEdits.Whole() with
    {
        Tables = new Dictionary<string, ConfigTable>
        {
            ["benchmarks.csv"] = new("benchmarks.csv", header.Split(','), [.. rows.Select((row, i) => new ConfigRow(i + 2, row.Split(',')))]),
            ["industries.csv"] = new("industries.csv", ["sector"], [new ConfigRow(2, ["钢铁"]), new ConfigRow(3, ["水泥"])]),
        },
    };
}
