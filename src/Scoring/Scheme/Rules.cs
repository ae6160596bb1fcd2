using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

public sealed record ScoringRules(BetweenRule Between, Rounding Published, MissingRule Missing, NotApplicableRule NotApplicable);

/// <summary>How the published score is rounded. GB/T 8170: half to even.</summary>
public sealed record Rounding(int Decimals, MidpointRounding Mode);

public enum MissingRule
{
    /// <summary>0 points, and the dossier says that it is incomplete.</summary>
    Zero,

    /// <summary>The unit is held.</summary>
    Hold,
}

public enum NotApplicableRule
{
    /// <summary>The weight goes to the rest of its dimension, in proportion.</summary>
    SameDimension,

    /// <summary>The weight goes to all others, in proportion.</summary>
    WholeTable,

    /// <summary>The weight is lost.</summary>
    None,
}

/// <summary>Which benchmark wins, and how one is estimated where none is public.</summary>
public sealed record BenchmarkRules(IReadOnlyList<BenchmarkSource> Order, EstimateRule? Estimate);

/// <summary>估计引领值、基准值: lead as a percentile toward the better side, base as the mean, over at least so many units.</summary>
public sealed record EstimateRule(decimal LeadPercentile, int MinimumUnits);

public enum BenchmarkSource
{
    /// <summary><c>benchmarks.csv</c>: the commission's table.</summary>
    Table,

    /// <summary>Lead and base in the indicator file.</summary>
    Scheme,

    /// <summary>Filed with a per-product row.</summary>
    Filed,

    /// <summary>估.</summary>
    Estimated,
}

/// <summary>One row of <c>benchmarks.csv</c>. Empty sector, product or tier: any.</summary>
public sealed record Benchmark(IndicatorCode Indicator, string? Sector, string? Product, string? Tier, decimal Lead, decimal Base, string Source, string Clause);

public sealed record RankingRules(RankOn On, CutRule Cut)
{
    /// <summary>States that are listed apart with their reason, not in n; a unit in any other state takes part in the ranking.</summary>
    public IReadOnlyList<UnitState> Outside { get; init; } = [UnitState.Vetoed, UnitState.Held, UnitState.NotFiled, UnitState.NewEntry];
}

public enum RankOn
{
    Published,
    Exact,
}

/// <summary>后5% as arithmetic. k is the quota in whole units; the cut is the score of the k-th from below.</summary>
/// <param name="ShareNumerator">1 of 1/20.</param>
/// <param name="ShareDenominator">20 of 1/20.</param>
public sealed record CutRule(int ShareNumerator, int ShareDenominator, CountRounding Count, TiedAtCut TiedAtCut, int MinimumUnits);

public enum CountRounding
{
    Ceiling,
    Floor,
    HalfUp,
}

public enum TiedAtCut
{
    Include,
    Exclude,
}

/// <summary>Consecutive counted cycles in the bottom, and the watch band above it.</summary>
/// <param name="CountsFrom">Cycles before this one give nothing.</param>
/// <param name="Ladder">Level by number of cycles: 1 黄, 2 橙, 3 and more 红.</param>
public sealed record StreakRules(int CountsFrom, GapRule Gap, IReadOnlyDictionary<int, string> Ladder, WatchRule Watch);

public enum GapRule
{
    /// <summary>The run ends at the gap and a person settles what it means.</summary>
    Unknown,
    Reset,
    Skip,
}

/// <summary>蓝: not bottom, but among the next ranks or within some points above the cut.</summary>
public sealed record WatchRule(int ShareNumerator, int ShareDenominator, decimal Points, string Level);
