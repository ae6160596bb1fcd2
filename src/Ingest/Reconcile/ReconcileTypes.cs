using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Everything reconciliation reads: it is pure, and the same input gives the same result in any order of records.</summary>
/// <param name="DayOfRecord">The cycle's filing deadline: authorities and aliases are those of this day.</param>
/// <param name="Records">Accepted records of the cycle, newest delivery last.</param>
/// <param name="Quarantined">Quarantined rows of the cycle: a quarantined value was reported, and must not look like a missing one.</param>
/// <param name="Aliases">Names and codes known from earlier cycles.</param>
/// <param name="Decisions">People's decisions on earlier review items.</param>
/// <param name="Rules">Precedence, tolerances, plausibility.</param>
public sealed record ReconcileInput(
    Cycle Cycle,
    DateOnly DayOfRecord,
    AuthorityRegister Authorities,
    IReadOnlyList<SourceRecord> Records,
    IReadOnlyList<QuarantinedRow> Quarantined,
    IReadOnlyList<DatedAlias> Aliases,
    IReadOnlyList<MatchDecision> Decisions,
    ReconcileRules Rules)
{
    /// <summary>Frozen dossiers of the cycle before, by entry: the first measure of plausibility, before header and median.</summary>
    public IReadOnlyDictionary<string, Dossier> LastYear { get; init; } = new Dictionary<string, Dossier>(StringComparer.Ordinal);

    /// <summary>定性指标 of the cycle's scheme: a district may set their degree (酌情给分), and that of no others.</summary>
    public IReadOnlySet<IndicatorCode> Qualitative { get; init; } = new HashSet<IndicatorCode>();

    /// <summary>How departmental records were tied in earlier cycles (T0), the newest cycle last.</summary>
    public IReadOnlyList<EarlierLink> EarlierLinks { get; init; } = [];

    /// <summary>Mergers and splits of list entries that people registered, in the order of registration; those of later cycles are left aside.</summary>
    public IReadOnlyList<EntryChange> EntryChanges { get; init; } = [];

    /// <summary>Values that people put in the place of the sources', with the day until which they hold.</summary>
    public IReadOnlyList<FactOverride> Overrides { get; init; } = [];
}

/// <summary>A name or code an entry is or was known by.</summary>
/// <param name="Kind"><c>credit_code</c>, <c>organisation_code</c>, <c>registration_number</c>, <c>site_code</c>, <c>name</c>, <c>former_name</c>.</param>
public sealed record DatedAlias(string EntryId, string Kind, string Value, DateOnly? ValidFrom, DateOnly? ValidTo, string Source);

/// <summary>A person's answer to a review item; honoured until identifying data change.</summary>
/// <param name="Subject">Key of the review item.</param>
/// <param name="EntryId">Entry it was tied to; null: none of them, or (<see cref="Relation.CannotTell"/>) the person could not tell.</param>
public sealed record MatchDecision(string Subject, string? EntryId, string Relation, string Who, string Reason)
{
    /// <summary>Of the identifying data it was given on (<see cref="ReviewSides.Fingerprint"/>); null: of a decision without, which always holds.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The record as the person saw it.</summary>
    public ReviewSide? Record { get; init; }

    /// <summary>The units as the person saw them: the chosen one, or all that were refused.</summary>
    public IReadOnlyList<ReviewSide> Units { get; init; } = [];

    /// <summary>Finds the record again when its name or code was put right (<see cref="Subjects.AnchorOf"/>).</summary>
    public string? Anchor { get; init; }

    public bool IsUnsure => string.Equals(Relation, Ingest.Relation.CannotTell, StringComparison.Ordinal);
}

/// <summary>A tie of an earlier cycle, and the fingerprint of the record and the entry that it was made on.</summary>
public sealed record EarlierLink(Cycle Cycle, string Subject, string EntryId, string Tier, string Fingerprint);

/// <summary>A record tied to an entry, with the tier that did it and why in words.</summary>
public sealed record Link(SourceRecord Record, string EntryId, string Tier, string Relation, string Explanation)
{
    /// <summary>Key and fingerprint of a departmental record, by which the next cycle keeps the tie (T0); null for a row of the platform.</summary>
    public string? Subject { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>Every field's weight for the pair; null where nothing was compared: the list itself, entry ids, a person's decision.</summary>
    public Waterfall? Weights { get; init; }
}

/// <summary>Sources disagree on a fact: winner, losers and the rule that chose.</summary>
/// <param name="Field">Field, or <c>value:&lt;indicator&gt;</c>.</param>
/// <param name="IsOpen">The difference is beyond the tolerance: the value is treated as invalid until settled.</param>
public sealed record Conflict(string EntryId, string Field, string Winner, Origin? WinnerOrigin, string Loser, Origin? LoserOrigin, string Rule, bool IsOpen);

/// <summary>Something no rule settles: a person decides.</summary>
/// <param name="Subject">Stable key.</param>
public sealed record ReviewItem(string Subject, string Question, IReadOnlyList<string> Candidates, Origin? Origin, string Explanation)
{
    /// <summary>The record's side of the card.</summary>
    public ReviewSide? Record { get; init; }

