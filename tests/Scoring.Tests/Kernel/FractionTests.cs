using System.Globalization;
using CsCheck;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class FractionTests
{
    [Fact]
    public void Rounding_is_half_to_even_of_the_exact_value_on_both_sides_of_zero()
    {
        foreach (var row in Table.Parse("""
            | value | decimals | rounded |
            | 1/8   | 2        | 0.12    |
            | 3/8   | 2        | 0.38    |
            | -1/8  | 2        | -0.12   |
            | -3/8  | 2        | -0.38   |
            | 1/2   | 0        | 0       |
            | 3/2   | 0        | 2       |
            | 5/2   | 0        | 2       |
            | 2/3   | 10       | 0.6666666667 |
            | 1/3   | 10       | 0.3333333333 |
            | 1000000000000000001/8000000000000000000 | 2 | 0.13 |
            | 999999999999999999/8000000000000000000  | 2 | 0.12 |
            | 77085/1000 | 2   | 77.08   |
            """).Rows)
        {
            Assert.Equal((row["value"], row["rounded"]), (row["value"], Of(row["value"]).Round(int.Parse(row["decimals"], CultureInfo.InvariantCulture)).ToString("0.##########", CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Shown_with_as_many_digits_as_a_decimal_holds_and_no_trailing_zeros()
    {
        foreach (var row in Table.Parse("""
            | value         | shown                            |
            | 1/4           | 0.25                             |
            | 100           | 100                              |
            | 0             | 0                                |
            | 1/3           | 0.3333333333333333333333333333   |
            | -2/3          | -0.6666666666666666666666666667  |
            | 1000000/3     | 333333.33333333333333333333333   |
            | 25000000000000000000000000001/2 | 12500000000000000000000000000 |
            | 79228162514264337593543950335   | 79228162514264337593543950335 |
            | 79228162514264337593543950335/10 | 7922816251426433759354395033.5 |
            """).Rows)
        {
            Assert.Equal((row["value"], row["shown"]), (row["value"], Of(row["value"]).ToDecimal().ToString(CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Arithmetic_agrees_with_decimals_and_is_always_in_lowest_terms() =>
        Gen.Select(Gen.Int[-99, 99], Gen.Int[-99, 99], Gen.Int[1, 60]).Sample((a, b, c) =>
        {
            var (left, right) = (Fraction.From(a / 100m), Fraction.From(b / 100m));
            Assert.Equal(Fraction.From((a + b) / 100m), left + right);
            Assert.Equal(Fraction.From((a - b) / 100m), left - right);
            Assert.Equal(Fraction.From(a * b / 10000m), left * right);
            Assert.Equal(a < b, left < right);
            Assert.Equal(a > b, left > right);
            Assert.Equal(a <= b, left <= right);
            Assert.Equal(a >= b, left >= right);
            Assert.Equal(a.CompareTo(b), left.CompareTo(right));
            Assert.Equal((a == 0, a > 0), (left.IsZero, left.IsPositive));
            Assert.Equal(left, left * Fraction.From(c) / Fraction.From(c));
            Assert.Equal(left.GetHashCode(), (left * Fraction.From(c) / Fraction.From(c)).GetHashCode());
            if (b != 0)
                Assert.Equal(left, left / right * right);
        });

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1/2", 0)]
    [InlineData("3/2", 1)]
    [InlineData("2", 2)]
    [InlineData("1999/1000", 1)]
    public void Floor_is_the_whole_number_at_or_below(string value, int floor) => Assert.Equal(floor, Of(value).Floor());

    /// <summary>All 96 bits, every scale, the sign, and zeros that a decimal keeps at its end.</summary>
    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("-7.9228162514264337593543950335")]
    [InlineData("18446744073709551616.5")]
    [InlineData("4294967296.25")]
    [InlineData("1.500")]
    public void A_decimal_is_taken_exactly(string text)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(value, Fraction.From(value).ToDecimal());
        Assert.Equal(value < 0m, Fraction.From(value) < Fraction.Zero);
    }

    [Fact]
    public void A_weight_is_its_fraction() => Assert.Equal(Of("25/6"), Fraction.From(new Weight(25m, 6m)));

    private static Fraction Of(string text)
    {
        var parts = text.Split('/');
        return Fraction.From(decimal.Parse(parts[0], CultureInfo.InvariantCulture)) / Fraction.From(parts.Length == 1 ? 1m : decimal.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
