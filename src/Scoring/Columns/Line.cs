using System.Numerics;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// How one indicator counts for all units of one pattern. Points are whole numbers of 10⁻¹⁰. Between base and lead they are first reckoned in floating
/// point, which settles only what it can prove:
/// <list type="bullet">
/// <item>The exact points are x = d × Factor, with Factor = Most / Span and Most = weight × 10¹⁰. The double of Factor is off by less than
/// 1.01 × 2⁻⁵³ of itself, the double of d by at most 2⁻⁵³, their product by another 2⁻⁵³: together by less than 3.1 × 2⁻⁵³ × x, and x ≤ Most.
/// Of a ratio turned over, x = Factor / d with Factor = Most × Span, the same three errors are made.</item>
/// <item>Margin = (Most + 1) × 2⁻⁵¹ is more than that, with room for the rounding of ½ − Margin itself.</item>
/// <item>A result nearer to a whole number than ½ − Margin has exact points that round to this number, whatever the rule for halves.
/// Any other is counted by the reference, <see cref="IndicatorScore"/> in <see cref="Fraction"/>s.</item>
/// </list>
/// </summary>
internal sealed class Line
{
    private const decimal UnitsOfOne = 10_000_000_000m;

    private readonly Fraction _weight;

    public Line(Steps steps, Fraction weight)
    {
        (Steps, _weight, Full) = (steps, weight, InUnits(weight));
        var (most, span) = (weight * Fraction.From(UnitsOfOne), (BigInteger)steps.Span);
        Factor = steps.IsInverse ? ToDouble(most.Numerator * span, most.Denominator) : ToDouble(most.Numerator, most.Denominator * span);
        Limit = 0.5 - ((ToDouble(most.Numerator, most.Denominator) + 1) * Math.ScaleB(1, -51));
    }

    public Steps Steps { get; }

    /// <summary>Points at or better than the lead.</summary>
    public long Full { get; }

    public double Factor { get; }

    /// <summary>½ − Margin.</summary>
    public double Limit { get; }

    /// <summary>Points of one value of the column.</summary>
    /// <param name="exactly">Grows by one when the reference had to count.</param>
    public long Points(long value, ref long exactly)
    {
        if (value <= IndicatorColumn.NotApplicable)
            return 0;
        if (!Steps.Fit)
            return PointsExactly(value, ref exactly);
        var d = (value * Steps.Multiplier) - Steps.Offset;
        if (Steps.IsInverse ? d <= Steps.Span : d >= Steps.Span)
            return Full;
        if (d <= 0)
            return 0;
        var points = Steps.IsInverse ? Factor / d : d * Factor;
        var whole = Math.Round(points);
        return Math.Abs(points - whole) <= Limit ? (long)whole : PointsExactly(value, ref exactly);
    }

    public long PointsExactly(long value, ref long exactly)
    {
        exactly++;
        return InUnits(_weight * Steps.Share(value));
    }

    private static long InUnits(Fraction points) => (long)(points.Round(ColumnScores.Decimals) * UnitsOfOne);

    /// <summary>Of two numbers that are not negative; 0 where there is no quotient, for a line with nothing between base and lead. Cut to 62 bits or more, then rounded once.</summary>
    private static double ToDouble(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.Sign <= 0 || denominator.Sign <= 0)
            return 0;
        var shift = 63 + (int)denominator.GetBitLength() - (int)numerator.GetBitLength();
        var quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);
        return Math.ScaleB((double)(ulong)quotient, -shift);
    }
}
