using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Ties every record but the list's own to entries: the platform's by entry id, the departments' through the legal person.</summary>
internal sealed class RecordTies
{
    private readonly ReconcileInput _input;
    private readonly ReconcileLog _log;
    private readonly Dictionary<string, ListEntry> _entries;
    private readonly Dictionary<string, Company> _companies;
    private readonly Dictionary<string, MatchDecision> _decisions;
    private readonly Matcher _matcher;
    private readonly Dictionary<object, MatchResult> _matches;
    private readonly SiteChoice _sites;
    private readonly ParkMembers _members;

    /// <param name="counting">All records that count: the rows of 园区内企业 and the register are among them.</param>
    public RecordTies(IReadOnlyList<ListEntry> entries, IReadOnlyList<DatedAlias> aliases, IReadOnlyList<SourceRecord> counting, ReconcileInput input, ReconcileLog log)
    {
        (_input, _log) = (input, log);
        _entries = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        _decisions = input.Decisions.GroupBy(d => d.Subject, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var companies = Company.Group(entries, aliases, input.Authorities);
        _companies = companies.ToDictionary(c => c.Party.Id, StringComparer.Ordinal);
        _matcher = new Matcher(companies.Select(c => c.Party));
        _sites = new SiteChoice(input);
        _matches = MatchTogether(counting);
        _members = new ParkMembers(counting.Where(IsInPark), _entries, counting, input);
    }

    public List<SourceRecord> Outside { get; } = [];

    public IReadOnlyList<TiedRecord> Tie(SourceRecord record)
    {
        if (record.IsPlatform())
            return ByEntryId(record);
        var tied = _decisions.TryGetValue(SubjectOf(record), out var decision) ? Decided(record, decision) : Matched(record, PartyOf(record), _log);
        if (tied.Count == 0)
            Outside.Add(record);
        return tied;
    }

    private IReadOnlyList<TiedRecord> Matched(SourceRecord record, Party party, ReconcileLog log)
    {
        var own = OfListed(record, party, log);
        return [.. own, .. _members.Tie(record, party, log).Where(inside => !own.Any(o => string.Equals(o.EntryId, inside.EntryId, StringComparison.Ordinal)))];
    }

    private IReadOnlyList<TiedRecord> OfListed(SourceRecord record, Party party, ReconcileLog log)
    {
        var match = _matches.TryGetValue(record, out var settled) ? settled : _matcher.Match(party);
        if (match.Outcome == MatchOutcome.Auto)
            return Spread(record, _companies[match.MasterId!], match, match.Waterfall ?? _matcher.Explain(party, match.MasterId));
        if (match.Outcome == MatchOutcome.Review && DeservesReview(record, match))
            log.Reviews.Add(new(SubjectOf(record), $"「{record.Text(FieldIds.Name)}」是否就是名单上的单位？", [.. _companies[match.MasterId!].Entries.Select(e => e.Id)], record.Origin, $"{match.Tier}：{match.InWords}"));
        return [];
    }

    /// <summary>Stable key of a review item.</summary>
    public static string SubjectOf(SourceRecord record) => $"{record.Dataset.Source}/{record.Dataset.Id}/{record.Key.Replace('\u001F', '|')}";

    private IReadOnlyList<TiedRecord> ByEntryId(SourceRecord record)
    {
        var id = record.Text(FieldIds.EntryId);
        if (id is not null && _entries.TryGetValue(id, out var entry))
        {
            if (record.Is(FieldIds.Platform, FieldIds.Members))
                return Member(record, entry);
            PlatformCheck.NameAndCode(record, entry, _log);
            return [new(record, id, "T0", Relation.Same, "条目编号相同", false)];
        }

        if (id is not null)
            _log.Issues.Add(new("B116", $"条目编号 {id} 不在名单中") { Origin = record.Origin, Column = FieldIds.EntryId, Value = id, Advice = "核对条目编号，或补充名单" });
        Outside.Add(record);
        return [];
    }

    private IReadOnlyList<TiedRecord> Member(SourceRecord record, ListEntry entry)
    {
        if (entry.Kind == UnitKind.Park)
            return [new(record, entry.Id, "T0", Relation.MemberOf, "园区内企业名录", false) { Enterprise = record.Text(FieldIds.MemberName) }];
        _log.Issues.Add(new("B119", $"条目 {entry.Id} 不是园区，不能有园区内企业") { Origin = record.Origin, Column = FieldIds.EntryId, Value = entry.Id, Advice = "核对园区的条目编号" });
        Outside.Add(record);
        return [];
    }

    private bool IsInPark(SourceRecord record) =>
        record.Is(FieldIds.Platform, FieldIds.Members)
        && record.Text(FieldIds.MemberName) is not null
        && record.Text(FieldIds.EntryId) is { } id
        && _entries.TryGetValue(id, out var entry) && entry.Kind == UnitKind.Park;

    /// <summary>
    /// A person's answer settles what was in doubt, and no more: who says that the record is a listed unit's says nothing of the park around it, and the other
    /// way round. 「都不是」 leaves what was sure beside the question; where nothing was in doubt it overrules the machine.
    /// </summary>
    private IReadOnlyList<TiedRecord> Decided(SourceRecord record, MatchDecision decision)
    {
        var asked = new ReconcileLog();
        var sure = Matched(record, PartyOf(record), asked);
        if (decision.EntryId is not { } id || !_entries.ContainsKey(id))
            return asked.Reviews.Count > 0 ? sure : [];
        var byHand = ByHand(record, decision, id);
        var beside = byHand.Enterprise is null ? sure.Where(t => t.Enterprise is not null).Concat(ParksAround(record, id)) : sure;
        return [byHand, .. beside.Where(t => !string.Equals(t.EntryId, id, StringComparison.Ordinal)).DistinctBy(t => t.EntryId, StringComparer.Ordinal)];
    }

    /// <summary>The parks that the unit lies in, by its own name and codes: those of the record were in doubt.</summary>
    private IReadOnlyList<TiedRecord> ParksAround(SourceRecord record, string entryId) =>
        _members.Tie(record, _companies.Values.First(c => c.Entries.Any(e => string.Equals(e.Id, entryId, StringComparison.Ordinal))).Party, new ReconcileLog());

    /// <summary>What is neither the unit itself nor an enterprise inside it happened at another site.</summary>
    private static TiedRecord ByHand(SourceRecord record, MatchDecision decision, string entryId)
    {
        var isMember = string.Equals(decision.Relation, Relation.MemberOf, StringComparison.Ordinal);
        var isOtherSite = !isMember && !string.Equals(decision.Relation, Relation.Same, StringComparison.Ordinal);
        return new(record, entryId, "人工", decision.Relation, $"{decision.Who}：{decision.Reason}", isOtherSite) { Enterprise = isMember ? record.Text(FieldIds.Name) : null };
    }

    private List<TiedRecord> Spread(SourceRecord record, Company company, MatchResult match, Waterfall? weights) =>
    [
        .. _sites.Of(record, company).Select(c => new TiedRecord(
            record,
            c.Entry.Id,
            match.Tier,
            NameKey.Parse(c.Entry.Name).IsBranch ? Relation.SiteOf : Relation.Same,
            c.IsOtherSite ? match.Explanation + "，但发生在其他厂点或不能确定厂点" : match.Explanation,
            c.IsOtherSite) { Weights = weights }),
    ];

    /// <summary>The records of one dataset are matched together: what one of them says of a master may speak against another.</summary>
    private Dictionary<object, MatchResult> MatchTogether(IReadOnlyList<SourceRecord> counting)
    {
        var matches = new Dictionary<object, MatchResult>(ReferenceEqualityComparer.Instance);
        foreach (var dataset in counting.Where(r => !r.IsPlatform()).GroupBy(r => r.Dataset))
        {
            var records = dataset.ToList();
            var results = _matcher.MatchAll(records.ConvertAll(PartyOf), CancellationToken.None);
            for (var i = 0; i < results.Length; i++)
                matches[records[i]] = results[i];
        }

        return matches;
    }

    /// <summary>A branch with its own sound code is another registration: of interest only when something happened there.</summary>
    private bool DeservesReview(SourceRecord record, MatchResult match)
    {
        var party = PartyOf(record);
        if (!Comparison.HasDifferentCreditCodes(party, _companies[match.MasterId!].Party))
            return true;
        var isSiteEvent = record.Dataset.Event is { } kind && _input.Rules.SiteEvents.Contains(kind, StringComparer.Ordinal);
        var isBranch = NameKey.Parse(record.Text(FieldIds.Name)).IsBranch;
        return isBranch ? isSiteEvent : Comparison.SharesName(party, _companies[match.MasterId!].Party);
    }

    private Party PartyOf(SourceRecord record)
    {
        var name = NameKey.Parse(record.Text(FieldIds.Name));
        var authority = EntryList.AuthorityOf(record.Text(FieldIds.Authority), _input.Authorities, _input.DayOfRecord)?.Name ?? record.Text(FieldIds.Authority);
        string?[] codes = [record.Text(FieldIds.CreditCode), record.Text(FieldIds.SiteCode), record.Text(FieldIds.OrganisationCode), record.Text(FieldIds.RegistrationNumber)];
        return Party.Of(SubjectOf(record), name.Head, codes, ListAliases.Split(record.Text(FieldIds.FormerNames)).Concat(name.FormerNames), authority, record.Text(FieldIds.Address)) with
        {
            Representative = record.Text(FieldIds.Representative),
        };
    }
}
