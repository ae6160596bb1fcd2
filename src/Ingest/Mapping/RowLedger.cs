using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// Holds the accepted rows of one document until its end, to tell duplicates (the same row twice) from contradictions (one key, two contents). What it keeps in memory of
/// a row are two hashes and a place; the row itself waits on disk when there are many.
/// </summary>
internal sealed class RowLedger : IDisposable
{
    private const string TimeStamp = "updated";

    /// <summary>Rows that a message names, and that are compared to say which fields differ.</summary>
    private const int MostNamed = 5;

    private readonly RecordSpool _records = new();
    private readonly Dictionary<UInt128, int> _byContent = [];
    private readonly Dictionary<UInt128, int> _lastOfKey = [];

    /// <summary>The record before of the same key, by record; absent for the first of a key.</summary>
    private readonly Dictionary<int, int> _before = [];

    /// <summary>The last row that was the same as an earlier one, that one, and how many there were; null when there was none.</summary>
    public (int Row, int First, int Count)? Repeated { get; private set; }

    /// <summary>Datasets of accepted rows; known when the first outcome of <see cref="Close"/> is.</summary>
    public IReadOnlySet<string> AcceptedDatasets { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>A listed unit that stands twice with different particulars would be lost to the list if both rows were set aside: the file is not taken.</summary>
    public void RefuseTwoEntries(DocumentInfo info)
    {
        foreach (var same in Contested().Where(s => _records[s[0]].Dataset is { Id: "list", Mode: DatasetMode.Snapshot }))
            throw Rejection.Of("B117", $"名单条目重复：「{CellText.Show(_records[same[0]].Key)}」见第 {Named(same)} 行，内容不同", info, "一个条目只留一行，核对后重新导出名单");
    }

    /// <summary>The outcome of an exact duplicate; null for a row that waits for the end.</summary>
    public RowOutcome.Duplicate? Add(SourceRecord record)
    {
        var content = _records.HashOf(record);
        if (_byContent.TryGetValue(content, out var equal))
        {
            var first = _records[equal].Origin;
            Repeated = (record.Origin.Row, first.Row, (Repeated?.Count ?? 0) + 1);
            return new RowOutcome.Duplicate(record.Origin, first);
        }

        var (key, index) = (_records.KeyHashOf(record), _records.Count);
        _byContent[content] = index;
        if (_lastOfKey.TryGetValue(key, out var last))
            _before[index] = last;
        _lastOfKey[key] = index;
        _records.Add(record);
        return null;
    }

    /// <summary>The outcomes of all rows that waited, in the order of the document.</summary>
    public IEnumerable<RowOutcome> Close()
    {
        var settled = new Dictionary<int, Func<RowOutcome>>();
        foreach (var same in Contested())
            Settle(same, settled);
        AcceptedDatasets = Enumerable.Range(0, _records.Count).Where(i => !settled.ContainsKey(i)).Select(i => _records.DatasetOf(i)).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < _records.Count; i++)
            yield return settled.TryGetValue(i, out var outcome) ? outcome() : new RowOutcome.Accepted(_records[i]);
    }

    public void Dispose() => _records.Dispose();

    /// <summary>The records of each key that has more than one, in the order they came.</summary>
    private IEnumerable<List<int>> Contested()
    {
        foreach (var last in _lastOfKey.Values.Where(_before.ContainsKey).Order())
        {
            var same = new List<int> { last };
            while (_before.TryGetValue(same[^1], out var before))
                same.Add(before);
            same.Reverse();
            yield return same;
        }
    }

    private void Settle(List<int> same, Dictionary<int, Func<RowOutcome>> settled)
    {
        var latest = Latest(same);
        foreach (var index in same.Where(i => i != latest))
            settled[index] = latest is { } winner ? () => new RowOutcome.Duplicate(_records[index].Origin, _records[winner].Origin) : () => Contradiction(same, index);
    }

    private string Named(List<int> same) =>
        string.Join('、', same.Take(MostNamed).Select(i => _records[i].Origin.Row.ToString(CultureInfo.InvariantCulture))) + (same.Count > MostNamed ? $" 等 {same.Count}" : "");

    /// <summary>Of corrections that bear a time stamp the latest counts; null where the stamps do not tell.</summary>
    private int? Latest(List<int> same)
    {
        if (_records[same[0]].Dataset.Mode is not DatasetMode.Append)
            return null;
        var stamps = same.Select(i => (Index: i, Stamp: _records[i].Text(TimeStamp))).ToList();
        if (stamps.Exists(s => s.Stamp is null))
            return null;
        var ordered = stamps.OrderByDescending(s => s.Stamp!.Length).ThenByDescending(s => s.Stamp, StringComparer.Ordinal).ToList();
        return string.Equals(ordered[0].Stamp, ordered[1].Stamp, StringComparison.Ordinal) ? null : ordered[0].Index;
    }

    private RowOutcome.Quarantined Contradiction(List<int> same, int index)
    {
        var record = _records[index];
        var others = same.Take(MostNamed).Select(i => _records[i]).ToList();
        var fields = record.Dataset.Fields.Where((_, f) => others.Exists(o => !Equals(o.Values[f], record.Values[f]))).Select(f => f.Name).ToList();
        var issue = new Issue("B063", $"同一企业同一指标有两个不同值（第 {Named(same)} 行主键相同，「{string.Join("、", fields)}」不同）")
        {
            Severity = Severity.Error,
            Origin = record.Origin,
            Column = fields.FirstOrDefault(),
            Value = CellText.Show(record.Key.Replace('\u001F', ' ')),
            Advice = RowAdvice.Of("B063"),
        };
        var cells = record.Dataset.Fields.Select((f, i) => (f.Id, Text: Convert.ToString(record.Values[i], CultureInfo.InvariantCulture)));
        return new RowOutcome.Quarantined(new QuarantinedRow(issue, record.Dataset.Id, cells.ToDictionary(c => c.Id, string? (c) => c.Text, StringComparer.Ordinal)));
    }
}
