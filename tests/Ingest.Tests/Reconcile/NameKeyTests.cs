namespace GreenBatch.Ingest.Tests;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("重庆市青禾机械有限公司", "重庆青禾机械有限责任公司")]
    [InlineData("重慶青禾機械有限公司", "重庆青禾机械有限公司")]
    [InlineData("青禾（重庆）机械有限公司", "青禾(重庆)机械有限公司")]
    [InlineData("青禾〔重庆〕机械有限公司", "青禾【渝】机械有限公司")]
    [InlineData("重庆青禾·麦田门业有限公司", "重庆青禾.麦田门业有限公司")]
    [InlineData("重庆 青禾　机械有限公司。", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械有限公司第二分公司", "重庆青禾机械有限公司2分公司")]
    [InlineData("重庆青禾乳业股份有限公司乳品一厂", "重庆青禾乳业股份有限公司乳品第1厂")]
    [InlineData("重庆璧山县青禾机械厂", "重庆市璧山区青禾机械厂")]
    [InlineData("ＱＨ机械（重庆）有限公司", "qh机械(重庆)有限公司")]
    [InlineData("重慶青峯鑛業有限公司", "重庆青峰矿业有限公司")]
    [InlineData("重庆青禾第⑵分厂", "重庆青禾第(2)分厂")]
    [InlineData("重庆青禾Ⅱ号机械厂", "重庆青禾II号机械厂")]
    [InlineData("开县青禾机械厂", "开州区青禾机械厂")]
    [InlineData("重庆市开县青禾机械厂", "重庆开州区青禾机械厂")]
    [InlineData("重庆青禾有限公司重庆市开县加油站", "重庆青禾有限公司重庆开州区加油站")]
    [InlineData("重庆青禾机械有限公司 联系人：某某", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械有限公司13800000000", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械有限公司13800000000 联系人：某某", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械有限公司(电话:023-00000000)", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械有限公同", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械有公限司", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械有限公公司", "重庆青禾机械有限公司")]
    public void These_are_one_name(string left, string right) => Assert.Equal(NameKey.Parse(left).City, NameKey.Parse(right).City);

    [Theory]
    [InlineData("重庆青禾机械股份有限公司", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械(集团)有限公司", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械第四经营部", "重庆青禾机械第九经营部")]
    [InlineData("重庆青禾化工有限公司", "青禾重庆化纤有限公司")]
    [InlineData("重庆青禾机械有限公司", "重庆青禾机械有限公司渝北工厂")]
    [InlineData("重庆青禾机械有限公司", "青禾(重庆)机械有限公司")]
    [InlineData("重庆乾青机械有限公司", "重庆干青机械有限公司")]
    public void These_are_two_names(string left, string right) => Assert.NotEqual(NameKey.Parse(left).City, NameKey.Parse(right).City);

    [Theory]
    [InlineData("重庆青禾汽车股份有限公司渝北工厂", "重庆青禾汽车股份有限公司", "渝北工厂", TailKind.Plant)]
    [InlineData("重庆青禾化工股份有限公司化肥分公司", "重庆青禾化工股份有限公司", "化肥分公司", TailKind.Branch)]
    [InlineData("重庆青禾乳业股份有限公司乳品一厂", "重庆青禾乳业股份有限公司", "乳品#1厂", TailKind.Plant)]
    [InlineData("重庆青禾机械有限公司（綦江工厂）", "重庆青禾机械有限公司", "綦江工厂", TailKind.Plant)]
    [InlineData("重庆青禾资产管理中心(有限合伙)", "重庆青禾资产管理中心有限合伙", "", TailKind.None)]
    [InlineData("重庆青禾机械有限公司", "重庆青禾机械有限公司", "", TailKind.None)]
    [InlineData("重庆青禾机械厂", "重庆青禾机械厂", "", TailKind.None)]
    [InlineData("重庆青禾机械厂分厂", "重庆青禾机械厂", "分厂", TailKind.Plant)]
    [InlineData("重庆青禾水泥厂劳动服务公司", "重庆青禾水泥厂劳动服务公司", "", TailKind.None)]
    [InlineData("重庆青禾机械有限公司渝北区金桥路12号3楼", "重庆青禾机械有限公司渝北区金桥路12号3楼", "", TailKind.None)]
    public void The_legal_person_and_what_follows_it(string name, string head, string tail, TailKind kind)
    {
        var key = NameKey.Parse(name);

        Assert.Equal((head, tail, kind), (key.Head, key.Tail, key.TailKind));
    }

    [Theory]
    [InlineData("重庆青禾机械有限公司（原名：重庆绿野机械厂）", "重庆绿野机械厂")]
    [InlineData("重庆青禾机械有限公司;从属名称:重庆绿野机械厂", "重庆绿野机械厂")]
    [InlineData("重庆青禾机械有限公司 曾用名：重庆绿野机械厂", "重庆绿野机械厂")]
    [InlineData("重庆青禾机械有限公司（原重庆绿野机械厂）", "重庆绿野机械厂")]
    public void A_former_name_in_the_same_cell_is_split_off(string name, string former)
    {
        var key = NameKey.Parse(name);

        Assert.Equal("重庆青禾机械有限公司", key.City);
        Assert.Equal([former], key.FormerNames);
        Assert.Contains(key.Trace, step => step.Contains("曾用名", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("重庆市渝北区青禾机械制造有限公司", "渝北", "青禾", "机械制造", "有限公司", "limited")]
    [InlineData("青禾（重庆）新材料股份有限公司", null, "青禾", "新材料", "股份有限公司", "share")]
    [InlineData("广南青禾重庆电子有限责任公司", null, "广南青禾", "电子", "有限公司", "limited")]
    [InlineData("忠县青禾榨菜专业合作社", "忠县", "青禾", "榨菜", "专业合作社", "cooperative")]
    [InlineData("重庆青禾建材厂", null, "青禾", "建材", "厂", "factory")]
    [InlineData("重庆青禾机械有限", null, "青禾", "机械", "", "")]
    public void Region_brand_trade_and_form(string name, string? region, string brand, string trade, string form, string kind)
    {
        var key = NameKey.Parse(name);

        Assert.Equal((region, (brand, trade), form, kind), (key.Region, BrandSplit.Of(key.Stem), key.Form, key.FormKind));
    }

    [Fact]
    public void The_trace_tells_every_step_and_the_parts() => Assert.Equal(
        ["统一字形：重庆市璧山县青禾机械有限责任公司第二分公司", "统一地名、组织形式和序号：重庆璧山区青禾机械有限公司#2分公司", "拆分：地名 璧山，字号 青禾，行业 机械，组织形式 有限公司，分支或厂点 #2分公司，序号 #2"],
        NameKey.Parse("重慶市璧山縣青禾機械有限責任公司第二分公司").Trace);

    [Fact]
    public void A_name_cut_inside_its_form_is_told() => Assert.True(NameKey.Parse("重庆青禾机械股份有限").IsCut);

    [Theory]
    [InlineData("重庆青禾测试仪器有限公司")]
    [InlineData("重庆青动测试验机有限公司")]
    public void A_trade_may_contain_the_word_for_test(string name) => Assert.False(NameKey.Parse(name).IsPlaceholder);

    [Fact]
    public void A_brand_may_contain_the_character_of_a_mark() => Assert.Empty(NameKey.Parse("重庆中原青禾电梯有限公司").FormerNames);

    [Theory]
    [InlineData("无")]
    [InlineData("N/A")]
    [InlineData("江南年报测试有限公司")]
    public void Placeholders_are_no_names(string text) => Assert.True(NameKey.Parse(text).IsPlaceholder);
}
