using System.Globalization;

namespace GreenBatch.Kernel;

/// <summary>A weight as written in a scheme: a number (<c>8</c>, <c>2.5</c>) or a fraction (<c>25/6</c>), kept exact.</summary>
public readonly record struct Weight(decimal Numerator, decimal Denominator)
{
    /// <summary>The weight in points, to 28 digits.</summary>
    public decimal Points => Numerator / Denominator;

    public override string ToString() => Denominator == 1m
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
