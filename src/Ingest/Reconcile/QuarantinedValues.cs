using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Quarantined rows of the newest delivery of values for a kind of unit, by entry: an older delivery's faults were mended by a newer one.</summary>
internal static class QuarantinedValues
{
    public static ILookup<string, QuarantinedRow> ByEntry(ReconcileInput input, IReadOnlyList<ListEntry> entries)
    {
        var kinds = entries.ToDictionary(e => e.Id, e => e.Kind, StringComparer.Ordinal);
        List<(QuarantinedRow Row, string Entry)> rows =
        [
            .. input.Quarantined.Where(q => string.Equals(q.Dataset, FieldIds.Values, StringComparison.Ordinal))
                .Select(q => (q, Entry: q.Cells.GetValueOrDefault(FieldIds.EntryId)?.Trim() ?? ""))
                .Where(q => kinds.ContainsKey(q.Entry)),
        ];
        if (rows.Count == 0)
            return rows.ToLookup(r => r.Entry, r => r.Row, StringComparer.Ordinal);
        var delivered = input.Records.Where(r => r.Is(FieldIds.Platform, FieldIds.Values))
            .Select(r => (Entry: r.Text(FieldIds.EntryId) ?? "", r.Origin.Delivery))
            .Where(d => kinds.ContainsKey(d.Entry))
            .Concat(rows.Select(r => (r.Entry, Delivery: DeliveryOf(r.Row))));
        var newest = delivered.GroupBy(d => kinds[d.Entry], d => d.Delivery).ToDictionary(g => g.Key, g => NewestRecords.InOrder(g).Last());
        return rows.Where(r => string.Equals(DeliveryOf(r.Row), newest[kinds[r.Entry]], StringComparison.Ordinal))
            .OrderBy(r => r.Row.Issue.Origin?.File, StringComparer.Ordinal).ThenBy(r => r.Row.Issue.Origin?.Row)
            .ToLookup(r => r.Entry, r => r.Row, StringComparer.Ordinal);
    }

    private static string DeliveryOf(QuarantinedRow row) => row.Issue.Origin?.Delivery ?? "";
}
