using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// The values of one indicator for many units as whole numbers of 10⁻ᵈ, with one d for the whole column: exact, and eight bytes a value.
/// Two numbers that no value may have mark what is missing and what does not apply.
/// </summary>
public sealed class IndicatorColumn
{
    /// <summary>Asked for and not filed.</summary>
    public const long Missing = long.MinValue;

    /// <summary>不适用; counts as missing where the indicator does not allow it.</summary>
    public const long NotApplicable = long.MinValue + 1;

    /// <summary>Largest magnitude of a value, so that sums and differences of two stay within 64 bits.</summary>
    public const long Largest = 1L << 62;

    private const int MostDecimals = 28;

    private readonly long[] _values;

    /// <param name="values">Values × 10^<paramref name="decimals"/>, or one of the marks; the column keeps the array.</param>
    public IndicatorColumn(long[] values, int decimals)
    {
        if (decimals is < 0 or > MostDecimals)
            throw new ArgumentOutOfRangeException(nameof(decimals), decimals, $"A column has 0 to {MostDecimals} decimals.");
        (_values, Decimals) = (values, decimals);
        foreach (var value in values)
        {
            if (value > NotApplicable && value is < -Largest or > Largest)
                throw new ArgumentException($"The value {value} (× 10^−{decimals}) does not fit a column: the largest magnitude is 2^62.", nameof(values));
            HasNotApplicable |= value == NotApplicable;
            Magnitude = value > NotApplicable ? Math.Max(Magnitude, Math.Abs(value)) : Magnitude;
        }
    }

    public int Count => _values.Length;

    public int Decimals { get; }

    public ReadOnlySpan<long> Values => _values;

    internal bool HasNotApplicable { get; }

    /// <summary>Largest magnitude that occurs.</summary>
    internal long Magnitude { get; }

    /// <summary>
    /// From what the units filed, null for nothing. A doubtful value is refused: whether its unit is held is settled on the reference path
    /// (<see cref="Assessment"/>), and so are a value with a product and one whose digits do not fit.
    /// </summary>
    public static IndicatorColumn From(IReadOnlyList<ReportedValue?> filed)
    {
        var decimals = filed.Select(f => f?.Value is { } value ? Trimmed(value).Scale : (byte)0).DefaultIfEmpty().Max();
        return new IndicatorColumn([.. filed.Select(f => f is null ? Missing : ToWhole(f, decimals))], decimals);
    }

    private static long ToWhole(ReportedValue filed, int decimals)
    {
        if (filed.State == ValueState.Invalid || filed.Product is not null)
            throw new ArgumentException($"{filed.Indicator}: a doubtful or per-product value does not go into columns; score its unit on the reference path.", nameof(filed));
        if (filed.State == ValueState.NotApplicable)
            return NotApplicable;
        return filed is { State: ValueState.Reported, Value: { } value } ? ToWhole(filed.Indicator, value, decimals) : Missing;
    }

    private static long ToWhole(IndicatorCode indicator, decimal value, int decimals)
    {
        var whole = Fraction.From(value).Numerator * System.Numerics.BigInteger.Pow(10, decimals) / Fraction.From(value).Denominator;
        return System.Numerics.BigInteger.Abs(whole) <= Largest
            ? (long)whole
            : throw new ArgumentException($"{indicator}: {value} with {decimals} decimals does not fit a column; score its unit on the reference path.", nameof(value));
    }

    /// <summary>Without trailing zeros.</summary>
    private static decimal Trimmed(decimal value) => value / 1.0000000000000000000000000000m;
}

/// <summary>The columns of many units, one for each indicator of the table, in table order.</summary>
public sealed class UnitColumns
{
    private readonly byte[]? _groups;

    /// <param name="groups">For each unit the group whose bars hold for it (a tier or a sector); null: all belong to group 0.</param>
    public UnitColumns(IReadOnlyList<IndicatorColumn> columns, byte[]? groups = null)
    {
        (Columns, _groups) = (columns, groups);
        Count = groups?.Length ?? (columns.Count == 0 ? 0 : columns[0].Count);
        if (columns.Any(c => c.Count != Count))
            throw new ArgumentException($"Every column must have one value for each of the {Count} units.", nameof(columns));
    }

    public int Count { get; }

    public IReadOnlyList<IndicatorColumn> Columns { get; }

    /// <summary>Empty when all units belong to group 0.</summary>
    public ReadOnlySpan<byte> Groups => _groups;
}
