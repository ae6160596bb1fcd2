namespace GreenBatch.Ingest;

/// <summary>A branch or plant beside its legal person: proposed as a relation, never merged.</summary>
internal static class RelationTiers
{
    public static MatchResult? Match(MatchIndex index, Party record)
    {
        if (record.Name.Tail.Length > 0 && index.ByName[record.Name.Head].FirstOrDefault() is { } parent)
            return Propose(parent, record, $"「{record.Name.Tail}」是「{parent.Name.Raw}」的分支或厂点，不并入法人");
        if (index.ByHead[record.Name.Head].FirstOrDefault() is { } part)
            return Propose(part, record, $"「{part.Name.Raw}」与「{record.Name.Raw}」属同一法人，是否同一厂点须核对");
        return null;
    }

    private static MatchResult Propose(Party master, Party record, string why) =>
        new(master.Id, MatchOutcome.Review, "T8", 1m, 0m, Comparison.RelationOf(record, master), why);
}
