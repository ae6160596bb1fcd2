using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>Each wrong setting of a scheme: it is refused, in its line, in words that say what would be right. (Line 1: the map that lacks it.)</summary>
public sealed class EveryFaultTests
{
    [Fact]
    public void Of_scheme_yaml() => Check("scheme.yaml", """
        | path                               | value              | line | message                                   |
        | cycle                              | -                  | 1    | 缺少「cycle」                              |
        | cycle                              | 2015               | 77   | 「cycle」应为 2016 至 2100 的年份           |
        | cycle                              | 2101               | 77   | 「cycle」应为 2016 至 2100 的年份           |
        | cycle                              | [2025]             | 77   | 「cycle」应为单个值                         |
        | data_year                          | 1999               | 77   | 「data_year」的值「1999」应为 2000 至 2100 的整数 |
        | data_year                          | 2101               | 77   | 应为 2000 至 2100 的整数                    |
        | data_year                          | 去年                | 77   | 应为 2000 至 2100 的整数                    |
        | status                             | maybe              | 77   | 「status」的值「maybe」不认识，可用：counted、trial |
        | basis                              | {a: b}             | 77   | 「basis」应为单个值                         |
        | filing_deadline                    | 2025-11-31         | 77   | 「filing_deadline」的值「2025-11-31」应为日期，例如 2025-11-03 |
        | populations                        | -                  | 1    | 「populations」至少应有 factory 或 park 之一 |
        | populations.farm                   | {indicators: general.yaml} | 77 | 未知的键「farm」，可用的键：factory、park |
        | populations.factory                | general.yaml       | 77   | 此处应为键值表，可用的键：indicators、sectors |
        | populations.factory.indicators     | -                  | 1    | 缺少「indicators」                         |
        | populations.factory.indicators     | nowhere.yaml       | 77   | 找不到指标文件「nowhere.yaml」               |
        | scoring                            | linear             | 77   | 此处应为键值表，可用的键：between            |
        | scoring.between                    | steps              | 77   | 可用：linear、ratio                        |
        | scoring.published.decimals         | -1                 | 77   | 应为 0 至 10 的整数                         |
        | scoring.published.decimals         | 11                 | 77   | 应为 0 至 10 的整数                         |
        | scoring.published.decimals         | 2.0                | 77   | 应为 0 至 10 的整数                         |
        | scoring.published.rounding         | up                 | 77   | 可用：half_even、half_up                   |
        | scoring.missing                    | guess              | 77   | 可用：zero、hold                           |
        | scoring.not_applicable             | lost               | 77   | 可用：same_dimension、whole_table、none     |
        | benchmarks.order                   | [table, dream]     | 77   | 「order」的值「dream」不认识，可用：table、scheme、filed、estimated |
        | benchmarks.order                   | [table, table]     | 77   | 「order」中「table」重复                    |
        | benchmarks.order                   | [{a: b}]           | 77   | 此处应为单个值                              |
        | benchmarks.estimated.lead          | 95                 | 77   | 「lead」的值「95」应为 p50 至 p100，例如 p95  |
        | benchmarks.estimated.lead          | p49.9              | 77   | 应为 p50 至 p100                           |
        | benchmarks.estimated.lead          | p100.1             | 77   | 应为 p50 至 p100                           |
        | benchmarks.estimated.lead          | px                 | 77   | 应为 p50 至 p100                           |
        | benchmarks.estimated.base          | median             | 77   | 可用：mean                                 |
        | benchmarks.estimated.minimum_units | 0                  | 77   | 应为 1 至                                  |
        | ranking.on                         | paper              | 77   | 可用：published、exact                     |
        | ranking.ties                       | dense              | 77   | 可用：competition                          |
        | ranking.cut.share                  | 0                  | 77   | 「share」的值「0」应为大于 0 且不超过 1 的分数  |
        | ranking.cut.share                  | 21/20              | 77   | 应为大于 0 且不超过 1 的分数                 |
        | ranking.cut.share                  | 1/0                | 77   | 应为大于 0 且不超过 1 的分数                 |
        | ranking.cut.count                  | nearest            | 77   | 可用：ceiling、floor、half_up              |
        | ranking.cut.tied_at_cut            | draw               | 77   | 可用：include、exclude                     |
        | ranking.cut.minimum_units          | -1                 | 77   | 应为 0 至                                  |
        | ranking.outside                    | [held, away]       | 77   | 「outside」的值「away」不认识，可用：vetoed、held、not_filed、new_entry |
        | streak.counts_from                 | -1                 | 77   | 应为 0 至 9999 的整数                       |
        | streak.counts_from                 | 10000              | 77   | 应为 0 至 9999 的整数                       |
        | streak.gap                         | forget             | 77   | 可用：unknown、reset、skip                 |
        | streak.ladder                      | {}                 | 77   | 「ladder」应有一至三级                      |
        | streak.ladder                      | {1: a, 2: b, 3: c, 4: d} | 77 | 「ladder」应有一至三级                 |
        | streak.ladder                      | {10: a}            | 77   | 未知的键「10」                             |
        | streak.watch.share                 | x                  | 77   | 应为大于 0 且不超过 1 的分数                 |
        | streak.watch.points                | -0.1               | 77   | 「points」不能为负                          |
        | streak.watch.points                | two                | 77   | 「points」的值「two」不是数字               |
        | streak.readmitted                  | maybe              | 77   | 可用：anew、continue                       |
        | analysis.stability.weights         | 1                  | 77   | 「weights」应小于 1                         |
        | analysis.stability.weights         | -0.1               | 77   | 「weights」不能为负                         |
        | analysis.stability.values          | -0.1               | 77   | 「values」不能为负                          |
        | analysis.stability.doubt           | 0.5                | 77   | 「doubt」应小于 0.5                         |
        | analysis.stability.doubt           | -0.1               | 77   | 「doubt」不能为负                           |
        | colour                             | green              | 77   | 未知的键「colour」                          |
        """);

