using System.Numerics;

namespace GreenBatch.Kernel;

/// <summary>
/// An exact rational number, always in lowest terms. Points, weights and estimated benchmarks are counted in it and rounded once, so that every
/// implementation gives the same digits.
/// </summary>
internal readonly record struct Fraction : IComparable<Fraction>
{
    private const int MostDecimals = 28;

    private static readonly BigInteger[] Tens = [.. Enumerable.Range(0, MostDecimals + 1).Select(n => BigInteger.Pow(10, n))];

    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        var common = denominator.IsOne ? BigInteger.One : BigInteger.GreatestCommonDivisor(numerator, denominator);
        (_numerator, _denominator) = common.IsOne ? (numerator, denominator) : (numerator / common, denominator / common);
    }

    public static Fraction Zero { get; } = new(BigInteger.Zero, BigInteger.One);

    public static Fraction One { get; } = new(BigInteger.One, BigInteger.One);

    public BigInteger Numerator => _numerator;

    /// <summary>Always positive.</summary>
    public BigInteger Denominator => _denominator;

    public bool IsZero => _numerator.IsZero;

    public bool IsPositive => _numerator.Sign > 0;

    public static Fraction From(int value) => new(value, BigInteger.One);

    public static Fraction From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        var magnitude = ((BigInteger)(uint)bits[2] << 64) | ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        return new Fraction(bits[3] < 0 ? -magnitude : magnitude, Tens[(bits[3] >> 16) & 0xFF]);
    }

    public static Fraction From(Weight weight) => From(weight.Numerator) / From(weight.Denominator);

    /// <summary>The whole number at or below a value that is not negative.</summary>
    public int Floor() => (int)BigInteger.Divide(_numerator, _denominator);

    /// <summary>Rounded half to even, as the exact value would be.</summary>
    public decimal Round(int decimals) => (decimal)Scaled(decimals) * new decimal(1, 0, 0, isNegative: false, (byte)decimals);

    /// <summary>The value with as many digits as a decimal holds, without trailing zeros.</summary>
    public decimal ToDecimal()
    {
        var decimals = MostDecimals;
        while (BigInteger.Abs(Scaled(decimals)) > (BigInteger)decimal.MaxValue)
            decimals--;
        while (decimals > 0 && (Scaled(decimals) % 10).IsZero && Round(decimals) == Round(decimals - 1))
            decimals--;
        return Round(decimals);
    }

    public int CompareTo(Fraction other) => (_numerator * other._denominator).CompareTo(other._numerator * _denominator);

    public static Fraction operator +(Fraction left, Fraction right) => left._denominator == right._denominator
        ? new(left._numerator + right._numerator, left._denominator)
        : new((left._numerator * right._denominator) + (right._numerator * left._denominator), left._denominator * right._denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left + new Fraction(-right._numerator, right._denominator);

    public static Fraction operator *(Fraction left, Fraction right) => new(left._numerator * right._numerator, left._denominator * right._denominator);

    public static Fraction operator /(Fraction left, Fraction right) => right._numerator.Sign < 0
        ? new(-left._numerator * right._denominator, left._denominator * -right._numerator)
        : new(left._numerator * right._denominator, left._denominator * right._numerator);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    private BigInteger Scaled(int decimals)
    {
        var quotient = BigInteger.DivRem(_numerator * Tens[decimals], _denominator, out var remainder);
        var twice = BigInteger.Abs(remainder) * 2;
        var isUp = twice > _denominator || (twice == _denominator && !quotient.IsEven);
        return isUp ? quotient + _numerator.Sign : quotient;
    }
}
