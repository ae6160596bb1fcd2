using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>One row as it stands in the document: untouched text cells beside the header they stand under.</summary>
public sealed record SourceRow(Origin Origin, IReadOnlyList<string> Header, IReadOnlyList<string?> Cells);