    /// <summary>Indicators: 0 E1a and 1 E1b a pair, 2 A2, 3 C1 and 4 C2 a group of which one counts, 5 B1.</summary>
    [Fact]
    public void Of_an_indicator_table() => Check("general.yaml", """
        | path                    | value      | line | message                                    |
        | dimensions              | -          | 1    | 缺少「dimensions」：一级指标及其分值          |
        | dimensions              | [A, B]     | 77   | 缺少「dimensions」：一级指标及其分值          |
        | dimensions.A            | half       | 77   | 「A」的值「half」应为大于 0 的数或分数        |
        | dimensions.A            | 0          | 77   | 「A」的值「0」应为大于 0 的数或分数           |
        | dimensions.C            | ~          | 77   | 一级指标「C」缺少分值                        |
        | dimensions.A            | 49         | 77   | 一级指标分值合计为 99，应为 100              |
        | dimensions.A            | 49         | 77   | 一级指标「A」的权重合计为 50，应为 49         |
        | indicators              | -          | 1    | 缺少「indicators」：指标列表                 |
        | indicators              | {a: b}     | 77   | 缺少「indicators」：指标列表                 |
        | between                 | curve      | 77   | 可用：linear、ratio                         |
        | provisional             | perhaps    | 77   | 可用：true、false                           |
        | indicators.2            | A2         | 77   | 此处应为键值表                               |
        | indicators.2.id         | -          | 1    | 缺少「id」                                  |
        | indicators.2.id         | B1         | 1    | 指标「B1」重复                               |
        | indicators.2.dimension  | -          | 1    | 缺少「dimension」                           |
        | indicators.2.dimension  | C          | 77   | 指标「A2」的一级指标「C」不在「dimensions」中：A、B |
        | indicators.2.direction  | -          | 1    | 缺少「direction」                           |
        | indicators.2.weight     | -          | 1    | 指标「A2」缺少「weight」                     |
        | indicators.2.weight     | 0          | 77   | 应为大于 0 的数或分数                        |
        | indicators.2.lead       | many       | 77   | 「lead」的值「many」不是数字                 |
        | indicators.2.lead       | -          | 6    | 指标「A2」有基准值而无引领值                  |
        | indicators.2.lead       | 4.9        | 77   | 指标「A2」越高越好（higher），引领值应不低于基准值，现为引领值 4.9、基准值 5 |
        | indicators.1.lead       | 2.1        | 77   | 指标「E1b」越低越好（lower），引领值应不高于基准值，现为引领值 2.1、基准值 2 |
        | indicators.1.base       | -          | 5    | 指标「E1b」越低越好，须同时给出引领值和基准值  |
        | indicators.5.lead       | -1         | 77   | 引领值应不低于基准值，现为引领值 -1、基准值 0 |
        | indicators.0.per_product | 0         | 77   | 应为 1 至 100 的整数                        |
        | indicators.0.per_product | 101       | 77   | 应为 1 至 100 的整数                        |
        | indicators.0.per_product | -         | 6    | 指标「E1a」不是按产品指标（per_product），不能有「excludes」 |
        | indicators.0.excludes   | Z9         | 77   | 指标「E1a」排除的「Z9」不在表中               |
        | indicators.0.excludes   | E1a        | 77   | 指标「E1a」排除的「E1a」不在表中              |
        | indicators.0.excludes   | A2         | 77   | 互斥指标「E1a」与「A2」应同属一个一级指标且权重相同 |
        | indicators.0.dimension  | B          | 6    | 互斥指标「E1a」与「E1b」应同属一个一级指标且权重相同 |
        | indicators.1.excludes   | E1a        | 77   | 指标「E1b」不是按产品指标                    |
        | indicators.1.excludes   | E1a        | 6    | 指标「E1b」只能属于一对互斥指标               |
        | indicators.0.choose     | {group: h, n: 1} | 6 | 互斥指标「E1a」与「E1b」不能再属于择优组    |
        | indicators.1.choose     | {group: h, n: 1} | 6 | 互斥指标「E1a」与「E1b」不能再属于择优组    |
        | indicators.3.choose     | best       | 77   | 此处应为键值表，可用的键：group、n            |
        | indicators.3.choose     | {n: 1}     | 77   | 缺少「group」                               |
        | indicators.3.choose     | {group: g} | 77   | 「choose」缺少「n」：组内计几项              |
        | indicators.3.choose.n   | 0          | 77   | 应为 1 至 100 的整数                        |
        | indicators.4.choose.n   | 2          | 5    | 择优组「g」各指标的 n 应相同                 |
        | indicators.3.choose.n   | 3          | 77   | 择优组「g」只有 2 项，不足 n = 3             |
        | indicators.4.weight     | 24         | 5    | 择优组「g」各指标应同属一个一级指标且权重相同  |
        | indicators.4.dimension  | A          | 5    | 择优组「g」各指标应同属一个一级指标且权重相同  |
        | indicators.2.tiered     | yes        | 77   | 可用：true、false                           |
        | indicators.2.difficulty | hard       | 77   | 可用：low、medium、high                     |
        | indicators.2.precision  | -0.1       | 77   | 「precision」不能为负                        |
        | indicators.2.step       | -0.1       | 77   | 「step」应大于 0                             |
        | indicators.2.step       | 0          | 77   | 「step」应大于 0                             |
        | indicators.2.colour     | green      | 77   | 未知的键「colour」                           |
        """);

