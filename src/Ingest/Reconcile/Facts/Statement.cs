using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>A value as one record states it.</summary>
/// <param name="Rank">Place of its source in the order of authority, from 0.</param>
/// <param name="Filled">How many cells of its record are filled: of two equals the fuller one.</param>
internal sealed record Statement(string Value, Origin Origin, bool IsSound, int Rank, DateOnly? AsOf, int Filled)
{
    public string Source => Origin.Source;

    public FactRival AsRival() => new(Value, Origin, AsOf);

    /// <summary>What the records say about a field, in the order given.</summary>
    public static List<Statement> Of(IEnumerable<SourceRecord> records, string field, Func<SourceRecord, string?> read, Func<string, bool> isSound, ReconcileRules rules) =>
    [
        .. records.Select(r => (Record: r, Value: read(r))).Where(s => !string.IsNullOrWhiteSpace(s.Value))
            .Select(s => new Statement(s.Value!, s.Record.Origin, isSound(s.Value!), FactChoice.Rank(rules, field, s.Record.Origin.Source), AsOfDay(s.Record, rules), s.Record.Values.Count(v => v is not null))),
    ];

    /// <summary>The day that the record's facts are of, by the field that the rules name for its dataset; a year counts to its last day.</summary>
    private static DateOnly? AsOfDay(SourceRecord record, ReconcileRules rules)
    {
        if (!rules.AsOf.TryGetValue($"{record.Dataset.Source}/{record.Dataset.Id}", out var field))
            return null;
        return record.Day(field) ?? (record.Number(field) is { } year and >= 1 and <= 9999 ? new DateOnly((int)year, 12, 31) : null);
    }

    public static string? Text(SourceRecord record, string field) => record[field] switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => Figures.Text(number),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };
}
