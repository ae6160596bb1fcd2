using CsCheck;

namespace GreenBatch.Ingest.Tests;

public sealed class MatcherTests
{
    private static readonly string Code = Codes.Credit(1);

    private static Party Master { get; } = Party.Of("M1", "重庆青禾机械制造有限公司", [Code, Codes.Registration(7)], ["重庆绿野机械厂"], "南岸区", "重庆市南岸区茶园路1号") with { Representative = "甲" };

    private static Party Sister { get; } = Party.Of("M2", "青禾重庆氨纶有限公司", [Codes.Credit(2)], [], "涪陵区", null);

    [Theory]
    [InlineData("重庆青禾机械制造有限公司", "usc", null, "Auto", "T1")]
    [InlineData("重庆青禾机械制造有限公司", "site", null, "Auto", "T1b")]
    [InlineData("重庆绿野机械厂", "usc", null, "Auto", "T1")]
    [InlineData("重庆宏远食品有限公司", "usc", null, "Review", "T1")]
    [InlineData("重庆宏远机械制造有限公司", "usc", null, "Review", "T1")]
    [InlineData("重庆青禾机械制造有限公司渝北工厂", "usc", null, "Review", "T1")]
    [InlineData("重庆青禾机械制造有限公司", "tax", null, "Auto", "T2")]
    [InlineData("重庆青禾机械制造有限公司", "org", "江津区", "Auto", "T2")]
    [InlineData("重庆青禾机械制造有限公司", "reg", null, "Auto", "T3")]
    [InlineData("重庆市青禾机械制造有限责任公司", null, "南岸", "Auto", "T4")]
    [InlineData("重庆青禾机械制造有限公司", "bad", "南岸区", "Auto", "T4")]
    [InlineData("重庆青禾机械制造有限公司", null, "江津区", "Review", "T4")]
    [InlineData("重庆青禾机械制造有限公司", "other", "南岸区", "Review", "T4")]
    [InlineData("重庆绿野机械厂", null, "南岸区", "Auto", "T5")]
    [InlineData("重庆绿野机械厂", null, null, "Review", "T5")]
    [InlineData("重庆青禾机械制造股份有限公司", null, "南岸区", "Review", "T6")]
    [InlineData("重庆青禾机械制造有限公司綦江分公司", null, "綦江区", "Review", "T8")]
    [InlineData("重庆青和机械制造有限公司", null, null, "Review", "T8")]
    [InlineData("重庆山水餐饮有限公司", null, "南岸区", "None", "T9")]
    public void Tier_and_decision(string name, string? code, string? district, string outcome, string tier)
    {
        var result = new Matcher([Master, Sister]).Match(Party.Of("R", name, [CodeOf(code)], [], district, null));

        Assert.Equal((outcome, tier), (result.Outcome.ToString(), result.Tier));
        Assert.Equal(outcome is "None" ? null : "M1", result.MasterId);
    }

    [Theory]
    [InlineData(null, null, "Review")]
    [InlineData("南岸区", null, "Auto")]
    [InlineData("南岸区", "南岸区白鹤路9号", "Review")]
    [InlineData(null, "重庆市南岸区茶园路1号", "Auto")]
    public void A_name_just_as_long_as_tables_cut_may_be_a_branch_without_its_tail(string? district, string? address, string outcome)
    {
        var record = Party.Of("R", "重庆青禾机械制造有限公司", [], [], district, address);

        Assert.Equal((12, outcome, "T4"), (record.Name.Raw.Length, new Matcher([Master]).Match(record).Outcome.ToString(), new Matcher([Master]).Match(record).Tier));
    }

    [Fact]
    public void Without_its_legal_form_a_name_needs_the_district_and_one_more_fact()
    {
        var record = Party.Of("R", "重庆青禾机械制造股份有限公司", [], [], "南岸区", "南岸区茶园路1号");

        Assert.Equal((MatchOutcome.Auto, "T6"), (new Matcher([Master]).Match(record).Outcome, new Matcher([Master]).Match(record).Tier));
    }

    [Theory]
    [InlineData("重庆青禾机械制造有限公司渝北工厂", "site_of")]
    [InlineData("重庆青禾机械制造有限公司乳品一厂", "site_of")]
    [InlineData("重庆青禾机械制造有限公司綦江分公司", "branch_of")]
    public void A_branch_or_plant_is_proposed_as_a_relation_with_and_without_the_code(string name, string relation)
    {
        foreach (var code in new[] { null, Code })
        {
            var result = new Matcher([Master]).Match(Party.Of("R", name, [code], [], "南岸区", null));

            Assert.Equal((MatchOutcome.Review, relation), (result.Outcome, result.Relation));
        }
    }

    [Fact]
    public void Two_plants_of_one_company_are_told_apart_by_name()
    {
        var plants = new[] { "渝北工厂", "涪陵工厂" }.Select(p => Party.Of(p, "重庆青禾机械制造有限公司" + p, [Code], [], null, null));

        var result = new Matcher(plants).Match(Party.Of("R", "重庆青禾机械制造有限公司涪陵工厂", [Code], [], null, null));

        Assert.Equal(("涪陵工厂", MatchOutcome.Auto), (result.MasterId, result.Outcome));
    }

    [Fact]
    public void A_code_of_two_plants_with_nothing_to_tell_them_apart_goes_to_a_person()
    {
        var plants = new[] { "渝北工厂", "涪陵工厂" }.Select(p => Party.Of(p, "重庆青禾机械制造有限公司" + p, [Code], [], null, null));

        Assert.Equal(MatchOutcome.Review, new Matcher(plants).Match(Party.Of("R", "重庆青禾机械制造有限公司", [Code], [], null, null)).Outcome);
    }

    [Fact]
    public void Plants_with_other_ordinals_are_never_one()
    {
        var result = new Matcher([Party.Of("M", "重庆青禾机械第四经营部", [], [], "南岸区", null)]).Match(Party.Of("R", "重庆青禾机械第九经营部", [], [], "南岸区", null));

        Assert.NotEqual(MatchOutcome.Auto, result.Outcome);
    }

    [Fact]
    public void A_damaged_code_is_repaired_only_as_a_proposal()
    {
        var result = new Matcher([Master]).Match(Party.Of("R", "重庆青禾机械製造公司", [Codes.Damaged(Code)], [], null, null));

        Assert.Equal(MatchOutcome.Review, result.Outcome);
    }

    [Fact]
    public void The_order_of_masters_does_not_matter() =>
        Gen.Shuffle(new[] { "甲乙", "甲丙", "甲丁", "乙丙", "丙丁" }).Sample(brands =>
        {
            var masters = brands.Select(b => Party.Of(b, $"重庆{b}机械有限公司", [], [], null, null));
            var result = new Matcher(masters).Match(Party.Of("R", "重庆甲机械有限公司", [], [], null, null));
            return result == new Matcher(masters.Reverse()).Match(Party.Of("R", "重庆甲机械有限公司", [], [], null, null));
        });

    private static string? CodeOf(string? kind) => kind switch
    {
        "usc" => Code.ToLowerInvariant(),
        "site" => Code + "001P",
        "tax" => "500108" + Codes.Organisation(1),
        "org" => Codes.Organisation(1),
        "reg" => Codes.Registration(7),
        "bad" => Codes.Damaged(Code),
        "other" => Codes.Credit(99),
        _ => null,
    };
}
