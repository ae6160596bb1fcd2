namespace GreenBatch.Ingest;

/// <summary>Quarantined rows of the newest delivery of values, by entry: an older delivery's faults were mended by a newer one.</summary>
internal static class QuarantinedValues
{
    public static ILookup<string, QuarantinedRow> ByEntry(ReconcileInput input)
    {
        List<QuarantinedRow> rows = [.. input.Quarantined.Where(q => string.Equals(q.Dataset, FieldIds.Values, StringComparison.Ordinal) && q.Cells.GetValueOrDefault(FieldIds.EntryId) is not null)];
        var deliveries = rows.Select(q => q.Issue.Origin?.Delivery)
            .Concat(input.Records.Where(r => r.Is(FieldIds.Platform, FieldIds.Values)).Select(r => r.Origin.Delivery))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        var newest = deliveries.OrderBy(d => NewestRecords.Sequence(d).Sequence).ThenBy(d => d, StringComparer.Ordinal).LastOrDefault();
        return rows.Where(q => q.Issue.Origin is null || string.Equals(q.Issue.Origin.Delivery, newest, StringComparison.Ordinal))
            .OrderBy(q => q.Issue.Origin?.File, StringComparer.Ordinal).ThenBy(q => q.Issue.Origin?.Row)
            .ToLookup(q => q.Cells[FieldIds.EntryId]!.Trim(), StringComparer.Ordinal);
    }
}
