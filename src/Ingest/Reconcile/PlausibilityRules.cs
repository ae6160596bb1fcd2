using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// A factor by which a unit of measure is mistaken (kgce for tce, 元 for 万元), and how near a figure without it must come to the unit's own
/// references. The smaller the factor, the nearer: an honest change of ten times happens, one of ten times to the percent hardly ever.
/// </summary>
/// <param name="LastYear">Ratio to last year's value within which the figure without the slip must lie; its square is below the factor.</param>
/// <param name="Denominator">Ratio to the value that energy and output value of the same filing imply.</param>
public sealed record SlipRule(decimal Factor, decimal LastYear, decimal Denominator)
{
    /// <summary>Indicators it is sensible for (亩 for m2 in L1 alone); none: all, and the header's figures.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>
    /// Last year tells it only where the unit's other figures stayed near theirs: one figure out of step is a slip, a unit whose figures all moved has
    /// changed. For the small factors, which a renovation reaches.
    /// </summary>
    public bool IsForSteadyUnits { get; init; }

    internal bool AppliesTo(IndicatorCode? indicator) =>
        Only.Count == 0 || (indicator is { } code && Only.Contains(code.Value, StringComparer.Ordinal));
}

/// <summary>What an indicator can be at all, with the clause that says so.</summary>
/// <param name="Least">Lower bound; null: negative values are possible.</param>
/// <param name="Most">Upper bound; null: none.</param>
public sealed record ValueRange(decimal? Least, decimal? Most, string Clause)
{
    /// <summary>The value must be greater than <see cref="Least"/>, not equal to it.</summary>
    public bool IsAbove { get; init; }

    public bool IsWhole { get; init; }

    /// <summary>What the finding adds, such as why R4 can seem to pass 100 %.</summary>
    public string? Note { get; init; }

    internal bool Holds(decimal value) =>
        (Least is not { } least || (IsAbove ? value > least : value >= least))
        && (Most is not { } most || value <= most)
        && (!IsWhole || value == decimal.Truncate(value));

    /// <summary>The range in words: 0 到 100, 大于 0, 0 到 12 的整数.</summary>
    internal string Words()
    {
        var lower = Least is { } least ? (IsAbove ? "大于 " : "不小于 ") + Figures.Text(least) : "";
        var bounds = (Least, Most) switch
        {
            ({ } from, { } to) when !IsAbove => $"{Figures.Text(from)} 到 {Figures.Text(to)}",
            (_, { } to) => lower + (lower.Length > 0 ? "、" : "") + $"不大于 {Figures.Text(to)}",
            _ => lower,
        };
        return bounds + (IsWhole ? " 的整数" : "");
    }
}
