using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>What became of a corrected row: the same four ends as of any row, or the fault that it still has.</summary>
public abstract record ReplayOutcome
{
    public sealed record Accepted(SourceRecord Record) : ReplayOutcome;

    public sealed record Duplicate(Origin First) : ReplayOutcome;

    public sealed record Outside : ReplayOutcome;

    public sealed record Faulty(Issue Issue) : ReplayOutcome;
}

/// <summary>Puts a corrected row through everything the row went through when it came, beside the rows of its document that were accepted then.</summary>
/// <param name="list">The list whose units' rows are kept; null: every row is.</param>
public sealed class RowReplay(SourceDefinition source, ReadContext context, ListIndex? list)
{
    private readonly AuthorityCell _authorities = new(context.Authorities, context.DayOfRecord);

    /// <param name="cells">Text by field id, as corrected.</param>
    /// <param name="accepted">Rows of the same dataset in the same document.</param>
    public ReplayOutcome Replay(DatasetDefinition dataset, Origin origin, IReadOnlyDictionary<string, string?> cells, IReadOnlyList<SourceRecord> accepted)
    {
        var header = dataset.Fields.Select(f => f.Name).ToArray();
        var row = new SourceRow(origin, header, [.. dataset.Fields.Select(f => Given(cells.GetValueOrDefault(f.Id)))]);
        var (record, quarantined) = new RowMapper(FieldMap.Of(dataset, header), source, _authorities, context.DataYear).Map(row);
        if (record is null)
            return new ReplayOutcome.Faulty(quarantined!.Issue);
        if (list?.Concerns(record) == false)
            return new ReplayOutcome.Outside();
        var same = accepted.FirstOrDefault(a => string.Equals(a.Dataset.Id, dataset.Id, StringComparison.Ordinal) && string.Equals(a.Key, record.Key, StringComparison.Ordinal));
        if (same is null)
            return new ReplayOutcome.Accepted(CodeNote.AddTo(record));
        return same.Values.SequenceEqual(record.Values) ? new ReplayOutcome.Duplicate(same.Origin) : new ReplayOutcome.Faulty(Contradiction(record, same));
    }

    /// <summary>A cell of stars alone is a citizen's number that was dropped when the row came.</summary>
    private static string? Given(string? cell) => cell is { Length: > 0 } && cell.AsSpan().Trim('*').IsEmpty ? null : cell;

    private static Issue Contradiction(SourceRecord record, SourceRecord same)
    {
        var fields = record.Dataset.Fields.Where((_, i) => !Equals(record.Values[i], same.Values[i])).Select(f => f.Name).ToList();
        return new Issue("B063", $"与第 {same.Origin.Row} 行主键相同，「{string.Join("、", fields)}」不同") { Severity = Severity.Error, Origin = record.Origin, Column = fields.FirstOrDefault(), Advice = RowAdvice.Of("B063") };
    }
}
