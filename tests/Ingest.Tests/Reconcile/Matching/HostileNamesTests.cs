using CsCheck;

namespace GreenBatch.Ingest.Tests;

public sealed class HostileNamesTests
{
    private const string Pieces = "重庆市县区开巴青禾机械有限责任公司股份厂分第一二十3#()（）【[〔;；:：原名曾用从属名称联系人电话地址路号村组①Ⅱ㈱龍　 \u200B\uD83D\0?*-";

    private static readonly Matcher Matcher = new([Party.Of("M", "重庆青禾机械有限公司", [Codes.Credit(1)], ["重庆绿野机械厂"], "南岸区", "南岸区茶园路1号")]);

    [Fact]
    public void Any_text_is_parsed_and_matched_and_tied_only_to_its_own_name() =>
        Gen.Select(Gen.Char[Pieces].Array[0, 40], Gen.Char[Pieces].Array[0, 40]).Sample((name, address) =>
        {
            var record = Party.Of("R", new string(name), [new string(address)], [new string(address)], new string(name), new string(address));
            var result = Matcher.Match(record);

            Assert.True(result.Outcome != MatchOutcome.Auto || record.Name.Stem.Contains('禾', StringComparison.Ordinal), record.Name.Raw);
        }, iter: 20_000);

    [Fact]
    public void A_cell_of_a_hundred_thousand_characters_is_only_another_name()
    {
        var endless = string.Concat(Enumerable.Repeat("青禾路原名1联系", 12_500));

        Assert.NotEqual(MatchOutcome.Auto, Matcher.Match(Party.Of("R", endless, [], [], null, endless)).Outcome);
    }
}
