using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>What a table may state beside its hundred points: standards of the sector's products, and bonus points.</summary>
public sealed class TableExtrasTests
{
    [Fact]
    public void Standards_are_stated_for_per_product_indicators_and_may_be_open()
    {
        var table = Read(General(("standards", Trees.Map(("E1a", "GB 16780 水泥"), ("R2a", "待核")))));

        Assert.Equal([("E1a", true), ("R2a", false)], table.Standards.Select(s => (s.Indicator.Value, s.IsSettled)));
    }

    [Fact]
    public void A_standard_of_an_indicator_without_products_is_refused() =>
        Assert.Contains("未知的键「E1b」，可用的键：E1a、R2a", Fault(General(("standards", Trees.Map(("E1b", "GB 16780"))))), StringComparison.Ordinal);

    [Fact]
    public void A_sector_states_its_own_standards_and_changes_no_row()
    {
        var sector = Trees.Map(("sector", "水泥"), ("name", "绿色工厂评价要求 水泥"), ("provisional", "true"), ("standards", Trees.Map(("E1a", "GB 16780"))));

        var population = Parse(General(), ("sectors/水泥.yaml", sector)).Scheme!.Populations.Single();

        var table = population.TableFor("水泥");
        Assert.True(table.CountsAs(population.General));
        Assert.Equal(("绿色工厂评价要求 水泥", true, 1, 0), (table.Name, table.IsProvisional, table.Standards.Count, population.General.Standards.Count));
    }

    [Fact]
    public void The_inherited_standard_of_a_row_that_a_sector_removes_goes_with_the_row()
    {
        var general = General(("standards", Trees.Map(("E1a", "GB 16780"), ("R2a", "待核"))));
        ConfigNode Sector(params (string, object)[] more) => Trees.Map([("sector", "水泥"), ("remove", Trees.List(new ConfigNode.Scalar("t", 1, "E1a"))), .. more]);

        var table = Parse(general, ("sectors/水泥.yaml", Sector())).Scheme!.Populations.Single().TableFor("水泥");

        Assert.Equal(["R2a"], table.Standards.Select(s => s.Indicator.Value));
        Assert.Equal("sectors/水泥.yaml", Parse(general, ("sectors/水泥.yaml", Sector(("standards", Trees.Map(("E1a", "GB 16780")))))).Faults.Single().File);
    }

    [Fact]
    public void A_table_counts_alike_only_with_the_same_rows_dimensions_bonus_and_rule()
    {
        var table = Read(General());

        Assert.True(table.CountsAs(Read(General())));
        Assert.False(table.CountsAs(table with { Between = BetweenRule.Ratio }));
        Assert.False(table.CountsAs(table with { Bonus = new BonusRule("附加项", 5m) }));
        Assert.False(table.CountsAs(table with { Dimensions = [.. table.Dimensions, .. table.Dimensions] }));
        Assert.False(table.CountsAs(table with { Indicators = [.. table.Indicators.Skip(1)] }));
    }

    [Fact]
    public void A_fault_of_the_general_table_is_reported_once_however_many_sectors_inherit_it()
    {
        var broken = General().With("dimensions", Trees.Map(("A", "99")));

        var faults = Parse(broken, ("sectors/水泥.yaml", Trees.Map(("sector", "水泥"))), ("sectors/造纸.yaml", Trees.Map(("sector", "造纸")))).Faults;

        Assert.Equal(["一级指标「A」的权重合计为 100，应为 99", "一级指标分值合计为 99，应为 100"], faults.Select(f => f.Message));
        Assert.All(faults, f => Assert.Equal(("general.yaml", 9), (f.File, f.Line)));
    }

    [Fact]
    public void A_sector_that_changes_a_row_is_blamed_for_its_own_sum()
    {
        var sector = Trees.Map(("sector", "水泥"), ("indicators", Trees.List(Trees.Map(("id", "E1b"), ("weight", "39")), Trees.Map(("id", "E1a"), ("weight", "39")))));

        Assert.Equal(("sectors/水泥.yaml", "一级指标「A」的权重合计为 99，应为 100"), Parse(General(), ("sectors/水泥.yaml", sector)).Faults.Select(f => (f.File, f.Message)).Single());
    }

    [Fact]
    public void Bonus_rows_follow_the_hundred_and_stand_outside_its_sums()
    {
        var table = Read(General(("bonus", Bonus("5", Row("X1", "2"), Row("X2", "1")))));

        Assert.Equal(new BonusRule("附加项", 5m), table.Bonus);
        Assert.Equal(["X1 2 附加项", "X2 1 附加项"], table.Indicators.Where(i => i.IsBonus).Select(i => $"{i.Id} {i.Weight} {i.Dimension}"));
    }