    [Fact]
    public void Of_a_sector_file() => Check("sectors/水泥.yaml", """
        | path       | value                | line | message                              |
        | remove     | [A2, Z9]             | 77   | 「remove」中的指标「Z9」不在通用表中     |
        | indicators | {a: b}               | 77   | 「indicators」应为列表                 |
        | indicators | [{id: A2}, {id: A2}] | 77   | 指标「A2」重复                         |
        | dimensions | {A: 40}              | 1    | 一级指标分值合计为 90，应为 100         |
        | colour     | green                | 77   | 未知的键「colour」                     |
        """);

    [Fact]
    public void A_scheme_without_its_main_file_is_refused() =>
        Assert.Equal("scheme.yaml:1: 缺少文件 scheme.yaml", Assert.Single(SchemeParser.Parse(new SchemeFiles(new Dictionary<string, Kernel.ConfigNode>(), new Dictionary<string, Kernel.ConfigTable>())).Faults).ToString());

    [Fact]
    public void Vetoes_need_the_deadline_from_which_they_look_back() =>
        Assert.Contains(
            SchemeParser.Parse(TreeEdits.Whole().Edit("scheme.yaml", "vetoes", "general.yaml")).Faults,
            f => f.Message.StartsWith("缺少「filing_deadline」：一票否决的追溯期从填报截止日起算", StringComparison.Ordinal));

