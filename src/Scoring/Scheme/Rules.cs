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

    public RankedPopulation Population { get; init; }

    /// <summary>全国线: a cut score that the ministry announced, typed in by the commission. It is shown beside the city's own cut and moves no flag.</summary>
    public NationalCut? NationalCut { get; init; }

    /// <summary>企业绿码 bands from the top, each with its share; the last one takes the rest.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [new("A+", 1, 20), new("A", 7, 20), new("B", 12, 20)];
}

/// <param name="Source">文号 of the announcement.</param>
public sealed record NationalCut(decimal? Factory, decimal? Park, string Source)
{
    public decimal? For(UnitKind kind) => kind == UnitKind.Factory ? Factory : Park;
}

/// <summary>One band of 企业绿码: A+ 5 %, A 35 %, B 60 %.</summary>
public sealed record Band(string Name, int ShareNumerator, int ShareDenominator);

/// <summary>How the questions after an assessment are asked. None of it touches an official result.</summary>
/// <param name="ExitMargin">Points above the line that a way out must reach: the line moves, because it is relative.</param>
/// <param name="ComparedUnits">Fewest ranked units of a sector whose median may be shown: fewer would give away another company's figures.</param>
public sealed record AnalysisRules(decimal ExitMargin, int ComparedUnits, StabilityRules Stability);

/// <summary>How firm a flag is: everything is shaken so often, by so much.</summary>
/// <param name="Runs">Number of perturbed rankings.</param>
/// <param name="Seed">Start of the number sequence: the same seed, the same answer.</param>
/// <param name="Weights">Each weight is taken up to this share higher or lower (0.10).</param>
/// <param name="Values">Declared precision of a value whose indicator states none, as a share of it.</param>
/// <param name="Doubt">A flag that falls in more than this share of the runs and stands in more than this share is 临界 (0.05).</param>
public sealed record StabilityRules(int Runs, int Seed, decimal Weights, decimal Values, decimal Doubt);

/// <summary>Who is compared with whom: nothing is published (rules.md 4.2).</summary>
public enum RankedPopulation
{
    /// <summary>All ranked units of the kind on the city's list.</summary>
    City,

    /// <summary>细分行业 by 细分行业; what has none is ranked together.</summary>
    Sector,

    /// <summary>District by district.</summary>
    District,

    /// <summary>Indicator table by indicator table (rule set).</summary>
    Table,
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
public sealed record StreakRules(int CountsFrom, GapRule Gap, IReadOnlyDictionary<int, string> Ladder, WatchRule Watch)
{
    /// <summary>What the outcomes of an earlier listing mean for a unit that was removed and has come back under its entry.</summary>
    public ReadmittedRule Readmitted { get; init; } = ReadmittedRule.Anew;
}

/// <summary>No text says what an earlier listing means after the return (rules.md 4.2): a setting.</summary>
public enum ReadmittedRule
{
    /// <summary>What lies before the year of entry is another listing's.</summary>
    Anew,

    /// <summary>All outcomes of the entry are one run; the years in between are gaps.</summary>
    Continue,
}

public enum GapRule
{
    /// <summary>The run ends at the gap and a person settles what it means.</summary>
    Unknown,
    Reset,
    Skip,
}

/// <summary>蓝: not bottom, but among the next ranks or within some points above the cut.</summary>
public sealed record WatchRule(int ShareNumerator, int ShareDenominator, decimal Points, string Level);
