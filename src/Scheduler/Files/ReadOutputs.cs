using System.Globalization;
using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Files;

/// <summary>What became of the rows of one file.</summary>
internal sealed class ReadOutcome
{
    public List<SourceRecord> Accepted { get; } = [];

    public List<QuarantinedRow> Quarantined { get; } = [];

    public int Duplicate { get; private set; }

    public int Normalised { get; set; }

    public int Rows => Accepted.Count + Quarantined.Count + Duplicate;

    public void Add(RowOutcome outcome)
    {
        switch (outcome)
        {
            case RowOutcome.Accepted accepted:
                Accepted.Add(accepted.Record);
                break;
            case RowOutcome.Quarantined quarantined:
                Quarantined.Add(quarantined.Row);
                break;
            default:
                Duplicate++;
                break;
        }
    }
}

/// <summary>Writes <c>accepted.csv</c> (field ids as columns) and <c>quarantine.csv</c>.</summary>
internal static class ReadOutputs
{
    public static void Write(string folder, SourceDefinition source, ReadOutcome outcome)
    {
        Directory.CreateDirectory(folder);
        var datasets = DatasetsOf(source, outcome);
        var fields = datasets.SelectMany(d => d.Fields.Select(f => f.Id)).Distinct(StringComparer.Ordinal).ToList();
        var isMixed = datasets.Count > 1;
        CsvTable.Write(
            Path.Combine(folder, "accepted.csv"),
            isMixed ? [.. fields.Prepend("dataset")] : fields,
            outcome.Accepted.Select(r => RowOf(r, fields, isMixed)));
        CsvTable.Write(
            Path.Combine(folder, "quarantine.csv"),
            ["location", "column", "value", "code", "message"],
            outcome.Quarantined.Select(IReadOnlyList<string?> (q) => [Location(q), q.Issue.Column, q.Issue.Value, q.Issue.Code, q.Issue.Message]));
    }

    /// <summary>Those of the accepted rows; when none was accepted, those the quarantined rows are of, else all: a table has columns even without rows.</summary>
    private static List<DatasetDefinition> DatasetsOf(SourceDefinition source, ReadOutcome outcome)
    {
        var accepted = source.Datasets.Where(d => outcome.Accepted.Exists(r => ReferenceEquals(r.Dataset, d))).ToList();
        if (accepted.Count > 0)
            return accepted;
        var quarantined = source.Datasets.Where(d => outcome.Quarantined.Exists(q => string.Equals(q.Dataset, d.Id, StringComparison.Ordinal))).ToList();
        return quarantined.Count > 0 ? quarantined : [.. source.Datasets];
    }

    private static IReadOnlyList<string?> RowOf(SourceRecord record, List<string> fields, bool isMixed)
    {
        var cells = fields.Select(f => Text(record[f]));
        return isMixed ? [.. cells.Prepend(record.Dataset.Id)] : [.. cells];
    }

    private static string? Text(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string? Location(QuarantinedRow row) => row.Issue.Origin is { } origin
        ? string.Create(CultureInfo.InvariantCulture, $"{(origin.Sheet is null ? "" : "〔" + origin.Sheet + "〕")}第 {origin.Row} 行")
        : null;
}
