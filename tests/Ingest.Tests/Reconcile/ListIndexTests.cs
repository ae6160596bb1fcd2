namespace GreenBatch.Ingest.Tests;

public sealed class ListIndexTests
{
    private static readonly string Code = Codes.Credit(1);

    private static readonly ListIndex Index = ListIndex.Build(
        [Some.Entry("GF-1", "重庆青禾机械制造有限公司渝北工厂", Code, more: ("former_names", "重庆绿野动力总厂"))], [new DatedAlias("GF-1", AliasKind.RegistrationNumber, Codes.Registration(5), null, null, "market")]);

    [Theory]
    [InlineData("某某", "code")]
    [InlineData("某某", "lower")]
    [InlineData("某某", "site")]
    [InlineData("某某", "org")]
    [InlineData("某某", "tax")]
    [InlineData("某某", "reg")]
    [InlineData("重庆青禾机械制造有限公司渝北工厂", "other")]
    [InlineData("重庆市青禾机械制造有限责任公司", "other")]
    [InlineData("重慶青禾機械製造有限公司（渝北工廠）", null)]
    [InlineData("重庆青禾机械制造股份有限公司綦江分公司", null)]
    [InlineData("重庆绿野动力总厂", null)]
    [InlineData("重庆新芽机械有限公司（原名：重庆绿野动力总厂）", null)]
    [InlineData("重庆青和机械制造有限公司渝北工厂", null)]
    [InlineData("重庆青禾械制造有限公司渝北工厂", "damaged")]
    public void Rows_that_could_touch_the_entry(string name, string? code) => Assert.True(Index.Concerns(Row(name, code)));

    [Theory]
    [InlineData("重庆山水餐饮有限公司", "other")]
    [InlineData("重庆山水餐饮有限公司", null)]
    [InlineData("重庆青和机械制造有限公司渝北工厂", "other")]
    [InlineData("无", null)]
    public void Rows_that_do_not(string name, string? code) => Assert.False(Index.Concerns(Row(name, code)));

    [Fact]
    public void The_platform_s_own_rows_always_do() => Assert.True(Index.Concerns(Some.Value("GF-7", "E2", 1m)));

    [Fact]
    public void The_register_adds_names_and_numbers_of_listed_units()
    {
        var row = Some.Row(Some.Registrations, 1, ("name", "重庆青禾机械制造有限公司"), ("credit_code", Code), ("registration_number", Codes.Registration(8)), ("former_names", "重庆晨光农机厂"));
        var old = Row("重庆晨光农机厂", null);
        Assert.False(Index.Concerns(old));

        var wider = Index.With(Index.AliasesOf([row]));

        Assert.True(wider.Concerns(old));
        Assert.True(wider.Concerns(Some.Row(Some.Penalties, 1, ("name", "某某"), ("registration_number", Codes.Registration(8)))));
    }

    [Fact]
    public void A_code_with_another_s_name_brings_no_aliases()
    {
        var row = Some.Row(Some.Registrations, 1, ("name", "重庆宏远食品有限公司"), ("credit_code", Code), ("former_names", "重庆晨光农机厂"));

        Assert.Empty(Index.AliasesOf([row]));
    }

    private static SourceRecord Row(string name, string? code) => Some.Row(Some.Accidents, 1, ("name", name), ("credit_code", code switch
    {
        "code" => Code,
        "lower" => " " + Code.ToLowerInvariant(),
        "site" => Code + "007P",
        "org" => Codes.Organisation(1),
        "tax" => "500108" + Codes.Organisation(1),
        "reg" => Codes.Registration(5),
        "other" => Codes.Credit(99),
        "damaged" => Codes.Damaged(Codes.Credit(98)),
        _ => null,
    }));
}
