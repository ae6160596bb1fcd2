using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Ties every record but the list's own to entries: the platform's by entry id, the departments' through the legal person.</summary>
internal sealed class RecordTies
{
    private readonly ReconcileInput _input;
    private readonly ReconcileLog _log;
    private readonly Dictionary<string, ListEntry> _entries;
    private readonly Dictionary<string, Company> _companies;
    private readonly DecisionMemory _memory;
    private readonly Matcher _matcher;
    private readonly Dictionary<object, MatchResult> _matches;
    private readonly SiteChoice _sites;
    private readonly ParkMembers _members;

    /// <param name="counting">All records that count: the rows of 园区内企业 and the register are among them.</param>
    public RecordTies(IReadOnlyList<ListEntry> entries, IReadOnlyList<DatedAlias> aliases, IReadOnlyList<SourceRecord> counting, ReconcileInput input, ReconcileLog log)
    {
        (_input, _log) = (input, log);
        _entries = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        _memory = new DecisionMemory(input, entries);
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
        var tied = _memory.Find(record) is { } decision ? Decided(record, decision) : Remembered(record);
        if (tied.Count == 0)
            Outside.Add(record);
        return tied;
    }

    /// <summary>Records that people are asked about, by subject.</summary>
    public Dictionary<string, SourceRecord> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>The tie as it will be found again in the next cycle.</summary>
    public Link LinkOf(TiedRecord tied) => tied.Record.IsPlatform()
        ? tied.ToLink()
        : tied.ToLink() with { Subject = Subjects.Of(tied.Record), Fingerprint = _memory.FingerprintOf(tied.Record, [tied.EntryId]) };

    /// <summary>T0: what the machine would ask anew, though nothing identifying has changed since an earlier cycle tied it, keeps its tie.</summary>
    private IReadOnlyList<TiedRecord> Remembered(SourceRecord record)
    {
        var asked = new ReconcileLog();
        var tied = Matched(record, PartyOf(record), asked);
        if (tied.Count == 0 && _memory.EarlierLinkOf(record) is { } earlier)
            return Spread(record, CompanyOf(earlier.EntryId), "T0", $"{earlier.Cycle} 年度已按 {earlier.Tier} 归档，双方识别信息未变，沿用");
        foreach (var item in asked.Reviews)
            Ask(record, item);
        return tied;
    }

    private void Ask(SourceRecord record, ReviewItem item)
    {
        Asked.TryAdd(item.Subject, record);
        _log.Reviews.Add(_memory.Complete(record, item));
    }

    private Company CompanyOf(string entryId) => _companies.Values.First(c => c.Entries.Any(e => string.Equals(e.Id, entryId, StringComparison.Ordinal)));

    private IReadOnlyList<TiedRecord> Matched(SourceRecord record, Party party, ReconcileLog log)
    {
        var own = OfListed(record, party, log);
        return [.. own, .. _members.Tie(record, party, log).Where(inside => !own.Any(o => string.Equals(o.EntryId, inside.EntryId, StringComparison.Ordinal)))];
    }

    private IReadOnlyList<TiedRecord> OfListed(SourceRecord record, Party party, ReconcileLog log)
    {
        var match = _matches.TryGetValue(record, out var settled) ? settled : _matcher.Match(party);
        if (match.Outcome == MatchOutcome.Auto)
            return Spread(record, _companies[match.MasterId!], match.Tier, match.Explanation, match.Waterfall ?? _matcher.Explain(party, match.MasterId));
        if (match.Outcome == MatchOutcome.Review && DeservesReview(record, match))
            log.Reviews.Add(Question(record, match));
        return [];
    }

