namespace GreenBatch.Ingest;

/// <summary>
/// Ties a record to a master by tiers, the surest first: credit code, organisation code, registration number, exact name, former name, name without
/// legal form, then by probability. What lies between sure and impossible goes to a person, and a branch or plant is never merged into its legal person.
/// Safe to use from several threads.
/// </summary>
public sealed class Matcher(IEnumerable<Party> masters)
{
    private readonly MatchIndex _index = new(masters);

    public MatchResult Match(Party record)
    {
        if (CodeTiers.Match(_index, record) is { } byCode)
            return byCode;
        if (record.Name.IsPlaceholder)
            return _index.Repairs.Of(record) is [var repair, ..] ? Nameless(repair) : MatchResult.None;
        var byName = NameTiers.Match(_index, record);
        if (byName is { Outcome: MatchOutcome.Auto })
            return byName;
        return (byName is null ? RelationTiers.Match(_index, record) : null) ?? ProbabilityTier.Match(_index, record, byName) ?? MatchResult.None;
    }

    /// <summary>All records, on every core; results in the order of the records, the same for any order of records and masters.</summary>
    public MatchResult[] MatchAll(IReadOnlyList<Party> records, CancellationToken cancel)
    {
        var results = new MatchResult[records.Count];
        Parallel.For(0, records.Count, new ParallelOptions { CancellationToken = cancel }, i => results[i] = Match(records[i]));
        Rivals.Settle(_index, records, results);
        return results;
    }

    /// <summary>Every field's weight of a pair, whichever tier tied it; null when there is no such master.</summary>
    public Waterfall? Explain(Party record, string? masterId) =>
        _index.ProfileOf(masterId) is { } master ? _index.Weigher.Explain(new PartyProfile(record), master) : null;

    /// <summary>The blocking rules that bring the pair together, in Chinese: for measuring what the blocks miss.</summary>
    public IReadOnlyList<string> MeetBy(Party record, string masterId) =>
        _index.ProfileOf(masterId) is { } master ? _index.Blocking.RulesOf(new PartyProfile(record), master.Index) : [];

    /// <summary>How much the blocks saved, and what they would not follow.</summary>
    public MatchFigures Figures => MatchFigures.Of(_index);

    private static MatchResult Nameless(CodeRepair repair) =>
        new(repair.Master.Id, MatchOutcome.Review, "T8", 0m, 0m, Relation.Same, $"没有名称，代码{repair.How}即为 {repair.Code}（只作提示）");
}