    [Theory]
    [InlineData("0", "「cap」应大于 0")]
    [InlineData("-1", "「cap」应大于 0")]
    [InlineData("0.00000000001", "至多 10 位小数")]
    [InlineData("五", "「cap」的值「五」不是数字")]
    [InlineData("", "缺少「cap」")]
    public void A_cap_that_cannot_be_kept_is_refused(string cap, string message) =>
        Assert.Contains(message, Fault(General(("bonus", Bonus(cap, Row("X1", "2"))))), StringComparison.Ordinal);

    [Fact]
    public void A_bonus_row_names_its_lead_and_neither_dimension_nor_pair()
    {
        Assert.Contains("附加指标「X1」须给出引领值", Fault(General(("bonus", Bonus("5", Trees.Map(("id", "X1"), ("direction", "higher"), ("weight", "2")))))), StringComparison.Ordinal);
        Assert.Contains("未知的键「dimension」", Fault(General(("bonus", Bonus("5", ((ConfigNode.Map)Row("X1", "2")).With("dimension", "A"))))), StringComparison.Ordinal);
        Assert.Contains("指标「E1a」重复", Fault(General(("bonus", Bonus("5", Row("E1a", "2"))))), StringComparison.Ordinal);
        Assert.Contains("与一级指标同名", Fault(General(("bonus", Bonus("5", Row("X1", "2")).With("name", "A")))), StringComparison.Ordinal);
        Assert.Contains("「bonus」缺少「indicators」", Fault(General(("bonus", Trees.Map(("cap", "5"))))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sector_file_must_bear_the_name_of_a_key_industry_where_the_register_is_known()
    {
        var files = Trees.Files(Main, ("general.yaml", General()), ("sectors/水泥.yaml", Trees.Map(("name", "水泥"))), ("sectors/火星.yaml", Trees.Map(("name", "火星"))));
        var register = new ConfigTable("industries.csv", ["no", "sector", "gbt4754_2017_codes", "mapping"], [new ConfigRow(2, ["1", "水泥", "3011", "seen"])]);

        var fault = Assert.Single(SchemeParser.Parse(files with { Tables = new Dictionary<string, ConfigTable> { ["industries.csv"] = register } }).Faults);

        Assert.Equal(("sectors/火星.yaml", "行业「火星」不在重点行业清单（industries.csv）中"), (fault.File, fault.Message));
        Assert.Empty(SchemeParser.Parse(files).Faults);
    }

    [Fact]
    public void Every_fault_of_the_register_is_named_with_its_line()
    {
        var rows = new (int Line, string[] Cells)[]
        {
            (2, ["水泥", "3011", "seen"]), (3, ["水泥", "3011", "seen"]), (4, ["", "3012", "seen"]), (5, ["造纸", "造纸", "unverified"]), (6, ["尿素", "2621", "maybe"]),
        };
        var register = new ConfigTable("industries.csv", ["sector", "gbt4754_2017_codes", "mapping"], [.. rows.Select(r => new ConfigRow(r.Line, r.Cells))]);
        var files = Trees.Files(Main, ("general.yaml", General())) with { Tables = new Dictionary<string, ConfigTable> { ["industries.csv"] = register } };

        Assert.Equal([3, 4, 5, 6], SchemeParser.Parse(files).Faults.Select(f => f.Line));
    }

    [Fact]
    public void A_bonus_that_states_no_cap_and_one_that_lists_no_row_are_refused()
    {
        Assert.Equal("「bonus」缺少「cap」：附加分合计上限", Fault(General(("bonus", Trees.Map(("indicators", Trees.List(Row("X1", "2"))))))));
        Assert.Equal("「bonus」缺少「indicators」：附加指标列表", Fault(General(("bonus", Trees.Map(("cap", "5"), ("indicators", Trees.List()))))));
        Assert.Equal("", Fault(General(("bonus", Bonus("0.0000000001", Row("X1", "2"))))));
        Assert.Equal("未知的键「limit」，可用的键：name、cap、indicators", Fault(General(("bonus", Bonus("5", Row("X1", "2")).With("limit", "5")))));
    }

    [Fact]
    public void A_bonus_may_have_a_name_of_its_own_which_its_rows_bear()
    {
        var table = Read(General(("bonus", Bonus("5", Row("X1", "2")).With("name", "加分项"))));

        Assert.Equal(("加分项", "加分项"), (table.Bonus!.Name, table.Indicators.Single(i => i.IsBonus).Dimension));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public void A_bonus_bears_the_name_of_none_of_the_dimensions(string name)
    {
        var faults = SchemeParser.Parse(TreeEdits.Whole().Edit("general.yaml", "bonus", $"{{name: {name}, cap: 5, indicators: [{{id: X1, direction: higher, weight: 2, lead: 1, base: 0}}]}}")).Faults;

        Assert.Equal($"附加项「{name}」与一级指标同名", Assert.Single(faults).Message);
    }

    [Fact]
    public void A_standard_left_open_is_not_stated() =>
        Assert.Equal(["R2a"], Read(General(("standards", Trees.Map(("E1a", ""), ("R2a", "GB 18916"))))).Standards.Select(s => s.Indicator.Value));

    [Fact]
    public void The_register_says_of_each_industry_its_codes_and_whether_they_were_seen()
    {
        var register = new ConfigTable(
            "industries.csv",
            [" sector ", "mapping", "gbt4754_2017_codes"],
            [new ConfigRow(2, [" 水泥 ", "seen", "3011"]), new ConfigRow(3, ["尿素", "unverified", "2621"]), new ConfigRow(4, ["造纸", "", ""]), new ConfigRow(5, ["铸造"])]);

        var industries = Register(register).Scheme!.Industries;

        Assert.Equal([("水泥", "3011", true), ("尿素", "2621", false), ("造纸", "", false), ("铸造", "", false)], industries.All.Select(i => (i.Sector, i.Codes.Text, i.IsSeen)));
        Assert.Equal(("水泥", null), (industries.Find("水泥")!.Sector, industries.Find("火星")));
        Assert.Equal(["尿素"], industries.WithCode(2621).Select(i => i.Sector));
    }

    [Fact]
    public void A_register_needs_its_column_and_each_fault_is_said_in_its_own_words()
    {
        Assert.Equal("industries.csv:1: 缺少列「sector」：细分行业", Assert.Single(Register(new ConfigTable("industries.csv", ["name"], [])).Faults).ToString());
        Assert.Empty(Register(new ConfigTable("industries.csv", ["no", "sector"], [])).Faults);
        Assert.Empty(Register(new ConfigTable("industries.csv", ["sector"], [new ConfigRow(2, ["水泥", "beyond the last head"])])).Faults);

        var faults = Register(new ConfigTable("industries.csv", ["sector", "gbt4754_2017_codes", "mapping"], [new ConfigRow(2, ["造纸", "造纸", ""]), new ConfigRow(3, ["造纸", "", ""]), new ConfigRow(4, ["", "", "maybe"])])).Faults;
        Assert.Equal(
            ["2: 看不懂行业代码「造纸」：写四位代码、范围（3811–3819）或前缀（221x）", "3: 细分行业「造纸」重复", "4: 「mapping」的值「maybe」不认识，可用：seen、unverified", "4: 细分行业为空"],
            faults.Select(f => $"{f.Line}: {f.Message}").Order(StringComparer.Ordinal));
    }

    private static SchemeReading Register(ConfigTable register) =>
        SchemeParser.Parse(Trees.Files(Main, ("general.yaml", General())) with { Tables = new Dictionary<string, ConfigTable> { ["industries.csv"] = register } });

    private static ConfigNode.Map Main => Trees.Map(("cycle", "2025"), ("populations", Trees.Map(("factory", Trees.Map(("indicators", "general.yaml"), ("sectors", "sectors"))))));

    private static ConfigNode.Map General(params (string, object)[] more) => Trees.Map(
    [
        ("dimensions", Trees.Map(("A", "100"))),
        ("indicators", Trees.List(
            Trees.Map(("id", "E1a"), ("dimension", "A"), ("direction", "lower"), ("weight", "40"), ("per_product", "3"), ("excludes", "E1b")),
            Trees.Map(("id", "E1b"), ("dimension", "A"), ("direction", "lower"), ("weight", "40")),
            Trees.Map(("id", "R2a"), ("dimension", "A"), ("direction", "lower"), ("weight", "60"), ("per_product", "3")))),
        .. more,
    ]);

    private static ConfigNode.Map Bonus(string cap, params object[] rows) => Trees.Map(("cap", cap), ("indicators", Trees.List(rows)));

    private static object Row(string id, string weight) => Trees.Map(("id", id), ("direction", "higher"), ("weight", weight), ("lead", "1"), ("base", "0"));

    private static SchemeReading Parse(ConfigNode general, params (string, ConfigNode)[] sectors) => SchemeParser.Parse(Trees.Files(Main, [("general.yaml", general), .. sectors]));

    private static IndicatorTable Read(ConfigNode general)
    {
        var reading = Parse(general);
        Assert.Empty(reading.Faults);
        return reading.Scheme!.Populations.Single().General;
    }

    private static string Fault(ConfigNode general) => string.Join('\n', Parse(general).Faults.Select(f => f.Message));
}
