using System.Numerics;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// The finest whole steps in which the values of a column, its lead and its base can all be counted. A value v lies d = v × Multiplier − Offset steps
/// beyond the base toward the better side, and the lead lies Span steps beyond it: to compare with lead and base is to compare whole numbers.
/// In a ratio turned over (lead / value) d is the value and Span the lead.
/// </summary>
internal sealed class Steps
{
    private readonly BetweenRule _between;
    private readonly Direction _direction;
    private readonly Bar _bar;
    private readonly decimal _one;

    public Steps(Indicator indicator, BetweenRule between, Bar bar, IndicatorColumn column)
    {
        (_between, _direction, _bar) = (between, indicator.Direction, bar);
        _one = new decimal(1, 0, 0, isNegative: false, (byte)column.Decimals);
        IsInverse = between == BetweenRule.Ratio && indicator.Direction == Direction.Lower;

        var one = BigInteger.Pow(10, column.Decimals);
        // A ratio starts from 0; below a lead that is not positive it earns nothing.
        var (lead, from) = (bar.Lead, between == BetweenRule.Linear ? bar.Base ?? Fraction.Zero : Fraction.Zero);
        var multiplier = Common(Finer(lead, one), Finer(from, one)) * (indicator.Direction == Direction.Lower && !IsInverse ? -1 : 1);
        var offset = from.Numerator * one * multiplier / from.Denominator;
        var span = (lead.Numerator * one * multiplier / lead.Denominator) - offset;
        Fit = (BigInteger.Abs(multiplier) * column.Magnitude) + BigInteger.Abs(offset) + BigInteger.Abs(span) <= IndicatorColumn.Largest;
        if (Fit)
            (Multiplier, Offset, Span) = ((long)multiplier, (long)offset, (long)span);
    }

    /// <summary>Whether the steps fit 64 bits; if not, every value is counted by the reference.</summary>
    public bool Fit { get; }

    /// <summary>A ratio turned over.</summary>
    public bool IsInverse { get; }

    /// <summary>Negative where lower is better.</summary>
    public long Multiplier { get; }

    public long Offset { get; }

    public long Span { get; }

    /// <summary>The share 0..1 that a value of the column earns, by the reference.</summary>
    public Fraction Share(long value) => IndicatorScore.Share(_direction, _between, value * _one, _bar);

    /// <summary>Into how many parts the last place of the column must be cut for a mark to be a whole number of them.</summary>
    private static BigInteger Finer(Fraction mark, BigInteger one) => mark.Denominator / BigInteger.GreatestCommonDivisor(mark.Denominator, one);

    private static BigInteger Common(BigInteger one, BigInteger other) => one / BigInteger.GreatestCommonDivisor(one, other) * other;
}
