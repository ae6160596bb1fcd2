using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// What people answered and what earlier cycles tied, with the identifying data that each rests on. An answer holds until those data change; then the question
/// comes up again with the old answer beside it.
/// </summary>
internal sealed class DecisionMemory
{
    private const string Overtaken = "同一文号的记录换了名称或代码";

    private readonly Dictionary<string, MatchDecision> _decisions;
    private readonly Dictionary<string, MatchDecision> _anchored;
    private readonly Dictionary<string, EarlierLink> _links;
    private readonly Dictionary<string, ReviewSide> _units;
    private readonly Dictionary<string, string> _identities;
    private readonly Dictionary<string, string?> _codes;
    private readonly AuthorityRegister _authorities;

    public DecisionMemory(ReconcileInput input, IReadOnlyList<ListEntry> entries)
    {
        _decisions = input.Decisions.GroupBy(d => d.Subject, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        _anchored = _decisions.Values.Where(d => d.Anchor is not null).GroupBy(d => d.Anchor!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(d => d.Subject, StringComparer.Ordinal).Last(), StringComparer.Ordinal);
        _links = input.EarlierLinks.GroupBy(l => l.Subject, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        _authorities = input.Authorities;
        _units = entries.ToDictionary(e => e.Id, e => ReviewSides.Of(e, input.Authorities), StringComparer.Ordinal);
        _identities = _units.ToDictionary(u => u.Key, u => ReviewSides.IdentityOf(u.Value), StringComparer.Ordinal);
        _codes = entries.ToDictionary(e => e.Id, e => Identifiers.Classify(e.CreditCode).CreditCode, StringComparer.Ordinal);
    }

    public MatchDecision? Find(SourceRecord record) => _decisions.GetValueOrDefault(Subjects.Of(record));

    /// <summary>Nothing identifying has changed since the answer: of the record, and of the unit chosen, or of all the units refused (another one was never asked about).</summary>
    /// <param name="candidates">The units that come into question today.</param>
    public bool Holds(SourceRecord record, MatchDecision decision, IEnumerable<string> candidates) =>
        decision.Fingerprint is null || string.Equals(decision.Fingerprint, FingerprintOf(record, decision.EntryId is { } chosen ? [chosen] : candidates), StringComparison.Ordinal);

    public string FingerprintOf(SourceRecord record, IEnumerable<string> entries) =>
        ReviewSides.FingerprintOf(ReviewSides.Of(record, _authorities), entries.Where(_identities.ContainsKey).Select(id => (id, _identities[id])));

    /// <summary>The tie of an earlier cycle, if the entry is still listed and neither side has changed.</summary>
    public EarlierLink? EarlierLinkOf(SourceRecord record) =>
        _links.TryGetValue(Subjects.Of(record), out var link) && _units.ContainsKey(link.EntryId) && string.Equals(link.Fingerprint, FingerprintOf(record, [link.EntryId]), StringComparison.Ordinal)
            ? link
            : null;

    /// <summary>The question with both sides of its card, a repair of a damaged code where one fits, and what has changed since it was answered.</summary>
    public ReviewItem Complete(SourceRecord record, ReviewItem item)
    {
        var side = ReviewSides.Of(record, _authorities);
        var anchor = Subjects.AnchorOf(record);
        var earlier = item.Earlier ?? (anchor is null ? null : _anchored.GetValueOrDefault(anchor));
        return item with
        {
            Record = side,
            Sides = [.. item.Candidates.Select(_units.GetValueOrDefault).OfType<ReviewSide>()],
            Repair = item.Repair ?? RepairOf(record, item.Candidates),
            Earlier = earlier,
            Changes = earlier is null ? [] : ChangesSince(earlier, record, side, item.Candidates),
            Anchor = anchor,
        };
    }

    private List<string> ChangesSince(MatchDecision earlier, SourceRecord record, ReviewSide side, IReadOnlyList<string> candidates)
    {
        if (string.Equals(earlier.Subject, side.Id, StringComparison.Ordinal) && Holds(record, earlier, candidates))
            return [];
        var changes = earlier.Record is null ? [] : ReviewSides.Changes(earlier.Record, side).Select(c => "来源记录" + c).ToList();
        foreach (var unit in earlier.Units)
            changes.AddRange(_units.TryGetValue(unit.Id, out var now) ? ReviewSides.Changes(unit, now).Select(c => $"{unit.Id} {c}") : [$"{unit.Id} 已不在名单中"]);
        if (earlier.EntryId is null)
            changes.AddRange(candidates.Where(c => !earlier.Units.Any(u => string.Equals(u.Id, c, StringComparison.Ordinal))).Select(c => $"{c} 是新的候选"));
        return changes.Count > 0 ? changes : [Overtaken];
    }

    private string? RepairOf(SourceRecord record, IEnumerable<string> candidates)
    {
        var code = Identifiers.Classify(record.Text(FieldIds.CreditCode));
        return code.Verdict != IdentifierVerdict.Invalid ? null : candidates.Select(_codes.GetValueOrDefault).OfType<string>().FirstOrDefault(sound => CodeRepairs.IsOneSlip(code.Code, sound));
    }
}
