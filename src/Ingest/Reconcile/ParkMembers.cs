using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// 园区（含园区内企业）, 13号 第十五条: ties what departments recorded about an enterprise inside a listed park to the park, by code and name as for listed
/// entries. Only events look through; figures and facts of an enterprise are never the park's.
/// </summary>
internal sealed class ParkMembers
{
    private readonly Dictionary<string, ListEntry> _members;
    private readonly Dictionary<string, string> _parks;
    private readonly Dictionary<string, Company> _companies;
    private readonly Matcher _matcher;
    private readonly SiteChoice _sites;

    /// <param name="rows">Records of the platform's <c>members</c> dataset that are tied to a listed park.</param>
    public ParkMembers(IEnumerable<SourceRecord> rows, IReadOnlyDictionary<string, ListEntry> entries, IReadOnlyList<SourceRecord> counting, ReconcileInput input)
    {
        var members = rows.Select(r => (Row: r, Park: entries[r.Text(FieldIds.EntryId)!])).ToList();
        _members = members.Select(m => EntryOf(m.Row, m.Park, input)).DistinctBy(e => e.Id, StringComparer.Ordinal).ToDictionary(e => e.Id, StringComparer.Ordinal);
        _parks = members.DistinctBy(m => MemberAliases.IdOf(m.Row), StringComparer.Ordinal).ToDictionary(m => MemberAliases.IdOf(m.Row), m => m.Park.Id, StringComparer.Ordinal);
        List<DatedAlias> known = [.. members.SelectMany(m => MemberAliases.Of(m.Row))];
        var companies = Company.Group([.. _members.Values], _members.Count == 0 ? [] : known.Concat(MarketAliases.Of(known, counting)), input.Authorities);
        _companies = companies.ToDictionary(c => c.Party.Id, StringComparer.Ordinal);
        _matcher = new Matcher(companies.Select(c => c.Party));
        _sites = new SiteChoice(input);
    }

    /// <summary>The parks that the record concerns. What is likely but not sure goes to a person.</summary>
    public IReadOnlyList<TiedRecord> Tie(SourceRecord record, Party party, ReconcileLog log)
    {
        if (_members.Count == 0 || record.Dataset.Event is null)
            return [];
        var match = _matcher.Match(party);
        if (match.Outcome == MatchOutcome.Auto)
            return Inside(record, _companies[match.MasterId!], match, match.Waterfall ?? _matcher.Explain(party, match.MasterId));
        if (match.Outcome == MatchOutcome.Review && !Comparison.HasDifferentCreditCodes(party, _companies[match.MasterId!].Party))
            log.Reviews.Add(Question(record, _companies[match.MasterId!], match));
        return [];
    }

    private IReadOnlyList<TiedRecord> Inside(SourceRecord record, Company company, MatchResult match, Waterfall? weights) =>
    [
        .. _sites.Of(record, company)
            .GroupBy(s => _parks[s.Entry.Id], StringComparer.Ordinal)
            .Select(park => park.OrderBy(s => s.IsOtherSite).First())
            .Select(s => new TiedRecord(record, _parks[s.Entry.Id], match.Tier, Relation.MemberOf, $"园区内企业「{s.Entry.Name}」：{match.Explanation}", s.IsOtherSite) { Enterprise = s.Entry.Name, Weights = weights }),
    ];

    private ReviewItem Question(SourceRecord record, Company company, MatchResult match) => new(
        Subjects.Of(record),
        $"「{record.Text(FieldIds.Name)}」是否就是园区内企业「{company.Entries[0].Name}」？（是的，关系填 {Relation.MemberOf}）",
        [.. company.Entries.Select(e => _parks[e.Id]).Distinct(StringComparer.Ordinal)],
        record.Origin,
        $"{match.Tier}：{match.InWords}")
    {
        Relation = Relation.MemberOf,
        Score = match.Score,
        Margin = match.Margin,
    };

    /// <summary>An enterprise inside a park as if it were listed: it lies in the park's district unless its row says otherwise.</summary>
    private static ListEntry EntryOf(SourceRecord row, ListEntry park, ReconcileInput input) => new(MemberAliases.IdOf(row), UnitKind.Factory, row.Text(FieldIds.MemberName)!)
    {
        CreditCode = row.Text(FieldIds.CreditCode) is { } code ? Identifiers.Normalise(code) : null,
        AuthorityId = EntryList.AuthorityOf(row.Text(FieldIds.Authority), input.Authorities, input.DayOfRecord)?.Id ?? park.AuthorityId,
    };
}