    private ReviewItem Question(SourceRecord record, MatchResult match) =>
        new(Subjects.Of(record), $"「{record.Text(FieldIds.Name)}」是否就是名单上的单位？", [.. _companies[match.MasterId!].Entries.Select(e => e.Id)], record.Origin, $"{match.Tier}：{match.InWords}")
        {
            Relation = match.Relation,
            Score = match.Score,
            Margin = match.Margin,
        };

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
        var candidates = asked.Reviews.Count > 0 ? asked.Reviews.SelectMany(r => r.Candidates) : sure.Select(t => t.EntryId);
        if (decision.IsUnsure || !_memory.Holds(record, decision, candidates))
            return AskedAgain(record, decision, sure, asked);
        if (decision.EntryId is not { } id || !_entries.ContainsKey(id))
            return asked.Reviews.Count > 0 ? sure : [];
        var byHand = ByHand(record, decision, id);
        var beside = byHand.Enterprise is null ? sure.Where(t => t.Enterprise is not null).Concat(ParksAround(record, id)) : sure;
        return [byHand, .. beside.Where(t => !string.Equals(t.EntryId, id, StringComparison.Ordinal)).DistinctBy(t => t.EntryId, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The answer no longer stands, or was none: the machine's view of today counts where it is the same; what it would tie against the answer waits for a
    /// person, for a wrong tie harms more than a late one.
    /// </summary>
    private IReadOnlyList<TiedRecord> AskedAgain(SourceRecord record, MatchDecision decision, IReadOnlyList<TiedRecord> sure, ReconcileLog asked)
    {
        foreach (var item in asked.Reviews)
            Ask(record, item with { Earlier = decision });
        if (asked.Reviews.Count > 0 || decision.IsUnsure || (decision.EntryId is null && sure.Count == 0) || sure.Any(t => string.Equals(t.EntryId, decision.EntryId, StringComparison.Ordinal)))
            return sure;
        List<string> candidates = [.. sure.Select(t => t.EntryId), .. decision.EntryId is { } id && _entries.ContainsKey(id) ? [id] : Array.Empty<string>()];
        if (candidates.Count > 0)
            Ask(record, new(Subjects.Of(record), $"「{record.Text(FieldIds.Name)}」是否就是名单上的单位？", [.. candidates.Distinct(StringComparer.Ordinal)], record.Origin, "裁定依据的数据已变化，机器与原裁定不一致") { Earlier = decision });
        return [];
    }

    /// <summary>The parks that the unit lies in, by its own name and codes: those of the record were in doubt.</summary>
    private IReadOnlyList<TiedRecord> ParksAround(SourceRecord record, string entryId) =>
        _members.Tie(record, CompanyOf(entryId).Party, new ReconcileLog());

    /// <summary>What is neither the unit itself nor an enterprise inside it happened at another site.</summary>
    private static TiedRecord ByHand(SourceRecord record, MatchDecision decision, string entryId)
    {
        var isMember = string.Equals(decision.Relation, Relation.MemberOf, StringComparison.Ordinal);
        var isOtherSite = !isMember && !string.Equals(decision.Relation, Relation.Same, StringComparison.Ordinal);
        return new(record, entryId, "人工", decision.Relation, $"{decision.Who}：{decision.Reason}", isOtherSite) { Enterprise = isMember ? record.Text(FieldIds.Name) : null };
    }

    /// <summary>The tie that a person would make who says that the record is the candidate's.</summary>
    public TiedRecord IfSame(SourceRecord record, ReviewItem item, string entryId)
    {
        var isMember = _entries[entryId].Kind == UnitKind.Park && item.Question.Contains(Relation.MemberOf, StringComparison.Ordinal);
        return ByHand(record, new MatchDecision(item.Subject, entryId, isMember ? Relation.MemberOf : Relation.Same, "", ""), entryId);
    }

    private List<TiedRecord> Spread(SourceRecord record, Company company, string tier, string why, Waterfall? weights = null) =>
    [
        .. _sites.Of(record, company).Select(c => new TiedRecord(
            record,
            c.Entry.Id,
            tier,
            NameKey.Parse(c.Entry.Name).IsBranch ? Relation.SiteOf : Relation.Same,
            c.IsOtherSite ? why + "，但发生在其他厂点或不能确定厂点" : why,
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
        return Party.Of(Subjects.Of(record), name.Head, codes, ListAliases.Split(record.Text(FieldIds.FormerNames)).Concat(name.FormerNames), authority, record.Text(FieldIds.Address)) with
        {
            Representative = record.Text(FieldIds.Representative),
        };
    }
}
