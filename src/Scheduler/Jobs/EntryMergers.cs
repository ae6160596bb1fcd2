using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>What a person registers about two entries.</summary>
/// <param name="EntryId">The entry that is merged, restored, or was split off.</param>
/// <param name="OtherEntryId">The survivor, or the entry it was split from; null for a restoration.</param>
/// <param name="From">First cycle in which it holds.</param>
internal sealed record EntryRegistration(string EntryId, string? OtherEntryId, Cycle From, DateOnly On, string Who, string Reason);

/// <summary>
/// Mergers and splits of list entries as events with before and after. The list is never touched: a merger is laid over it, and taking it back leaves exactly
/// what stood before. Of two different sound credit codes the first registration is a proposal, and another person's makes it effective.
/// </summary>
internal sealed class EntryMergers(EntryChangeStore store, DossierStore dossiers, AssessmentStore assessments, TimeProvider clock)
{
    public async Task<EntryChangeLine> MergeAsync(EntryRegistration merger, bool isDryRun, CancellationToken cancel)
    {
        var (absorbed, survivor) = await BothAsync(merger, cancel);
        if (absorbed.MergedInto is { } already)
            throw Refused($"条目 {absorbed.Id} 已并入 {already}", "先用 entries split 恢复");
        if (survivor.MergedInto is { } beyond)
            throw Refused($"条目 {survivor.Id} 自己已并入 {beyond}，不能作为存续条目", $"改为并入 {beyond}");
        if (absorbed.Kind != survivor.Kind)
            throw Refused("工厂与园区不能合并", "核对条目编号");
        var change = new EntryChange(absorbed.Id, RelationKind.MergedInto, survivor.Id, merger.From, merger.On, merger.Who, merger.Reason);
        var line = new EntryChangeLine(change, clock.GetUtcNow(), [absorbed, survivor], [absorbed with { MergedInto = survivor.Id }, survivor])
        {
            IsProposed = HaveDifferentCodes(absorbed, survivor) && !await IsConfirmedAsync(change, cancel),
        };
        return await AddAsync(line, isDryRun, cancel);
    }

    /// <summary>Takes back the newest merger of the entry.</summary>
    public async Task<EntryChangeLine> RestoreAsync(EntryRegistration split, bool isDryRun, CancellationToken cancel)
    {
        await assessments.RefuseFrozenAsync(split.From, cancel);
        var newest = (await store.LoadAsync(cancel)).LastOrDefault(l => l.Change.EntryId == split.EntryId && l.Change.Kind is RelationKind.MergedInto or EntryChange.Restored);
        if (newest is not { Change.Kind: RelationKind.MergedInto })
            throw Refused($"没有登记过条目 {split.EntryId} 的合并", "名单「并入条目」列写明的合并，请管理平台更正名单");
        var before = newest.Before.First(e => e.Id == split.EntryId);
        var change = new EntryChange(split.EntryId, EntryChange.Restored, before.MergedInto, split.From, split.On, split.Who, split.Reason);
        return await AddAsync(new EntryChangeLine(change, clock.GetUtcNow(), newest.After, newest.Before), isDryRun, cancel);
    }

    /// <summary>States that an entry of the list came out of another one; nothing else follows from it.</summary>
    public async Task<EntryChangeLine> SplitFromAsync(EntryRegistration split, bool isDryRun, CancellationToken cancel)
    {
        var (part, whole) = await BothAsync(split, cancel);
        var change = new EntryChange(part.Id, RelationKind.SplitFrom, whole.Id, split.From, split.On, split.Who, split.Reason);
        return await AddAsync(new EntryChangeLine(change, clock.GetUtcNow(), [part, whole], [part, whole]), isDryRun, cancel);
    }

    private async Task<EntryChangeLine> AddAsync(EntryChangeLine line, bool isDryRun, CancellationToken cancel)
    {
        if (!isDryRun)
            await store.AddAsync(line, cancel);
        return line;
    }

    private async Task<(ListEntry Own, ListEntry Other)> BothAsync(EntryRegistration registration, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(registration.Reason))
            throw Refused("没有写理由", "写明依据，如合并协议或登记机关的文书");
        if (registration.EntryId == registration.OtherEntryId)
            throw Refused("两个条目相同", "核对条目编号");
        await assessments.RefuseFrozenAsync(registration.From, cancel);
        var listed = (await dossiers.LoadAsync(registration.From, cancel)).Select(d => d.Entry).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var registered = (await store.LoadEffectiveAsync(cancel)).Where(c => c.From <= registration.From && c.Kind is RelationKind.MergedInto or EntryChange.Restored)
            .GroupBy(c => c.EntryId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        return (Find(registration.EntryId), Find(registration.OtherEntryId!));

        // What was registered since the last reconciliation counts too.
        ListEntry Find(string id) => listed.TryGetValue(id, out var entry)
            ? registered.TryGetValue(id, out var change) ? entry with { MergedInto = change.OtherEntryId } : entry
            : throw Refused($"{registration.From} 年度的档案中没有条目 {id}", $"核对条目编号；还没有对账的，先执行 ./greenbatch reconcile --cycle {registration.From}");
    }

    /// <summary>Another person has proposed the same merger; the same person is refused.</summary>
    private async Task<bool> IsConfirmedAsync(EntryChange change, CancellationToken cancel)
    {
        var newest = (await store.LoadAsync(cancel)).LastOrDefault(l => l.Change.EntryId == change.EntryId);
        if (newest is not { IsProposed: true } || newest.Change.OtherEntryId != change.OtherEntryId)
            return false;
        return newest.Change.Who != change.Who
            ? true
            : throw new UserError(ExitCode.NotApproved, "GB-REV-004", $"双方信用代码都有效但不同，须两人确认：{change.Who} 已提议，不能由同一人再确认", "请另一人用自己的账号登记");
    }

    private static bool HaveDifferentCodes(ListEntry one, ListEntry other)
    {
        var (own, others) = (Identifiers.Classify(one.CreditCode).CreditCode, Identifiers.Classify(other.CreditCode).CreditCode);
        return own is not null && others is not null && own != others;
    }

    private static UserError Refused(string message, string hint) => new(ExitCode.Usage, "GB-ENT-001", message, hint);
}
