using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Which value of a doubtful figure is counted: the preferred one, or whichever gives the fewest or the most points.</summary>
internal enum Scenario
{
    Preferred,
    Fewest,
    Most,
}

/// <summary>Step 3: the share 0..1 of its weight that a value earns against its benchmark (GB/T 36132-2025 §5.2).</summary>
internal static class IndicatorScore
{
    /// <summary>At or better than the lead all, at or worse than the base nothing, in proportion between; a ratio counts value by lead instead.</summary>
    public static Fraction Share(Direction direction, BetweenRule between, decimal value, Bar bar)
    {
        var found = Fraction.From(value);
        if (IsAtOrBetter(direction, found, bar.Lead))
            return Fraction.One;
        if (between == BetweenRule.Ratio)
            return Ratio(direction, found, bar.Lead);
        var @base = bar.Base ?? Fraction.Zero;
        return IsAtOrBetter(direction, @base, found) ? Fraction.Zero : (found - @base) / (bar.Lead - @base);
    }

    /// <summary>The share of a filed value; one that is doubtful without a rival may be worth anything from nothing to all.</summary>
    public static Fraction Share(Indicator indicator, BetweenRule between, ReportedValue filed, Bar bar, Scenario scenario)
    {
        var preferred = filed.Value is { } value ? Share(indicator.Direction, between, value, bar) : Fraction.Zero;
        if (scenario == Scenario.Preferred || filed.State != ValueState.Invalid)
            return preferred;
        if (filed.Rival is not { } rival)
            return scenario == Scenario.Fewest ? Fraction.Zero : Fraction.One;
        var other = Share(indicator.Direction, between, rival, bar);
        return scenario == Scenario.Fewest == other < preferred ? other : preferred;
    }

    private static Fraction Ratio(Direction direction, Fraction value, Fraction lead)
    {
        if (direction == Direction.Lower)
            return lead / value;
        return value.IsPositive ? value / lead : Fraction.Zero;
    }

    private static bool IsAtOrBetter(Direction direction, Fraction value, Fraction mark) => direction == Direction.Higher ? value >= mark : value <= mark;
}
