using System.Globalization;

namespace GreenBatch.Scoring;

/// <summary>基准日 of a rule: its look-back ends here, states are judged here, and what came later belongs to the next cycle. No text says which day it is.</summary>
/// <param name="Given">A day written out; null: the day is that of <paramref name="Kind"/>.</param>
public sealed record Anchor(AnchorKind Kind, DateOnly? Given)
{
    public static Anchor FilingDeadline { get; } = new(AnchorKind.FilingDeadline, null);

    public DateOnly DayIn(Scheme scheme) => Kind switch
    {
        AnchorKind.DataYearEnd => new DateOnly(scheme.DataYear, 12, 31),
        AnchorKind.CycleEnd => new DateOnly(scheme.Cycle.Year, 12, 31),
        AnchorKind.Given => Given ?? scheme.FilingDeadline,
        _ => scheme.FilingDeadline,
    };

    /// <summary>What the anchor is called on the method sheet.</summary>
    public override string ToString() => Kind switch
    {
        AnchorKind.DataYearEnd => "评价年末",
        AnchorKind.CycleEnd => "年度末",
        AnchorKind.Given => Given?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "填报截止日",
        _ => "填报截止日",
    };
}

public enum AnchorKind
{
    /// <summary>填报截止日.</summary>
    FilingDeadline,

    /// <summary>31 December of the year whose data are evaluated.</summary>
    DataYearEnd,

    /// <summary>31 December of the cycle's year.</summary>
    CycleEnd,

    /// <summary>A day written in the rule.</summary>
    Given,
}