    /// <summary>The candidates' sides, in the order of <see cref="Candidates"/>.</summary>
    public IReadOnlyList<ReviewSide> Sides { get; init; } = [];

    /// <summary>What the machine proposes the record to be to the first candidate.</summary>
    public string Relation { get; init; } = Ingest.Relation.Same;

    /// <summary>Likeness to the first candidate, 0 to 1.</summary>
    public decimal Score { get; init; }

    /// <summary>Distance to the second candidate.</summary>
    public decimal Margin { get; init; }

    /// <summary>A code of a candidate that the record's damaged one becomes with one change; never applied by itself.</summary>
    public string? Repair { get; init; }

    /// <summary>The answer given before, when the question comes up again.</summary>
    public MatchDecision? Earlier { get; init; }

    /// <summary>What is otherwise than when <see cref="Earlier"/> was given; empty when nothing is.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    public string? Anchor { get; init; }

    /// <summary>A person could not tell, and nothing has changed since: it stays, below the others.</summary>
    public bool IsLowered => Earlier is { IsUnsure: true } && Changes.Count == 0;
}

/// <summary>What the dossier of a candidate would be if the record of a review item were the candidate's.</summary>
public sealed record ReviewTrial(string Subject, string EntryId, Dossier Dossier);

public sealed record ReconcileResult(
    IReadOnlyList<Dossier> Dossiers,
    IReadOnlyList<Link> Links,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<ReviewItem> Reviews,
    IReadOnlyList<DatedAlias> Aliases,
    IReadOnlyList<SourceRecord> Outside,
    IReadOnlyList<Issue> Issues)
{
    /// <summary>For each review item and candidate, what hangs on the answer.</summary>
    public IReadOnlyList<ReviewTrial> Trials { get; init; } = [];

    /// <summary>One value per entry and field, with its source, its rule and its rivals.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What entries are to one another and to other enterprises, apart from identity.</summary>
    public IReadOnlyList<EntryRelation> Relations { get; init; } = [];
}

/// <summary>Precedence, tolerances and plausibility, from <c>config/reconcile.yaml</c>.</summary>
public sealed record ReconcileRules
{
    /// <summary>Sources by authority for each field, the strongest first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Precedence { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Days after which a field's fact is too old to go before a fresher one of another source; fields not named never are.</summary>
    public IReadOnlyDictionary<string, int> StaleDays { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Field that carries the day a record's facts are of, by <c>source/dataset</c>; not the day of loading.</summary>
    public IReadOnlyDictionary<string, string> AsOf { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Share of difference from which a numeric conflict is noted.</summary>
    public decimal NoteDifference { get; init; } = 0.05m;

    /// <summary>Share of difference from which a numeric conflict is open.</summary>
    public decimal OpenDifference { get; init; } = 0.20m;

    /// <summary>Factors of unit slips so large, such as 1000, that the median of others alone can tell them.</summary>
    public IReadOnlyList<decimal> SlipFactors { get; init; } = [1000m];

    /// <summary>Factors that the unit's own figures can tell: last year's value, and what the head of the filing implies.</summary>
    public IReadOnlyList<SlipRule> Slips { get; init; } = [];

    /// <summary>Ratio to last year's within which a figure counts as steady; a unit is steady when more than half of its other figures are.</summary>
    public decimal Steady { get; init; } = 2m;

    /// <summary>What each indicator can be at all. Others: 0 to 100 for shares, not negative for the rest.</summary>
    public IReadOnlyDictionary<string, ValueRange> Ranges { get; init; } = new Dictionary<string, ValueRange>(StringComparer.Ordinal);

    /// <summary>So many of the indicators that rest on the output value must move together before it is taken for the cause.</summary>
    public int MovedTogether { get; init; } = 3;

    /// <summary>Lower bounds (tce) of the tiers of E3, the largest first.</summary>
    public IReadOnlyList<decimal> EnergyTiers { get; init; } = [10_000m, 5_000m, 3_000m];

    /// <summary>Kinds of event that happen at a site: at another plant of the company they are reviewed, never an automatic veto.</summary>
    public IReadOnlyList<string> SiteEvents { get; init; } = ["accident", "environmental_incident", "penalty", "permit"];

    /// <summary>Indicators that are a share in percent: outside 0 to 100 they are implausible.</summary>
    public IReadOnlyList<string> PercentIndicators { get; init; } = [];

    /// <summary>Fewest values of an indicator whose median says anything.</summary>
    public int MedianOf { get; init; } = 5;

    /// <summary>A value this many times away from the median of its indicator is implausible.</summary>
    public decimal ImplausibleFactor { get; init; } = 100m;
}
