using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>How large the made-up city is, and its seed. The same settings give the same bytes.</summary>
/// <param name="Factories">Listed factories in the first cycle, the planted ones included.</param>
internal sealed record DemoSettings(int Factories, ulong Seed, IReadOnlyList<DemoCycle> Cycles)
{
    /// <summary>Every planted difficulty needs a factory of its own, and every authority one besides.</summary>
    public const int FewestFactories = 120;

    public const int MostFactories = 20_000;

    public const int DefaultFactories = 120;

    public const ulong DefaultSeed = 2025;

    public int Parks { get; init; } = 8;

    /// <summary>Registered enterprises that are not listed.</summary>
    public int Unlisted { get; init; } = 50_000;

    /// <summary>The scheme flags one unit in so many: the ladder of weak factories is laid out around this cut.</summary>
    public int CutDenominator { get; init; } = 20;

    public Cycle First => Cycles[0].Cycle;

    /// <summary>Factories that enter the list in each cycle.</summary>
    public int NewEntries => Math.Max(3, Factories / 40);
}

/// <summary>A cycle of the demo with its day of record, as its scheme says.</summary>
internal sealed record DemoCycle(Cycle Cycle, DateOnly FilingDeadline)
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>The instant at which the cycle is played: the morning of the fifteenth day after the deadline.</summary>
    public DateTimeOffset Now => new(FilingDeadline.AddDays(15), new TimeOnly(9, 0), ChinaOffset);
}
