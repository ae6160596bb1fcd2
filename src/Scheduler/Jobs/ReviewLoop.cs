using GreenBatch.Ingest;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>The terminal as the loop needs it: one key, one line, and somewhere to write.</summary>
internal sealed record Terminal(Func<char> ReadKey, Func<string?> ReadLine, Action<string> Write);

/// <summary>Card after card: one key for the answer, a line for the reason; each answer is saved at once, so that leaving loses nothing.</summary>
internal sealed class ReviewLoop(Terminal terminal, Func<ReviewAnswer, Task<DecisionLine>> record, string who)
{
    private const string Letters = "abcde";

    private readonly List<DecisionLine> _given = [];

    /// <returns>The answers given.</returns>
    public async Task<IReadOnlyList<DecisionLine>> RunAsync(IReadOnlyList<QueuedReview> queue)
    {
        for (var i = 0; i < queue.Count; i++)
        {
            foreach (var line in ReviewCard.Lines(queue[i], $"{i + 1}/{queue.Count}"))
                terminal.Write(line);
            if (!await AskAsync(queue[i]))
                break;
        }

        return _given;
    }

    /// <returns>False when the person leaves.</returns>
    private async Task<bool> AskAsync(QueuedReview queued)
    {
        var candidate = 0;
        while (true)
        {
            terminal.Write($"{string.Join("  ", ReviewWords.All.Select(w => $"{w.Key} {w.Word}"))}  s 跳过  q 退出{Choice(queued.Item, candidate)}");
            var key = char.ToLowerInvariant(terminal.ReadKey());
            if (key is 'q' or '\0' or '\u0003' or '\u0004')
                return false;
            if (key is 's')
                return true;
            if (Letters.IndexOf(key, StringComparison.Ordinal) is >= 0 and var chosen && chosen < queued.Item.Candidates.Count)
                candidate = chosen;
            else if (ReviewWords.All.FirstOrDefault(w => w.Key == key) is { } word && await AnswerAsync(queued.Item, word, candidate))
                return true;
        }
    }

    private static string Choice(ReviewItem item, int candidate) =>
        item.Candidates.Count < 2 ? "" : $"（现选 {item.Candidates[candidate]}；{string.Join("  ", item.Candidates.Take(Letters.Length).Select((c, i) => $"{Letters[i]} {c}"))} 改选）";

    /// <returns>False when it was not recorded: the card stays.</returns>
    private async Task<bool> AnswerAsync(ReviewItem item, ReviewWord word, int candidate)
    {
        terminal.Write($"「{word.Word}」的理由和依据（空行返回）：");
        if (terminal.ReadLine()?.Trim() is not { Length: > 0 } reason)
            return false;
        try
        {
            var line = await record(new ReviewAnswer(item.Subject, word.NeedsEntry ? item.Candidates[candidate] : null, word.Relation, who, who, reason));
            _given.Add(line);
            terminal.Write(line.IsProposed ? "已记为提议，须另一人确认后生效" : "已记下");
            return true;
        }
        catch (UserError refused)
        {
            terminal.Write($"✘ [{refused.Code}] {refused.Message}。{refused.Hint}");
            return false;
        }
    }
}
