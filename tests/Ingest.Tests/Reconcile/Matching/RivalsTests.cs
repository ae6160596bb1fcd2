namespace GreenBatch.Ingest.Tests;

public sealed class RivalsTests
{
    private const string Name = "重庆青禾机械制造有限公司";

    [Fact]
    public void Two_sound_codes_may_not_meet_in_one_master_without_a_code()
    {
        var results = Match([Party.Of("M", Name, [], [], "南岸区", null)], [Party.Of("R1", Name, [Codes.Credit(1)], [], "南岸区", null), Party.Of("R2", Name, [Codes.Credit(2)], [], "南岸区", null), Party.Of("R3", Name, [], [], "南岸区", null)]);

        Assert.Equal([MatchOutcome.Review, MatchOutcome.Review, MatchOutcome.Auto], results.Select(r => r.Outcome));
    }

    [Fact]
    public void Several_records_of_one_company_are_no_rivals()
    {
        var record = Party.Of("R", Name, [], [], "南岸区", "南岸区茶园路1号");

        Assert.All(Match([Party.Of("M", Name, [Codes.Credit(1)], [], "南岸区", "南岸区茶园路1号")], [record, record with { Id = "R2" }]), r => Assert.Equal(MatchOutcome.Auto, r.Outcome));
    }

    [Fact]
    public void What_was_tied_by_probability_gives_way_to_a_surer_record_that_contradicts_it()
    {
        var master = Party.Of("M", "重庆青禾澜沃机械制造有限公司", [], [], "南岸区", "南岸区茶园路1号") with { Representative = "甲某" };
        var others = Enumerable.Range(0, 3000).Select(i => Party.Of($"O{i}", $"重庆{(char)(0x4E00 + i)}{(char)(0x5E00 + i)}建材有限公司", [], [], "江津区", null));
        var sure = Party.Of("R1", "重庆青禾澜沃机械制造有限公司", [], [], "南岸区", "南岸区白鹤路9号");
        var likely = Party.Of("R2", "重庆清禾澜沃机械制造有限公司", [], [], "南岸区", "南岸区茶园路1号") with { Representative = "甲某" };

        Assert.Equal(MatchOutcome.Auto, Match([master, .. others], [likely])[0].Outcome);
        Assert.Equal([MatchOutcome.Auto, MatchOutcome.Review], Match([master, .. others], [sure, likely]).Select(r => r.Outcome));
    }

    private static MatchResult[] Match(IEnumerable<Party> masters, IReadOnlyList<Party> records) => new Matcher(masters).MatchAll(records, CancellationToken.None);
}
