namespace GreenBatch.Ingest;

/// <summary>A record on its way into a dossier.</summary>
internal sealed record TiedRecord(SourceRecord Record, string EntryId, string Tier, string Relation, string Explanation, bool IsOtherSite)
{
    public Link ToLink() => new(Record, EntryId, Tier, Relation, Explanation);
}
