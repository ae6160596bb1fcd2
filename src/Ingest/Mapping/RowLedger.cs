using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Holds the accepted rows of one document until its end, to tell duplicates (the same row twice) from contradictions (one key, two contents).</summary>
internal sealed class RowLedger
{
    private const string TimeStamp = "updated";

    private readonly List<SourceRecord> _records = [];
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal);

    /// <summary>The last row that was the same as an earlier one, that one, and how many there were; null when there was none.</summary>
    public (int Row, int First, int Count)? Repeated { get; private set; }

    /// <summary>A listed unit that stands twice with different particulars would be lost to the list if both rows were set aside: the file is not taken.</summary>
    public void RefuseTwoEntries(DocumentInfo info)
    {
        foreach (var same in _byKey.Values.Where(s => s.Count > 1 && _records[s[0]].Dataset is { Id: "list", Mode: DatasetMode.Snapshot }))
        {
            var rows = string.Join('、', same.Select(i => _records[i].Origin.Row.ToString(CultureInfo.InvariantCulture)));
            throw Rejection.Of("B117", $"名单条目重复：「{CellText.Show(_records[same[0]].Key)}」见第 {rows} 行，内容不同", info, "一个条目只留一行，核对后重新导出名单");
        }
    }

    /// <summary>The outcome of an exact duplicate; null for a row that waits for the end.</summary>
    public RowOutcome.Duplicate? Add(SourceRecord record)
    {
        var key = $"{record.Dataset.Id}\u001E{record.Key}";
        if (!_byKey.TryGetValue(key, out var same))
            _byKey[key] = same = [];
        foreach (var index in same)
        {
            if (!_records[index].Values.SequenceEqual(record.Values))
                continue;
            Repeated = (record.Origin.Row, _records[index].Origin.Row, (Repeated?.Count ?? 0) + 1);
            return new RowOutcome.Duplicate(record.Origin, _records[index].Origin);
        }

        same.Add(_records.Count);
        _records.Add(record);
        return null;
    }

    /// <summary>The outcomes of all rows that waited, in the order of the document.</summary>
    public IEnumerable<RowOutcome> Close()
    {
        var outcomes = _records.Select(RowOutcome (r) => new RowOutcome.Accepted(r)).ToArray();
        foreach (var same in _byKey.Values.Where(s => s.Count > 1))
            Settle(same, outcomes);
        return outcomes;
    }

    private void Settle(List<int> same, RowOutcome[] outcomes)
    {
        var latest = Latest(same);
        foreach (var index in same.Where(i => i != latest))
            outcomes[index] = latest is { } winner ? new RowOutcome.Duplicate(_records[index].Origin, _records[winner].Origin) : Contradiction(same, index);
    }

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
        var rows = string.Join('、', same.Select(i => _records[i].Origin.Row.ToString(CultureInfo.InvariantCulture)));
        var fields = record.Dataset.Fields.Where((_, f) => same.Exists(i => !Equals(_records[i].Values[f], record.Values[f]))).Select(f => f.Name).ToList();
        var issue = new Issue("B063", $"同一企业同一指标有两个不同值（第 {rows} 行主键相同，「{string.Join("、", fields)}」不同）")
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
