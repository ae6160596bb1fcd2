namespace GreenBatch.Scoring;

/// <summary>引领值 and 基准值 as used for one unit and indicator, exact, with where they come from.</summary>
/// <param name="Base">null: a ratio table that gives only leads.</param>
internal sealed record Bar(Kernel.Fraction Lead, Kernel.Fraction? Base, BenchmarkSource Source)
{
    public decimal LeadShown { get; } = Lead.ToDecimal();

    public decimal? BaseShown { get; } = Base?.ToDecimal();

    /// <summary>Sector it holds for, null for all.</summary>
    public string? Sector { get; init; }

    public string? Tier { get; init; }

    /// <summary>For an estimated one: over how many units.</summary>
    public int? Units { get; init; }

    public string? Note { get; init; }

    public static Bar Of(decimal lead, decimal? @base, BenchmarkSource source) =>
        new(Kernel.Fraction.From(lead), @base is { } value ? Kernel.Fraction.From(value) : null, source);
}
