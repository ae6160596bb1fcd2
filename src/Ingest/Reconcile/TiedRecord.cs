namespace GreenBatch.Ingest;

/// <summary>A record on its way into a dossier.</summary>
internal sealed record TiedRecord(SourceRecord Record, string EntryId, string Tier, string Relation, string Explanation, bool IsOtherSite)
{
    /// <summary>Enterprise inside the park that the record is about; null when it is about the entry itself.</summary>
    public string? Enterprise { get; init; }

    /// <summary>Every field's weight, where names and facts were compared.</summary>
    public Waterfall? Weights { get; init; }

    public Link ToLink() => new(Record, EntryId, Tier, Relation, Explanation) { Weights = Weights };
}
