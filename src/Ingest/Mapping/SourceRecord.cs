using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>A row whose cells have become typed values (text, decimal, whole number, day), by the fields of its dataset.</summary>
/// <param name="Values">One per field of the dataset, in its order: string, decimal, int, DateOnly or null.</param>
public sealed record SourceRecord(Origin Origin, DatasetDefinition Dataset, IReadOnlyList<object?> Values)
{
    /// <summary>What was normalised on the way, and warnings: the row is in all the same.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>Natural key: the key fields joined by U+001F.</summary>
    public string Key => string.Join('\u001F', Dataset.Key.Select(id => Convert.ToString(this[id], System.Globalization.CultureInfo.InvariantCulture)));

    public object? this[string id] => Dataset.IndexOf(id) is var index and >= 0 ? Values[index] : null;

    public string? Text(string id) => this[id] as string;

    public decimal? Number(string id) => this[id] switch { decimal d => d, int i => i, _ => null };

    public DateOnly? Day(string id) => this[id] as DateOnly?;
}

/// <summary>A row that could not be taken, with what is wrong and its cells by field as far as they could be told.</summary>
/// <param name="Cells">Raw text by field id.</param>
public sealed record QuarantinedRow(Issue Issue, string? Dataset, IReadOnlyDictionary<string, string?> Cells);

/// <summary>What became of one row: exactly one of these, so that rows = accepted + quarantined + duplicate + outside; rows outside the list are counted without a word.</summary>
public abstract record RowOutcome
{
    public sealed record Accepted(SourceRecord Record) : RowOutcome;

    public sealed record Quarantined(QuarantinedRow Row) : RowOutcome;

    /// <summary>Equal to an earlier row of the document.</summary>
    public sealed record Duplicate(Origin Origin, Origin First) : RowOutcome;
}
