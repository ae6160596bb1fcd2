namespace GreenBatch.Ingest.Tests;

/// <summary>T7 and T8 on a master among many others, so that a shared brand says something.</summary>
public sealed class ProbabilityTests
{
    private const string Name = "重庆青禾澜机械制造有限公司";
    private const string Address = "重庆市南岸区茶园路1号";

    private static readonly Matcher Matcher = new([Master("M", Name, "南岸区", Address, "甲某"), Master("S", "重庆青禾澜食品有限公司", "南岸区", Address, "甲某"), .. Others()]);

    [Theory]
    [InlineData("重庆清禾澜机械制造有限公司", "南岸区", Address, "甲某", "Auto", "T7")]
    [InlineData("重庆清禾澜机械制造有限公司", "南岸区", Address, null, "Auto", "T7")]
    [InlineData("重庆清禾澜机械制造有限公司", "南岸区", null, null, "Review", "T8")]
    [InlineData("重庆清禾澜机械制造有限公司", null, null, null, "Review", "T8")]
    [InlineData("重庆青田澜机械制造有限公司", "南岸区", Address, "甲某", "Review", "T8")]
    [InlineData("重庆青禾澜机械有限公司", "南岸区", Address, "甲某", "Review", "T8")]
    [InlineData("重庆青禾澜机械制造公司", "南岸区", Address, null, "Auto", "T6")]
    [InlineData("重庆青禾澜机械制造公司", "南岸区", "茶园路1号附5号", null, "Auto", "T7")]
    [InlineData("重庆青禾澜机械制造厂", "南岸区", null, "乙某", "Review", "T6")]
    [InlineData("重庆青禾澜机械制造股份有", "南岸区", null, "甲某", "Review", "T6")]
    [InlineData("重庆渝北区青禾澜机械制造有限公司", "渝北区", "渝北区金桥路7号", "丙某", "Review", "T8")]
    [InlineData("重庆青禾澜机械制造有限公司第二分公司", "南岸区", Address, "甲某", "Review", "T8")]
    public void Decision_for_a_record_without_a_code(string name, string? district, string? address, string? person, string outcome, string tier)
    {
        var result = Matcher.Match(Master("R", name, district, address, person) with { Codes = [] });

        Assert.Equal((outcome, tier, "M"), (result.Outcome.ToString(), result.Tier, result.MasterId));
    }

    [Fact]
    public void The_weights_add_up_to_the_sum_and_stand_in_the_explanation()
    {
        var result = Matcher.Match(Master("R", "重庆清禾澜机械制造有限公司", "南岸区", Address, "甲某") with { Codes = [] });
        var waterfall = result.Waterfall!;

        Assert.Equal(["brand", "trade", "form", "district", "address", "representative"], waterfall.Fields.Select(f => f.Field));
        Assert.InRange(waterfall.Fields.Sum(f => f.Bits) + waterfall.Prior - waterfall.Total, -0.4m, 0.4m); // each is rounded to one decimal
        Assert.Equal(waterfall.ToString(), result.Explanation);
        Assert.StartsWith("字号音形相近 +", result.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_candidate_within_six_bits_leaves_the_choice_to_a_person()
    {
        var twins = new Matcher([Master("A", "重庆青禾澜机械制造有限公司", "南岸区", Address, null), Master("B", "重庆清禾澜机械制造有限公司", "南岸区", Address, null), .. Others()]);

        var result = twins.Match(Master("R", "重庆晴禾澜机械制造有限公司", "南岸区", Address, null) with { Codes = [] });

        Assert.Equal((MatchOutcome.Review, "T8"), (result.Outcome, result.Tier));
        Assert.InRange(result.Margin, 0m, 5.9m);
    }

    [Fact]
    public void A_code_that_a_slip_would_mend_is_proposed_and_never_applied()
    {
        var code = Codes.Credit(1);
        var mended = new Matcher([Party.Of("M", Name, [code], [], null, null), .. Others()]);

        foreach (var damaged in new[] { Codes.Damaged(code), code[1..], code[..^1], code[1] + code[..1] + code[2..], code.Replace('0', 'O') })
        {
            var result = mended.Match(Party.Of("R", "重庆澜青禾机械制造公司", [damaged], [], null, null));

            Assert.Equal((MatchOutcome.Review, "M"), (result.Outcome, result.MasterId));
            Assert.Contains(code, result.Explanation, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sound_code_under_an_unrelated_name_is_said_aloud()
    {
        var code = Codes.Credit(1);

        var result = new Matcher([Party.Of("M", Name, [code], [], "南岸区", null)]).Match(Party.Of("R", "重庆宏远机械制造有限公司", [code], [], "南岸区", null));

        Assert.Equal((MatchOutcome.Review, "T1"), (result.Outcome, result.Tier));
    }

    [Fact]
    public void A_test_row_ties_nothing_whatever_its_code() =>
        Assert.Equal(MatchOutcome.Review, new Matcher([Party.Of("M", Name, [Codes.Credit(1)], [], null, null)]).Match(Party.Of("R", "江南年报测试有限公司", [Codes.Credit(1)], [], null, null)).Outcome);

    [Fact]
    public void An_equal_name_in_another_district_is_a_question_unless_the_address_settles_it()
    {
        var elsewhere = Master("R", Name, "江津区", null, "甲某") with { Codes = [] };
        var here = Master("R", Name, "江津区", Address, null) with { Codes = [] };

        Assert.Equal(MatchOutcome.Review, Matcher.Match(elsewhere).Outcome);
        Assert.Equal(MatchOutcome.Auto, Matcher.Match(here).Outcome);
    }

    private static Party Master(string id, string name, string? district, string? address, string? person) => Party.Of(id, name, [], [], district, address) with { Representative = person };

    private static IEnumerable<Party> Others() => Enumerable.Range(0, 2000).Select(i => Master($"O{i:D4}", $"重庆{"甲乙丙丁戊己庚辛"[i % 8]}{"子丑寅卯辰巳午未申酉戌亥"[i / 8 % 12]}{"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"[i / 96 % 20]}建材有限公司", "江津区", $"江津区银杏路{i}号", null));
}
