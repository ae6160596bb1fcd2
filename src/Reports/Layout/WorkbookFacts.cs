namespace GreenBatch.Reports;

/// <summary>What a workbook says about itself to machines: custom document properties and the hidden sheet <c>_meta</c>.</summary>
internal sealed record WorkbookFacts(string Title, string Office, DateTimeOffset GeneratedAt, IReadOnlyList<KeyValuePair<string, string>> Properties);
