using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Departmental rows as events of a unit, in the order of their days. What an event means is the scheme's to say.</summary>
internal static class EventList
{
    public static IReadOnlyList<UnitEvent> Of(IEnumerable<TiedRecord> tied) =>
    [
        .. tied.Where(t => t.Record.Dataset.Event is not null)
            .Select(Event)
            .OrderBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.Date).ThenBy(e => e.Document, StringComparer.Ordinal).ThenBy(e => e.Origin?.ToString(), StringComparer.Ordinal)
            .ThenBy(e => e.Enterprise, StringComparer.Ordinal),
    ];

    private static UnitEvent Event(TiedRecord tied)
    {
        var record = tied.Record;
        return new(record.Dataset.Event!, DateOf(record), Describe(record))
        {
            End = record.Day("end_date"),
            Due = record.Day("due_date"),
            Grade = record.Text("grade"),
            Class = ClassOf(record),
            Amount = record.Number("amount"),
            Status = record.Text("status"),
            Document = record.Text("document"),
            IsOtherSite = tied.IsOtherSite,
            Enterprise = tied.Enterprise,
            Origin = record.Origin,
        };
    }

    /// <summary>处罚类别; a licence that the penalty took is a kind of penalty too, whatever the class says.</summary>
    private static string? ClassOf(SourceRecord record) => record.Text("licence") is { } licence
        ? string.Join('；', new[] { record.Text("penalty_class"), $"暂扣或吊销许可证件：{licence}" }.OfType<string>())
        : record.Text("penalty_class");

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
