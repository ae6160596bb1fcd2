using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Tests.Jobs;

public sealed class ReviewLoopTests
{
    private static readonly QueuedReview[] Queue = [Card("a/1", "GF-1", "GF-2"), Card("a/2", "GF-3"), Card("a/3", "GF-4")];

    [Theory]
    [InlineData("1|核对", "a/1 → 同一单位 GF-1")]
    [InlineData("b2|核对", "a/1 → 分支机构 GF-2")]
    [InlineData("4|另有其人 5|缺证照", "a/1 → 不是；a/2 → 无法判断")]
    [InlineData("ss3|另一厂点", "a/3 → 厂点 GF-4")]
    [InlineData("1| 1|想好了 q", "a/1 → 同一单位 GF-1")] // an empty reason goes back to the card
    [InlineData("x9 q", "")]
    [InlineData("q", "")]
    public async Task One_key_answers_and_a_line_gives_the_reason(string typed, string answers)
    {
        var (given, _) = await WorkAsync(typed, answer => Line(answer));

        Assert.Equal(answers, string.Join("；", given.Select(g => $"{g.Decision.Subject} → {ReviewWords.Of(g.Decision)}")));
    }

    [Fact]
    public async Task What_is_refused_is_said_and_the_card_stays()
    {
        var (given, shown) = await WorkAsync("1|核对 sq", _ => throw new UserError(ExitCode.NotApproved, "GB-REV-004", "须两人", "请另一人"));

        Assert.Empty(given);
        Assert.Contains(shown, l => l.Contains("[GB-REV-004] 须两人", StringComparison.Ordinal));
        Assert.Contains(shown, l => l.StartsWith("── 2/3", StringComparison.Ordinal));
    }

    [Fact]
    public void A_card_marks_what_differs_and_says_why_it_is_asked_and_what_hangs_on_it()
    {
        var item = Queue[0].Item with
        {
            Record = new ReviewSide("a/1", "重庆青禾机械厂") { CreditCode = "91500108MA0000015X", Representative = ReviewSide.Mask("王某某") },
            Sides = [new ReviewSide("GF-1", "重庆青禾机械制造有限公司") { CreditCode = "91500108MA0000015H" }, new ReviewSide("GF-2", "重庆青禾机械厂")],
            Repair = "91500108MA0000015H",
            Earlier = new MatchDecision("a/1", null, Relation.Same, "某甲", "看不清"),
            Changes = ["来源记录名称：甲 → 乙"],
        };

        var card = string.Join('\n', ReviewCard.Lines(Queue[0] with { Item = item, Effect = new Effect(TrialEffect.Flag, -3m, "若属于 GF-1：列入后5%") }, "1/3"));

        foreach (var part in new[] { "〔改变后5%标记〕若属于 GF-1：列入后5%", "甲 GF-1", "乙 GF-2", "≠ 重庆青禾机械制造有限公司", "＝ 重庆青禾机械厂", "≠ 91500108MA0000015H", "王*", "改一处即为", "某甲「不是」：看不清；当时依据的数据已变化", "为什么 T8" })
            Assert.Contains(part, card, StringComparison.Ordinal);
    }

    private static async Task<(IReadOnlyList<DecisionLine> Given, List<string> Shown)> WorkAsync(string typed, Func<ReviewAnswer, DecisionLine> record)
    {
        var (keys, shown) = (new Queue<char>(typed), new List<string>());
        var terminal = new Terminal(() => Next(keys), () => ReadLine(keys), shown.Add);
        var given = await new ReviewLoop(terminal, answer => Task.FromResult(record(answer)), "某甲").RunAsync(Queue);
        return (given, shown);
    }

    /// <summary>Keys; a reason stands between <c>|</c> and a blank. What is not typed any more is the end of input.</summary>
    private static char Next(Queue<char> keys)
    {
        while (keys.TryDequeue(out var key))
        {
            if (key is not ' ')
                return key;
        }

        return '\0';
    }

    private static string ReadLine(Queue<char> keys)
    {
        if (!keys.TryDequeue(out var mark) || mark is not '|')
            return "";
        var line = "";
        while (keys.TryDequeue(out var key) && key is not ' ')
            line += key;
        return line;
    }

    private static DecisionLine Line(ReviewAnswer answer) => new(new MatchDecision(answer.Subject, answer.EntryId, answer.Relation, answer.Who, answer.Reason), default, answer.EnteredBy);

    private static QueuedReview Card(string subject, params string[] candidates) =>
        new(new Cycle(2025), new ReviewItem(subject, "是否同一单位？", candidates, null, "T8：名称相近"), Effect.None, 1m, "R2025-01");
}
