using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>评价方案: everything the rules fix for one cycle, read from <c>config/schemes/&lt;cycle&gt;/</c>. Every policy number stands here, none in code.</summary>
public sealed record Scheme(Cycle Cycle, int DataYear, CycleStatus Status)
{
    /// <summary>文号 of the notices the cycle rests on.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>填报截止日: day of record for authorities and anchor of the look-back.</summary>
    public required DateOnly FilingDeadline { get; init; }

    public required IReadOnlyList<Population> Populations { get; init; }

    public required ScoringRules Scoring { get; init; }

    public required BenchmarkRules BenchmarkRules { get; init; }

    public required RankingRules Ranking { get; init; }

    public required StreakRules Streak { get; init; }

    public AnalysisRules Analysis { get; init; } = new(1m, 5, new StabilityRules(1000, 1, 0.10m, 0.01m, 0.05m));

    public IReadOnlyList<VetoRule> Vetoes { get; init; } = [];

    /// <summary>For how long an enterprise may not apply, and after what.</summary>
    public IReadOnlyList<BanRule> Bans { get; init; } = [];

    /// <summary>What the published text says of those who do not file; printed beside the reason of a non-filer.</summary>
    public Ground? NotFiled { get; init; }

    /// <summary>The commission's table, <c>benchmarks.csv</c>.</summary>
    public IReadOnlyList<Benchmark> Benchmarks { get; init; } = [];

    /// <summary>重点行业清单, by which declared sectors are compared with four-digit codes; empty when the scheme was read without it.</summary>
    public IndustryRegister Industries { get; init; } = IndustryRegister.Empty;

    public Population? PopulationOf(UnitKind kind) => Populations.FirstOrDefault(p => p.Kind == kind);
}

public enum CycleStatus
{
    /// <summary>计数年度.</summary>
    Counted,

    /// <summary>试算年度: never counts toward a streak or a removal.</summary>
    Trial,
}

/// <summary>One kind of unit with its general table and what sectors change against it.</summary>
/// <param name="Sectors">Tables by sector name; a sector that is not here uses the general table.</param>
public sealed record Population(UnitKind Kind, IndicatorTable General, IReadOnlyDictionary<string, IndicatorTable> Sectors)
{
    public IndicatorTable TableFor(string? sector) => sector is not null && Sectors.TryGetValue(sector, out var table) ? table : General;
}

/// <summary>指标体系: dimensions with their shares (sum 100) and indicators in printing order.</summary>
/// <param name="Source">Where the table comes from: a clause, or the word 决定.</param>
public sealed record IndicatorTable(string Name, string Source, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>Whether the table is provisional (暂行), as printed on the method sheet.</summary>
    public bool IsProvisional { get; init; }

    public BetweenRule Between { get; init; } = BetweenRule.Linear;

    /// <summary>Mandatory limit standards and water quotas under which the sector's products fall.</summary>
    public IReadOnlyList<ProductStandard> Standards { get; init; } = [];

    /// <summary>附加项, outside the 100 points; null when the table has none.</summary>
    public BonusRule? Bonus { get; init; }

    /// <summary>Whether two tables ask for the same and count it alike, whatever their names and sources say.</summary>
    public bool CountsAs(IndicatorTable other) =>
        Between == other.Between && Bonus == other.Bonus && Dimensions.SequenceEqual(other.Dimensions) && Indicators.SequenceEqual(other.Indicators);
}

/// <summary>The standard that applies to the products of a per-product indicator. When it is settled, a unit that files no product is told so.</summary>
/// <param name="Text">Number and name of the standard, or 待核 while nobody has looked which one applies.</param>
public sealed record ProductStandard(IndicatorCode Indicator, string Text)
{
    public bool IsSettled => !Text.StartsWith("待核", StringComparison.Ordinal);
}

/// <summary>附加项 of a provincial variant: extra points that together count up to a cap.</summary>
/// <param name="Name">What the rows are called where dimensions are printed.</param>
public sealed record BonusRule(string Name, decimal Cap);

/// <summary>一级指标 with its share of the 100 points.</summary>
public sealed record Dimension(string Name, Weight Share);

public enum Direction
{
    /// <summary>正向.</summary>
    Higher,

    /// <summary>逆向.</summary>
    Lower,
}

/// <summary>三级指标.</summary>
public sealed record Indicator(IndicatorCode Id, string Name, string Dimension, string Unit, Direction Direction, Weight Weight)
{
    public decimal? Lead { get; init; }

    public decimal? Base { get; init; }

    /// <summary>Number of products that count at most (3 for E1a and R2a), 0 when the indicator is not per product.</summary>
    public int PerProduct { get; init; }

    /// <summary>The indicator that this per-product one takes out of the table (E1a takes out E1b).</summary>
    public IndicatorCode? Excludes { get; init; }

    /// <summary>择优组: of the group's indicators the best n count.</summary>
    public ChoiceGroup? Choose { get; init; }

    public bool MayBeNotApplicable { get; init; }

    /// <summary>定性指标: 0..1, set by a reviewer.</summary>
    public bool IsQualitative { get; init; }

    public bool IsActionable { get; init; }

    /// <summary>How hard it is to improve: <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? Difficulty { get; init; }

    /// <summary>附加指标: outside the 100 points, counted up to the cap of the table, and no loss when it was not filed.</summary>
    public bool IsBonus { get; init; }

    /// <summary>Whether benchmarks differ by energy tier (E3).</summary>
    public bool IsTiered { get; init; }

    /// <summary>Declared precision of the value as a share of it (0.02: ±2 %); null: the scheme's usual one. 0 for what is counted.</summary>
    public decimal? Precision { get; init; }

    /// <summary>Smallest change worth proposing, in the indicator's unit: 1 for what is counted.</summary>
    public decimal Step { get; init; } = 0.01m;

    public string? Note { get; init; }
}

public sealed record ChoiceGroup(string Name, int Count);

public enum BetweenRule
{
    /// <summary>From base (0) to lead (full weight).</summary>
    Linear,

    /// <summary>weight × min(1, value / lead), turned over when lower is better (parks, 2016–2024).</summary>
    Ratio,
}
