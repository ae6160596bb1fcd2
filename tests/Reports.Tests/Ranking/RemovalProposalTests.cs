using GreenBatch.Scoring;

namespace GreenBatch.Reports.Tests;

public class RemovalProposalTests
{
    [Fact]
    public void Three_counted_years_propose_removal_and_an_event_too() => Assert.Equal(
        ["GF-0040 移出", "GF-0041 移出", "GF-0042 立即移出"], Proposals(Some.Book()));

    [Fact]
    public void A_draft_only_suspends() => Assert.All(
        Proposals(Some.Book(edition: "核对稿")), p => Assert.Contains("暂缓（本次为核对稿，尚未定稿）", p, StringComparison.Ordinal));

    [Fact]
    public void A_trial_cycle_never_proposes_removal() => Assert.All(
        Proposals(Some.Book(status: CycleStatus.Trial)), p => Assert.Contains("暂缓（2027年为试算年度）", p, StringComparison.Ordinal));

    [Fact]
    public void A_trial_year_among_the_three_suspends()
    {
        var book = Some.Book();
        var past = book.Past.Select(p => p.Cycle.Year == 2026 ? p with { Status = CycleStatus.Trial } : p).ToArray();

        Assert.Equal("GF-0040 暂缓（2026年为试算年度）", Proposals(book with { Past = past })[0]);
    }

    [Fact]
    public void A_group_that_is_too_small_suspends_the_score_route_only() => Assert.Equal(
        ["GF-0040 暂缓（参评单位数少于方案规定的最少家数）", "GF-0041 移出", "GF-0042 立即移出"], Proposals(Some.Book(minimumUnits: 50)));

    [Fact]
    public void An_open_point_suspends()
    {
        var book = Some.Book() with { OpenPoints = [new OpenPoint("GF-0040", "字段冲突", "数值冲突", "E1b")] };

        Assert.Equal("GF-0040 暂缓（数据存在待核项）", Proposals(book)[0]);
    }

    private static string[] Proposals(ReportBook book) =>
        [.. RemovalProposal.All(new PopulationBook(book, book.Assessment.Populations[0])).Select(p => $"{p.Line.Entry.Id} {p.Proposal}")];
}
