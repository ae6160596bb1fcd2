using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Mergers and splits that people registered, laid over the list. The list itself is never changed, so that a merger taken back leaves no trace in the dossiers.</summary>
internal static class EntryChanges
{
    /// <summary>The newest merger or restoration of the entry that holds in the cycle.</summary>
    public static EntryChange? Newest(ReconcileInput input, string entryId) => input.EntryChanges.LastOrDefault(c =>
        c.From <= input.Cycle && c.Kind is RelationKind.MergedInto or EntryChange.Restored && string.Equals(c.EntryId, entryId, StringComparison.Ordinal));

    /// <summary>The entry as people registered it; where the list says otherwise, that is a conflict.</summary>
    public static ListEntry Over(ListEntry entry, Origin row, ReconcileInput input, ReconcileLog log)
    {
        if (Newest(input, entry.Id) is not { } change || string.Equals(entry.MergedInto, change.OtherEntryId, StringComparison.Ordinal))
            return entry;
        if (entry.MergedInto is { } listed)
            log.Conflicts.Add(new(entry.Id, FactFields.MergedInto, change.OtherEntryId ?? "未并入", null, listed, row, $"人工登记（{change.Who}）：{change.Reason}", false));
        return entry with { MergedInto = change.OtherEntryId };
    }
}
