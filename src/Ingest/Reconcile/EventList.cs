using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Departmental rows as events of a unit, in the order of their days. What an event means is the scheme's to say.</summary>
internal static class EventList
{
    public static IReadOnlyList<UnitEvent> Of(IEnumerable<TiedRecord> tied) =>
    [
        .. tied.Where(t => t.Record.Dataset.Event is not null)
            .Select(t => Event(t.Record, t.IsOtherSite))
            .OrderBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.Date).ThenBy(e => e.Document, StringComparer.Ordinal).ThenBy(e => e.Origin?.ToString(), StringComparer.Ordinal),
    ];

    private static UnitEvent Event(SourceRecord record, bool isOtherSite) => new(record.Dataset.Event!, DateOf(record), Describe(record))
    {
        End = record.Day("end_date"),
        Due = record.Day("due_date"),
        Grade = record.Text("grade"),
        Amount = record.Number("amount"),
        Status = record.Text("status"),
        Document = record.Text("document"),
        IsOtherSite = isOtherSite,
        Origin = record.Origin,
    };

    /// <summary>The dataset's day; a grade that only names its year counts from that year's last day.</summary>
    private static DateOnly? DateOf(SourceRecord record) =>
        record.Day(record.Dataset.DateField) ?? (record.Number("year") is { } year and >= 1 and <= 9999 ? new DateOnly((int)year, 12, 31) : null);

    private static string Describe(SourceRecord record)
    {
        string?[] parts =
        [
            record.Text("description"), record.Text("content"), record.Text("product"), record.Text("site"), record.Text("issuer"),
            record.Number("year") is { } year ? year.ToString(CultureInfo.InvariantCulture) + "年度" : null,
            Count(record, "deaths", "死亡"), Count(record, "injuries", "重伤"),
        ];
        var given = parts.Where(p => !string.IsNullOrWhiteSpace(p)).ToList();
        return given.Count == 0 ? record.Dataset.Name : string.Join("；", given);
    }

    private static string? Count(SourceRecord record, string field, string what) =>
        record.Number(field) is { } count ? string.Create(CultureInfo.InvariantCulture, $"{what} {count} 人") : null;
}
