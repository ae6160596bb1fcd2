using GreenBatch.Ingest;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>A person's answer to a question.</summary>
/// <param name="EntryId">Null: none of the candidates, or the person cannot tell.</param>
/// <param name="EnteredBy">Who runs the program.</param>
internal sealed record ReviewAnswer(string Subject, string? EntryId, string Relation, string Who, string EnteredBy, string Reason);

/// <summary>
/// Turns answers into decisions with the data they rest on. What would make one of two different sound credit codes is first a proposal, and counts when
/// another person gives the same answer.
/// </summary>
internal sealed class ReviewDecisions(ReviewStore store, TimeProvider clock)
{
    /// <summary>What the answer would be recorded as; fails where it may not be given. Nothing is saved.</summary>
    public async Task<DecisionLine> PlanAsync(ReviewAnswer answer, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(answer.Reason))
            throw new UserError(ExitCode.Usage, "GB-REV-002", "没有写理由", "写明理由和依据，如「营业执照核对」");
        var asked = await store.FindAsync(answer.Subject, cancel);
        if (answer.EntryId is { } entry && asked?.Item.Candidates.Contains(entry, StringComparer.Ordinal) != true && !await store.IsListedAsync(entry, cancel))
            throw new UserError(ExitCode.Usage, "GB-REV-003", $"名单中没有条目 {entry}", "核对条目编号；review list 列出候选");
        return asked is null ? Overruling(answer, await store.LoadTiesAsync(answer.Subject, cancel)) : Answering(answer, asked);
    }

    public async Task<DecisionLine> RecordAsync(ReviewAnswer answer, CancellationToken cancel)
    {
        var line = await PlanAsync(answer, cancel);
        await store.AddAsync(line, cancel);
        return line;
    }

    /// <summary>Whether the answer makes one of two units with different sound credit codes.</summary>
    public static bool NeedsSecond(ReviewItem item, string? entryId, string relation)
    {
        if (relation != Relation.Same || entryId is null || item.Sides.FirstOrDefault(s => s.Id == entryId) is not { } unit)
            return false;
        var (own, other) = (Identifiers.Classify(item.Record?.CreditCode).CreditCode, Identifiers.Classify(unit.CreditCode).CreditCode);
        return own is not null && other is not null && own != other;
    }

    private DecisionLine Answering(ReviewAnswer answer, QueuedReview asked)
    {
        var item = asked.Item;
        var units = answer.EntryId is { } chosen ? item.Sides.Where(s => s.Id == chosen).ToList() : item.Sides;
        var isComplete = item.Record is not null && units.Count == (answer.EntryId is null ? item.Candidates.Count : 1);
        var decision = new MatchDecision(answer.Subject, answer.EntryId, answer.Relation, answer.Who, answer.Reason)
        {
            Fingerprint = isComplete ? ReviewSides.Fingerprint(item.Record!, units) : null,
            Record = item.Record,
            Units = units,
            Anchor = item.Anchor,
        };
        var line = new DecisionLine(decision, clock.GetUtcNow(), answer.EnteredBy) { Cycle = asked.Cycle.Year, RunId = asked.RunId };
        return NeedsSecond(item, answer.EntryId, answer.Relation) ? Second(line, asked.Proposal) : line;
    }

    /// <summary>The first person proposes; another who gives the same answer on the same data confirms.</summary>
    private static DecisionLine Second(DecisionLine line, DecisionLine? proposal)
    {
        var (own, first) = (line.Decision, proposal?.Decision);
        if (first is null || first.EntryId != own.EntryId || first.Relation != own.Relation || first.Fingerprint != own.Fingerprint)
            return line with { IsProposed = true };
        if (first.Who == own.Who || proposal!.EnteredBy == line.EnteredBy)
            throw new UserError(ExitCode.NotApproved, "GB-REV-004", $"双方信用代码都有效但不同，须两人确认：{first.Who} 已于 {proposal!.At:yyyy-MM-dd} 提议，不能由同一人（或同一账号）再确认", "请另一人用自己的账号裁定");
        return line with { Decision = own with { Reason = $"{own.Reason}（确认 {first.Who} 的提议：{first.Reason}）" } };
    }

    /// <summary>No question is open: the person overrules the machine. It holds until the data of the tie change, where there is just one.</summary>
    private DecisionLine Overruling(ReviewAnswer answer, IReadOnlyList<(string EntryId, string Fingerprint)> ties)
    {
        var isOfTie = ties.Count == 1 && (answer.EntryId is null || answer.EntryId == ties[0].EntryId);
        var decision = new MatchDecision(answer.Subject, answer.EntryId, answer.Relation, answer.Who, answer.Reason) { Fingerprint = isOfTie ? ties[0].Fingerprint : null };
        return new DecisionLine(decision, clock.GetUtcNow(), answer.EnteredBy);
    }
}
