using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class SchemeParserTests
{
    [Fact]
    public void A_sound_directory_gives_a_scheme_with_its_defaults()
    {
        var scheme = Read(Files());

        Assert.Equal((2025, 2024, CycleStatus.Counted), (scheme.Cycle.Year, scheme.DataYear, scheme.Status));
        Assert.Equal([BenchmarkSource.Table, BenchmarkSource.Scheme, BenchmarkSource.Estimated], scheme.BenchmarkRules.Order);
        Assert.Equal(new CutRule(1, 20, CountRounding.Ceiling, TiedAtCut.Include, 20), scheme.Ranking.Cut);
        Assert.Equal([1, 2, 3], scheme.Streak.Ladder.Keys);
        Assert.Equal(["A1", "A2", "B1"], scheme.Populations.Single().General.Indicators.Select(i => i.Id.Value));
    }

    [Fact]
    public void Every_fault_of_every_file_is_reported_at_once_with_file_and_line()
    {
        var files = Files(
            scheme: Trees.Map(
                ("cycle", "2025"),
                ("populations", Trees.Map(("factory", Trees.Map(("indicators", "general.yaml"))))),
                ("scoring", Trees.Map(("missing", "guess"))),
                ("colour", "green")),
            second: Trees.Map(("id", "A2"), ("dimension", "A"), ("direction", "lower"), ("weight", "25"), ("lead", "9"), ("base", "1")));

        var faults = SchemeParser.Parse(files).Faults.Select(f => f.ToString()).ToList();

        Assert.Equal(4, faults.Count);
        Assert.Contains(faults, f => f.StartsWith("general.yaml:", StringComparison.Ordinal) && f.Contains("引领值应不高于基准值", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("一级指标「A」的权重合计为 55，应为 50", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("「missing」的值「guess」不认识，可用：zero、hold", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("未知的键「colour」", StringComparison.Ordinal));
    }

    [Fact]
    public void Weights_add_up_exactly_with_fractions_a_pair_once_and_a_choice_group_with_its_n()
    {
        var table = Trees.Map(
            ("dimensions", Trees.Map(("A", "100/3"), ("B", "200/3"))),
            ("indicators", Trees.List(
                Trees.Map(("id", "E1a"), ("dimension", "A"), ("direction", "lower"), ("weight", "100/3"), ("per_product", "3"), ("excludes", "E1b")),
                Trees.Map(("id", "E1b"), ("dimension", "A"), ("direction", "lower"), ("weight", "100/3")),
                Trees.Map(("id", "C1"), ("dimension", "B"), ("direction", "higher"), ("weight", "100/3"), ("choose", Trees.Map(("group", "g"), ("n", "2")))),
                Trees.Map(("id", "C2"), ("dimension", "B"), ("direction", "higher"), ("weight", "100/3"), ("choose", Trees.Map(("group", "g"), ("n", "2")))),
                Trees.Map(("id", "C3"), ("dimension", "B"), ("direction", "higher"), ("weight", "100/3"), ("choose", Trees.Map(("group", "g"), ("n", "2")))))));

        Assert.Empty(SchemeParser.Parse(Trees.Files(Main, ("general.yaml", table))).Faults);
    }

    [Theory]
    [InlineData("excludes", "B1", "不是按产品指标")]
    [InlineData("excludes", "Z9", "不在表中")]
    [InlineData("dimension", "C", "不在「dimensions」中")]
    [InlineData("weight", "x", "应为大于 0 的数或分数")]
    [InlineData("direction", "up", "可用：higher、lower")]
    [InlineData("id", "A1", "重复")]
    [InlineData("lead", "many", "不是数字")]
    [InlineData("difficulty", "hard", "可用：low、medium、high")]
    public void A_wrong_setting_of_an_indicator_is_named(string key, string value, string message)
    {
        var second = Trees.Map(("id", "A2"), ("dimension", "A"), ("direction", "higher"), ("weight", "20")).With(key, value);

        Assert.Contains(SchemeParser.Parse(Files(second: second)).Faults, f => f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sector_file_states_only_what_it_changes()
    {
        var sector = Trees.Map(
            ("sector", "水泥"),
            ("dimensions", Trees.Map(("A", "40"), ("B", "60"))),
            ("remove", Trees.List("A2")),
            ("indicators", Trees.List(
                Trees.Map(("id", "A1"), ("weight", "40"), ("lead", "12")),
                Trees.Map(("id", "B2"), ("dimension", "B"), ("direction", "lower"), ("weight", "10")))));
        var main = Trees.Map(("cycle", "2025"), ("populations", Trees.Map(("factory", Trees.Map(("indicators", "general.yaml"), ("sectors", "sectors"))))));

        var population = Read(Trees.Files(main, ("general.yaml", General()), ("sectors/01.yaml", sector))).Populations.Single();

        Assert.Equal(["A1 40 12", "B1 50 ", "B2 10 "], population.TableFor("水泥").Indicators.Select(i => $"{i.Id} {i.Weight} {i.Lead}"));
        Assert.Same(population.General, population.TableFor("造纸"));
    }

    [Fact]
    public void Rows_of_benchmarks_csv_are_checked_against_the_indicators()
    {
        var rows = new (int, string[])[]
        {
            (2, ["A1", "", "", ">=10000", "10", "5"]),
            (3, ["A1", "", "", ">=9000", "10", "5"]),
            (4, ["A1", "", "", "", "5", "10"]),
            (5, ["Z1", "", "", "", "5", "1"]),
            (6, ["A1", "火星", "", "", "5", "1"]),
        };
        var tables = new Dictionary<string, ConfigTable>
        {
            ["benchmarks.csv"] = new("benchmarks.csv", ["indicator", "sector", "product", "tier", "lead", "base"], [.. rows.Select(r => new ConfigRow(r.Item1, r.Item2))]),
            ["industries.csv"] = new("industries.csv", ["sector"], [new ConfigRow(2, ["水泥"])]),
        };

        var faults = SchemeParser.Parse(Files() with { Tables = tables }).Faults;

        Assert.Equal([3, 4, 5, 6], faults.Select(f => f.Line));
    }

    [Fact]
    public void A_lone_scheme_file_gives_its_rules()
    {
        var rules = SchemeParser.ParseRules(Trees.Map(
            ("ranking", Trees.Map(("on", "exact"), ("cut", Trees.Map(("share", "0.1"), ("count", "floor"), ("tied_at_cut", "exclude"))))),
            ("streak", Trees.Map(("gap", "skip"), ("ladder", Trees.Map(("2", "黄"), ("3", "红"))))))).Rules!;

        Assert.Equal((RankOn.Exact, new CutRule(1, 10, CountRounding.Floor, TiedAtCut.Exclude, 20)), (rules.Ranking.On, rules.Ranking.Cut));
        Assert.Equal(GapRule.Skip, rules.Streak.Gap);
        Assert.Equal(["", "黄", "红"], Enumerable.Range(1, 3).Select(n => Levels.Text(Levels.OfStreak(new StreakLength(n, HasGap: false), rules.Streak), rules.Streak)));
    }

    private static ConfigNode.Map Main => Trees.Map(("cycle", "2025"), ("populations", Trees.Map(("factory", Trees.Map(("indicators", "general.yaml"))))));

    private static Scheme Read(SchemeFiles files)
    {
        var reading = SchemeParser.Parse(files);
        Assert.Empty(reading.Faults);
        return reading.Scheme!;
    }

    private static SchemeFiles Files(ConfigNode.Map? scheme = null, ConfigNode.Map? second = null) => Trees.Files(scheme ?? Main, ("general.yaml", General(second)));

    private static ConfigNode.Map General(ConfigNode.Map? second = null) => Trees.Map(
        ("dimensions", Trees.Map(("A", "50"), ("B", "50"))),
        ("indicators", Trees.List(
            Trees.Map(("id", "A1"), ("dimension", "A"), ("direction", "higher"), ("weight", "30"), ("lead", "10"), ("base", "0")),
            second ?? Trees.Map(("id", "A2"), ("dimension", "A"), ("direction", "lower"), ("weight", "20")),
            Trees.Map(("id", "B1"), ("dimension", "B"), ("direction", "higher"), ("weight", "50")))));
}
