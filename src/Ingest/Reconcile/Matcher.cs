namespace GreenBatch.Ingest;

/// <summary>
/// Ties a record to a master by fixed tiers, the surest first: credit code, organisation code, registration number, exact name, former name, name without
/// legal form. What lies between sure and impossible goes to a person, and a branch or plant is never merged into its legal person.
/// </summary>
public sealed class Matcher(IEnumerable<Party> masters)
{
    private readonly MatchIndex _index = new(masters);

    public MatchResult Match(Party record)
    {
        var isNameless = record.Name.IsPlaceholder;
        var byCode = CodeTiers.Match(_index, record);
        if (byCode is not null)
            return byCode;
        return isNameless ? MatchResult.None : NameTiers.Match(_index, record) ?? RelationTiers.Match(_index, record) ?? NearTier.Match(_index, record) ?? MatchResult.None;
    }
}
