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
}

/// <summary>A name or code an entry is or was known by.</summary>
/// <param name="Kind"><c>credit_code</c>, <c>organisation_code</c>, <c>registration_number</c>, <c>site_code</c>, <c>name</c>, <c>former_name</c>.</param>
public sealed record DatedAlias(string EntryId, string Kind, string Value, DateOnly? ValidFrom, DateOnly? ValidTo, string Source);

/// <summary>A person's answer to a review item; honoured until identifying data change.</summary>
/// <param name="Subject">Key of the review item.</param>
/// <param name="EntryId">Entry it was tied to; null: none of them.</param>
public sealed record MatchDecision(string Subject, string? EntryId, string Relation, string Who, string Reason);

/// <summary>A record tied to an entry, with the tier that did it and why in words.</summary>
public sealed record Link(SourceRecord Record, string EntryId, string Tier, string Relation, string Explanation)
{
    /// <summary>Every field's weight for the pair; null where nothing was compared: the list itself, entry ids, a person's decision.</summary>
    public Waterfall? Weights { get; init; }
}

/// <summary>Sources disagree on a fact: winner, losers and the rule that chose.</summary>
/// <param name="Field">Field, or <c>value:&lt;indicator&gt;</c>.</param>
/// <param name="IsOpen">The difference is beyond the tolerance: the value is treated as invalid until settled.</param>
public sealed record Conflict(string EntryId, string Field, string Winner, Origin? WinnerOrigin, string Loser, Origin? LoserOrigin, string Rule, bool IsOpen);

/// <summary>Something no rule settles: a person decides.</summary>
/// <param name="Subject">Stable key.</param>
public sealed record ReviewItem(string Subject, string Question, IReadOnlyList<string> Candidates, Origin? Origin, string Explanation);

public sealed record ReconcileResult(
    IReadOnlyList<Dossier> Dossiers,
    IReadOnlyList<Link> Links,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<ReviewItem> Reviews,
    IReadOnlyList<DatedAlias> Aliases,
    IReadOnlyList<SourceRecord> Outside,
    IReadOnlyList<Issue> Issues);

/// <summary>Precedence, tolerances and plausibility, from <c>config/reconcile.yaml</c>.</summary>
public sealed record ReconcileRules
{
    /// <summary>Sources by authority for each field, the strongest first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Precedence { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

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
