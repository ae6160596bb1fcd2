using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Where a unit stands after assessment. Only <see cref="Ranked"/> units have rank, flag and streak.</summary>
public enum UnitState
{
    Ranked,
    Vetoed,
    Held,
    NewEntry,
    NotFiled,
}

public enum ContributionState
{
    Reported,
    Missing,
    NotApplicable,
    NoBenchmark,
    Excluded,
}

/// <summary>预警等级.</summary>
public enum Level
{
    None,

    /// <summary>蓝: watch band above the cut.</summary>
    Blue,

    /// <summary>黄: one cycle.</summary>
    Yellow,

    /// <summary>橙: two consecutive cycles.</summary>
    Orange,

    /// <summary>红: three or more.</summary>
    Red,

    /// <summary>待定: a gap bounds the run, and a person settles it.</summary>
    Pending,
}

/// <summary>Points of one unit for one indicator.</summary>
/// <param name="Weight">Weight after redistribution, rounded to 10 decimals; 0 when not in play.</param>
/// <param name="Points">Points, rounded half-even to 10 decimals. The sum over a unit is its total, exactly.</param>
public sealed record Contribution(IndicatorCode Indicator, string Dimension, ContributionState State, decimal Weight, decimal Points)
{
    public decimal? Value { get; init; }

    public decimal? Lead { get; init; }

    public decimal? Base { get; init; }

    public BenchmarkSource? Benchmark { get; init; }

    public decimal Lost => Weight - Points;

    /// <summary>Whether the value behind it is invalid (doubtful) and the preferred one was used.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>For per-product rows: each product's own points as a share of the weight.</summary>
    public IReadOnlyList<ProductPoints> Products { get; init; } = [];

    public Origin? Origin { get; init; }
}

/// <param name="Share">Points of this product as a share 0..1 of the indicator's weight.</param>
public sealed record ProductPoints(string Product, decimal? Value, decimal Lead, decimal Base, BenchmarkSource Benchmark, decimal? Parameter, decimal Share, Origin? Origin);

/// <summary>A record that touches the unit's eligibility, with the rule and clause that says so.</summary>
public sealed record VetoHit(VetoRule Rule, UnitEvent Event, VetoOutcome Outcome, string Reason);

/// <summary>A benchmark used in the run, frozen with it.</summary>
/// <param name="Units">For an estimated one: over how many units.</param>
public sealed record BenchmarkUsed(IndicatorCode Indicator, string? Sector, string? Tier, decimal Lead, decimal Base, BenchmarkSource Source, int? Units, string? Note);

/// <summary>The result of one unit in one cycle.</summary>
public sealed record UnitResult(Dossier Dossier, UnitState State)
{
    /// <summary>Why it is not ranked, in Chinese; null for ranked units.</summary>
    public string? StateReason { get; init; }

    /// <summary>Heading under which it is listed when it is not ranked.</summary>
    public OutsideReason Outside { get; init; }

    /// <summary>Exact sum of the points; null when nothing was filed.</summary>
    public decimal? Total { get; init; }

    public decimal? Published { get; init; }

    public int? Rank { get; init; }

    /// <summary>How many units share the rank, itself included.</summary>
    public int? Tied { get; init; }

    /// <summary>The ranking it took part in, or would if it were ranked.</summary>
    public RankedGroup Group { get; init; } = RankedGroup.None;

    public bool? IsBottom { get; init; }

    /// <summary>Unbroken counted cycles in the bottom, this one included; null when not ranked.</summary>
    public int? Streak { get; init; }

    /// <summary><c>gap</c> where a gap bounds the run.</summary>
    public string? StreakNote { get; init; }

    public Level Level { get; init; }

    /// <summary>Whether an indicator in play was not reported.</summary>
    public bool IsIncomplete { get; init; }

    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    public IReadOnlyList<VetoHit> VetoHits { get; init; } = [];

    /// <summary>Records kept in sight that no rule counts: withdrawn, too old, over.</summary>
    public IReadOnlyList<KeptRecord> KeptRecords { get; init; } = [];

    /// <summary>Findings of the assessment itself (left-out product, not applicable where it may not be …).</summary>
    public IReadOnlyList<Issue> Findings { get; init; } = [];
}

/// <summary>One ranking with the arithmetic of its cut.</summary>
/// <param name="Name">Sector, authority id or table it is for; empty for the whole list.</param>
/// <param name="N">Ranked units.</param>
/// <param name="K">Quota: ⌈n/20⌉ by default.</param>
/// <param name="Cut">Published score of the k-th from below; null when nobody is cut.</param>
/// <param name="IsTooSmall">n below the minimum: flagged, but never by itself a removal proposal.</param>
public sealed record RankedGroup(string Name, int N, int K, decimal? Cut, bool IsTooSmall)
{
    public static RankedGroup None { get; } = new("", 0, 0, null, IsTooSmall: true);
}

/// <summary>The result of one kind of unit: one ranking over the whole list, or one for each sector, district or table.</summary>
/// <param name="Groups">By name; one with an empty name for the whole list.</param>
/// <param name="Units">In the order of the dossiers.</param>
public sealed record PopulationResult(UnitKind Kind, IReadOnlyList<RankedGroup> Groups, IReadOnlyList<UnitResult> Units, IReadOnlyList<BenchmarkUsed> Benchmarks)
{
    /// <summary>Ranked units of all rankings.</summary>
    public int N => Groups.Sum(g => g.N);

    /// <summary>Quotas of all rankings.</summary>
    public int K => Groups.Sum(g => g.K);

    /// <summary>The cut when there is one for all; null when each ranking has its own.</summary>
    public decimal? Cut => Groups.Count == 1 ? Groups[0].Cut : null;

    /// <summary>Whether any of the rankings is too small to remove somebody by itself.</summary>
    public bool IsTooSmall => Groups.Any(g => g.IsTooSmall);

    /// <summary>Units that are not ranked, by the heading they are listed under. Listed = n + the sum of these: nobody vanishes.</summary>
    public IReadOnlyDictionary<OutsideReason, int> OutsideByReason =>
        new SortedDictionary<OutsideReason, int>(Units.Where(u => u.State != UnitState.Ranked).CountBy(u => u.Outside).ToDictionary());

    /// <summary>Whether the sum closes and every unit stands in it once.</summary>
    public bool IsClosed => Units.Count == N + OutsideByReason.Values.Sum() && Units.Select(u => u.Dossier.Entry.Id).Distinct(StringComparer.Ordinal).Count() == Units.Count
        && Units.All(u => (u.State == UnitState.Ranked) == (u.Outside == OutsideReason.None));
}

/// <summary>What is known of a unit in an earlier frozen cycle.</summary>
/// <param name="IsBottom">null: no result that cycle.</param>
public sealed record PastOutcome(string EntryId, Cycle Cycle, CycleStatus Status, bool? IsBottom)
{
    public decimal? Published { get; init; }

    public int? Rank { get; init; }

    public int? N { get; init; }

    public decimal? Cut { get; init; }

    public Level Level { get; init; }

    public string? RunId { get; init; }
}
