using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>
/// What counts of all deliveries: of a snapshot the newest delivery, of additions the newest row of each key. A snapshot of the list replaces the one
/// before it within one kind of unit, for the platform delivers factories and parks apart; what a unit filed replaces what the same unit filed before, so that
/// a file with the corrections of three units takes nothing from the others. The order of input does not matter.
/// </summary>
internal static class NewestRecords
{
    public static IReadOnlyList<SourceRecord> Of(IEnumerable<SourceRecord> records)
    {
        var all = records.ToList();
        var kinds = KindsOf(all.Where(r => r.Is(FieldIds.Platform, FieldIds.List)));
        var counting = new List<SourceRecord>(all.Count);
        foreach (var dataset in all.GroupBy(r => (r.Dataset.Source, r.Dataset.Id)).OrderBy(g => g.Key.Source, StringComparer.Ordinal).ThenBy(g => g.Key.Id, StringComparer.Ordinal))
        {
            var ordered = OldestFirst(dataset);
            counting.AddRange(ordered[0].Dataset.Mode == DatasetMode.Snapshot ? Newest(ordered, kinds) : ByKey(ordered));
        }

        return counting;
    }

    /// <summary>Deliveries, the oldest first: their ids end in their sequence, 2025-market-02 before 2025-market-10.</summary>
    public static IOrderedEnumerable<string> InOrder(IEnumerable<string> deliveries) =>
        deliveries.Distinct(StringComparer.Ordinal).OrderBy(Sequence).ThenBy(d => d, StringComparer.Ordinal);

    private static int Sequence(string delivery)
    {
        var digits = delivery.Length - delivery.AsSpan().TrimEnd("0123456789").Length;
        return digits is > 0 and < 10 ? int.Parse(delivery.AsSpan(delivery.Length - digits), CultureInfo.InvariantCulture) : 0;
    }

    private static List<SourceRecord> OldestFirst(IEnumerable<SourceRecord> records)
    {
        var all = records.ToList();
        var places = InOrder(all.Select(r => r.Origin.Delivery)).Select((delivery, place) => (delivery, place)).ToDictionary(d => d.delivery, d => d.place, StringComparer.Ordinal);
        return [.. all.OrderBy(r => places[r.Origin.Delivery]).ThenBy(r => r.Origin.File, StringComparer.Ordinal).ThenBy(r => r.Origin.Sheet, StringComparer.Ordinal).ThenBy(r => r.Origin.Row)];
    }

    private static IEnumerable<SourceRecord> Newest(List<SourceRecord> ordered, Dictionary<string, string> kinds)
    {
        string ScopeOf(SourceRecord record) => record.IsPlatform() && record.Text(FieldIds.EntryId) is { } id ? record.Is(FieldIds.Platform, FieldIds.List) ? kinds.GetValueOrDefault(id, "") : id : "";
        var newest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in ordered)
            newest[ScopeOf(record)] = record.Origin.Delivery;
        return ordered.Where(r => string.Equals(r.Origin.Delivery, newest[ScopeOf(r)], StringComparison.Ordinal));
    }

    private static Dictionary<string, string> KindsOf(IEnumerable<SourceRecord> list)
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in list)
        {
            if (record.Text(FieldIds.EntryId) is { } id)
                kinds[id] = Convert.ToString(record["kind"], CultureInfo.InvariantCulture) ?? "";
        }

        return kinds;
    }

    private static IEnumerable<SourceRecord> ByKey(List<SourceRecord> ordered) =>
        ordered.GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => g.Last());
}
