namespace GreenBatch.Kernel;

/// <summary>What is known of a unit's place before any point is counted.</summary>
public enum Standing
{
    /// <summary>Takes part in the ranking.</summary>
    Ranked,

    /// <summary>Vetoed by a decision outside the scheme's own rules.</summary>
    Vetoed,

    /// <summary>待核.</summary>
    Held,

    /// <summary>Entered the list in this cycle: first ranked in the next.</summary>
    NewEntry,
}

/// <summary>一企一档: everything known of one listed unit in one cycle, each fact with its origin.</summary>
public sealed record Dossier(ListEntry Entry, Cycle Cycle)
{
    /// <summary>综合能源消费量, tce; decides the tier of benchmarks.</summary>
    public decimal? EnergyTce { get; init; }

    /// <summary>工业总产值 as filed, 万元 (B204-1): the denominator of E1b, E2, R2b and P2b, and the numerator of L1.</summary>
    public decimal? OutputValue { get; init; }

    public Standing Standing { get; init; } = Standing.Ranked;

    /// <summary>Why the standing is not <see cref="Standing.Ranked"/>, in Chinese.</summary>
    public string? StandingReason { get; init; }

    /// <summary>Values by indicator (and product). None at all means that the unit did not file.</summary>
    public IReadOnlyList<ReportedValue> Values { get; init; } = [];

    public IReadOnlyList<UnitEvent> Events { get; init; } = [];

    /// <summary>Findings about the unit's data, for the lists of open points.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];
}
