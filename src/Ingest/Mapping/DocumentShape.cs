namespace GreenBatch.Ingest;

/// <summary>How the rows of one dataset came in a document, whatever stood in them: what is compared with last time.</summary>
/// <param name="Encoding">Encoding of a text file, else the format.</param>
/// <param name="Rows">Rows of the dataset, whatever became of them.</param>
/// <param name="Missing">Names of fields that no column carries.</param>
public sealed record DocumentShape(string Dataset, string Encoding, long Rows, long Quarantined, IReadOnlyList<ShapeColumn> Columns, IReadOnlyList<string> Missing)
{
    /// <summary>Newest day in the field that says of which day the data are.</summary>
    public DateOnly? Newest { get; init; }

    public IEnumerable<string> Unmapped => Columns.Where(c => c.Field is null).Select(c => c.Header);

    /// <summary>Two parts of one delivery taken together.</summary>
    public DocumentShape With(DocumentShape other) => this with
    {
        Rows = Rows + other.Rows,
        Quarantined = Quarantined + other.Quarantined,
        Columns = [.. Columns.Concat(other.Columns).DistinctBy(c => c.Header, StringComparer.Ordinal)],
        Missing = [.. Missing.Intersect(other.Missing, StringComparer.Ordinal)],
        Newest = Newest > other.Newest || other.Newest is null ? Newest : other.Newest,
    };
}

/// <param name="Field">The field it carries; null when no field claims it.</param>
/// <param name="Type">What most of its cells look like: number, date, code, text, or empty.</param>
public sealed record ShapeColumn(string Header, string? Field, string Type);
