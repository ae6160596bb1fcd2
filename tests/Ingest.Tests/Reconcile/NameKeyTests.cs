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
    public void These_are_one_name(string left, string right) => Assert.Equal(NameKey.Parse(left).City, NameKey.Parse(right).City);

    [Theory]
    [InlineData("重庆青禾机械股份有限公司", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械(集团)有限公司", "重庆青禾机械有限公司")]
    [InlineData("重庆青禾机械第四经营部", "重庆青禾机械第九经营部")]
    [InlineData("重庆青禾化工有限公司", "青禾重庆化纤有限公司")]
    [InlineData("重庆青禾机械有限公司", "重庆青禾机械有限公司渝北工厂")]
    public void These_are_two_names(string left, string right) => Assert.NotEqual(NameKey.Parse(left).City, NameKey.Parse(right).City);

    [Theory]
    [InlineData("重庆青禾汽车股份有限公司渝北工厂", "重庆青禾汽车股份有限公司", "渝北工厂", TailKind.Plant)]
    [InlineData("重庆青禾化工股份有限公司化肥分公司", "重庆青禾化工股份有限公司", "化肥分公司", TailKind.Branch)]
    [InlineData("重庆青禾乳业股份有限公司乳品一厂", "重庆青禾乳业股份有限公司", "乳品#1厂", TailKind.Plant)]
    [InlineData("重庆青禾机械有限公司（綦江工厂）", "重庆青禾机械有限公司", "綦江工厂", TailKind.Plant)]
    [InlineData("重庆青禾资产管理中心(有限合伙)", "重庆青禾资产管理中心有限合伙", "", TailKind.None)]
    [InlineData("重庆青禾机械有限公司", "重庆青禾机械有限公司", "", TailKind.None)]
    [InlineData("重庆青禾机械厂", "重庆青禾机械厂", "", TailKind.None)]
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

    [Fact]
    public void A_brand_may_contain_the_character_of_a_mark() => Assert.Empty(NameKey.Parse("重庆中原青禾电梯有限公司").FormerNames);

    [Theory]
    [InlineData("无")]
    [InlineData("N/A")]
    [InlineData("江南年报测试有限公司")]
    public void Placeholders_are_no_names(string text) => Assert.True(NameKey.Parse(text).IsPlaceholder);
}
