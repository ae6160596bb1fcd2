namespace GreenBatch.Ingest;

/// <summary>The middle value of comparable units.</summary>
/// <param name="Of">Whose it is, in Chinese: 同行业 or 同类.</param>
internal sealed record Median(decimal Value, string Of);
