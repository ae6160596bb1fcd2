using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>What counts of all deliveries: of a snapshot the newest delivery, of additions the newest row of each key. The order of input does not matter.</summary>
internal static class NewestRecords
{
    public static IReadOnlyList<SourceRecord> Of(IEnumerable<SourceRecord> records)
    {
        var counting = new List<SourceRecord>();
        foreach (var dataset in records.GroupBy(r => (r.Dataset.Source, r.Dataset.Id)).OrderBy(g => g.Key.Source, StringComparer.Ordinal).ThenBy(g => g.Key.Id, StringComparer.Ordinal))
        {
            var ordered = dataset.Order(Oldest).ToList();
            counting.AddRange(ordered[0].Dataset.Mode == DatasetMode.Snapshot ? Newest(ordered) : ByKey(ordered));
        }

        return counting;
    }

    /// <summary>Delivery ids end in their sequence: 2025-market-02 comes before 2025-market-10.</summary>
    public static (int Sequence, string Id) Sequence(string delivery)
    {
        var digits = delivery.Length - delivery.AsSpan().TrimEnd("0123456789").Length;
        return (digits is > 0 and < 10 ? int.Parse(delivery.AsSpan(delivery.Length - digits), CultureInfo.InvariantCulture) : 0, delivery);
    }

    private static Comparer<SourceRecord> Oldest { get; } = Comparer<SourceRecord>.Create((left, right) =>
    {
        var (a, b) = (left.Origin, right.Origin);
        var order = Sequence(a.Delivery).Sequence.CompareTo(Sequence(b.Delivery).Sequence);
        order = order != 0 ? order : string.CompareOrdinal(a.Delivery, b.Delivery);
        order = order != 0 ? order : string.CompareOrdinal(a.File, b.File);
        order = order != 0 ? order : string.CompareOrdinal(a.Sheet, b.Sheet);
        return order != 0 ? order : a.Row.CompareTo(b.Row);
    });

    private static IEnumerable<SourceRecord> Newest(List<SourceRecord> ordered)
    {
        var newest = ordered[^1].Origin.Delivery;
        return ordered.Where(r => string.Equals(r.Origin.Delivery, newest, StringComparison.Ordinal));
    }

    private static IEnumerable<SourceRecord> ByKey(List<SourceRecord> ordered) =>
        ordered.GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => g.Last());
}
