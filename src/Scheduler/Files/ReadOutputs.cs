using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Files;

/// <summary>
/// Writes <c>accepted.csv</c> (field ids as columns) and <c>quarantine.csv</c> while the rows of a file come, and counts them. Nothing of a file that is refused stays:
/// both bear other names until <see cref="Finish"/>.
/// </summary>
/// <param name="folder">Null: only count.</param>
internal sealed class ReadOutputs(string? folder, SourceDefinition source) : IDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly HashSet<string> _quarantinedDatasets = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (Issue First, int Count)> _notes = new(StringComparer.Ordinal);
    private CsvRows? _accepted;
    private CsvRows? _quarantine;
    private List<string> _fields = [];
    private bool _isMixed;

    public int Accepted { get; private set; }

    public int Quarantined { get; private set; }

    public int Duplicate { get; private set; }

    public int Rows => Accepted + Quarantined + Duplicate;

    /// <summary>What was put into its proper form or taken with a doubt: the first of each code and how many there were, by code.</summary>
    public IReadOnlyDictionary<string, (Issue First, int Count)> Notes => _notes;

    /// <param name="accepted">Datasets of accepted rows, known when the first of them comes.</param>
    public void Add(RowOutcome outcome, IReadOnlySet<string> accepted)
    {
        switch (outcome)
        {
            case RowOutcome.Accepted row:
                Accepted++;
                Note(row.Record.Issues);
                if (folder is not null)
                    (_accepted ??= OpenAccepted(source.Datasets.Where(d => accepted.Contains(d.Id)).ToList())).Write(RowOf(row.Record));
                break;
            case RowOutcome.Quarantined row:
                Quarantined++;
                _quarantinedDatasets.Add(row.Row.Dataset ?? "");
                if (folder is not null)
                    (_quarantine ??= OpenQuarantine()).Write([Location(row.Row), row.Row.Issue.Column, row.Row.Issue.Value, row.Row.Issue.Code, row.Row.Issue.Message]);
                break;
            default:
                Duplicate++;
                break;
        }
    }

    /// <summary>Gives both files their names.</summary>
    public void Finish()
    {
        if (folder is null)
            return;
        (_accepted ?? OpenAccepted(DatasetsWithoutAccepted())).Dispose();
        (_quarantine ?? OpenQuarantine()).Dispose();
        foreach (var file in new[] { "accepted.csv", "quarantine.csv" })
            File.Move(Path.Combine(folder, file + Unfinished), Path.Combine(folder, file), overwrite: true);
    }

    public void Dispose()
    {
        _accepted?.Dispose();
        _quarantine?.Dispose();
        foreach (var file in new[] { "accepted.csv", "quarantine.csv" })
        {
            if (folder is not null && File.Exists(Path.Combine(folder, file + Unfinished)))
                File.Delete(Path.Combine(folder, file + Unfinished));
        }
    }

    /// <summary>When none was accepted, those the quarantined rows are of, else all: a table has columns even without rows.</summary>
    private List<DatasetDefinition> DatasetsWithoutAccepted()
    {
        var quarantined = source.Datasets.Where(d => _quarantinedDatasets.Contains(d.Id)).ToList();
        return quarantined.Count > 0 ? quarantined : [.. source.Datasets];
    }

    private CsvRows OpenAccepted(List<DatasetDefinition> datasets)
    {
        _fields = datasets.SelectMany(d => d.Fields.Select(f => f.Id)).Distinct(StringComparer.Ordinal).ToList();
        _isMixed = datasets.Count > 1;
        return Open("accepted.csv", _isMixed ? [.. _fields.Prepend("dataset")] : _fields);
    }

    private CsvRows OpenQuarantine() => Open("quarantine.csv", ["location", "column", "value", "code", "message"]);

    private CsvRows Open(string file, IReadOnlyList<string> header)
    {
        Directory.CreateDirectory(folder!);
        return CsvTable.Open(Path.Combine(folder!, file + Unfinished), header);
    }

    private void Note(IReadOnlyList<Issue> issues)
    {
        foreach (var issue in issues)
            _notes[issue.Code] = _notes.TryGetValue(issue.Code, out var known) ? (known.First, known.Count + 1) : (issue, 1);
    }

    private IReadOnlyList<string?> RowOf(SourceRecord record)
    {
        var cells = _fields.Select(f => Text(record[f]));
        return _isMixed ? [.. cells.Prepend(record.Dataset.Id)] : [.. cells];
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