    [Fact]
    public void Two_files_for_one_sector_are_one_too_many()
    {
        var files = TreeEdits.Whole();
        files = files with { Trees = new Dictionary<string, Kernel.ConfigNode>(files.Trees) { ["sectors/24.yaml"] = new Kernel.ConfigNode.Map("sectors/24.yaml", 3, []) } };

        // The first by name stands; the other one is to blame.
        Assert.Equal("sectors/水泥.yaml:1: 行业「水泥」有两个文件", Assert.Single(SchemeParser.Parse(files.Edit("sectors/24.yaml", "sector", "水泥")).Faults).ToString());
        Assert.Equal(["24", "水泥"], files.Read().Populations.Single().Sectors.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>By file, then line, then words, each once: an unchanged sector repeats the faults of the general table.</summary>
    [Fact]
    public void Faults_stand_in_the_order_of_files_and_lines_each_once()
    {
        var files = TreeEdits.Whole()
            .Edit("general.yaml", "indicators.2.lead", "x").Edit("general.yaml", "indicators.2.base", "y").Edit("general.yaml", "indicators.2.weight", "-")
            .Edit("scheme.yaml", "status", "x").Edit("sectors/水泥.yaml", "colour", "x");

        var faults = SchemeParser.Parse(files).Faults;

        Assert.Equal(faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Message, StringComparer.Ordinal), faults);
        Assert.Equal(faults.Distinct(), faults);
        Assert.Equal(["general.yaml", "scheme.yaml", "sectors/水泥.yaml"], faults.Select(f => f.File).Distinct());
        Assert.True(faults.Count(f => f is { File: "general.yaml", Line: 77 }) == 2);
    }

    /// <summary>What is not there is named once, and not blamed again for what follows from it.</summary>
    [Theory]
    [InlineData("scheme.yaml", "populations.factory.indicators", "找不到指标文件")]
    [InlineData("general.yaml", "indicators.2.dimension", "的一级指标")]
    [InlineData("general.yaml", "dimensions", "一级指标分值合计")]
    [InlineData("scheme.yaml", "cycle", "应为 2016 至 2100")]
    public void A_missing_setting_is_blamed_for_itself_only(string file, string path, string notSaid)
    {
        var faults = SchemeParser.Parse(TreeEdits.Whole().Edit(file, path, "-")).Faults;

        Assert.NotEmpty(faults);
        Assert.DoesNotContain(faults, f => f.Message.Contains(notSaid, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rules_of_a_lone_file_are_refused_with_their_faults()
    {
        var reading = SchemeParser.ParseRules(Trees.Map(("ranking", Trees.Map(("on", "paper")))));

        Assert.Null(reading.Rules);
        Assert.Single(reading.Faults);
    }

    private static void Check(string file, string table)
    {
        foreach (var row in Table.Parse(table).Rows)
        {
            var reading = SchemeParser.Parse(TreeEdits.Whole().Edit(file, row["path"], row["value"]));
            Assert.Null(reading.Scheme);
            Assert.True(
                reading.Faults.Any(f => f.File == file && $"{f.Line}" == row["line"] && f.Message.Contains(row["message"], StringComparison.Ordinal)),
                $"{row["path"]} = {row["value"]}: no line {row["line"]} with {row["message"]} among\n{string.Join('\n', reading.Faults)}");
        }
    }
}
