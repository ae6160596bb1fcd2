using System.Numerics;
using CsCheck;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class IndicatorScoreTests
{
    [Fact]
    public void Points_by_rules_2_7_linear_between_base_and_lead_capped_at_the_weight_and_never_negative()
    {
        foreach (var row in Table.Parse("""
            | dir | lead | base | value | points       |
            | ↑   | 80   | 40   | 100   | 8            |
            | ↑   | 80   | 40   | 80    | 8            |
            | ↑   | 80   | 40   | 60    | 4            |
            | ↑   | 80   | 40   | 40    | 0            |
            | ↑   | 80   | 40   | 39.9  | 0            |
            | ↓   | 100  | 107  | 99    | 8            |
            | ↓   | 100  | 107  | 100   | 8            |
            | ↓   | 100  | 107  | 103.5 | 4            |
            | ↓   | 100  | 107  | 107   | 0            |
            | ↓   | 100  | 107  | 110   | 0            |
            | ↓   | 100  | 107  | 102   | 5.7142857143 |
            | ↑   | 5    | 5    | 5     | 8            |
            | ↑   | 5    | 5    | 4.99  | 0            |
            | ↓   | 5    | 5    | 5     | 8            |
            | ↓   | 5    | 5    | 5.01  | 0            |
            """).Rows)
        {
            Assert.Equal(Some.Number(row["points"]), Points(row, BetweenRule.Linear));
        }
    }

    [Fact]
    public void Points_of_parks_are_the_ratio_to_the_lead_turned_over_when_lower_is_better()
    {
        foreach (var row in Table.Parse("""
            | dir | lead | base | value | points       |
            | ↑   | 3    |      | 3     | 8            |
            | ↑   | 3    |      | 4     | 8            |
            | ↑   | 3    |      | 2     | 5.3333333333 |
            | ↑   | 3    |      | 0     | 0            |
            | ↑   | 3    |      | -1    | 0            |
            | ↓   | 5    |      | 5     | 8            |
            | ↓   | 5    |      | 0     | 8            |
            | ↓   | 5    |      | 10    | 4            |
            """).Rows)
        {
            Assert.Equal(Some.Number(row["points"]), Points(row, BetweenRule.Ratio));
        }
    }

    [Fact]
    public void Points_are_bounded_and_never_fall_when_the_value_gets_better() =>
        Gen.Select(Gen.Decimal[-1000m, 1000m], Gen.Decimal[-1000m, 1000m], Gen.Decimal[-1000m, 1000m], Gen.Decimal[0m, 100m], Gen.Bool)
            .Sample((lead, other, value, step, isHigher) =>
            {
                var direction = isHigher ? Direction.Higher : Direction.Lower;
                var bar = Bar.Of(isHigher ? Math.Max(lead, other) : Math.Min(lead, other), isHigher ? Math.Min(lead, other) : Math.Max(lead, other), BenchmarkSource.Scheme);
                var share = IndicatorScore.Share(direction, BetweenRule.Linear, value, bar);
                var better = IndicatorScore.Share(direction, BetweenRule.Linear, isHigher ? value + step : value - step, bar);
                return share >= Fraction.Zero && share <= Fraction.One && better >= share;
            });

    [Fact]
    public void Points_agree_with_a_second_way_of_computing_in_whole_numbers() =>
        Gen.Select(Gen.Int[-5000, 5000], Gen.Int[-5000, 5000], Gen.Int[-5000, 5000], Gen.Int[1, 9000], Gen.Bool)
            .Sample((lead, @base, value, weight, isHigher) =>
            {
                if (isHigher == lead < @base)
                    (lead, @base) = (@base, lead);
                var bar = Bar.Of(lead / 100m, @base / 100m, BenchmarkSource.Scheme);
                var share = IndicatorScore.Share(isHigher ? Direction.Higher : Direction.Lower, BetweenRule.Linear, value / 100m, bar);
                return (share * Fraction.From(weight / 100m)).Round(10) == InWholeNumbers(lead, @base, value, weight, isHigher);
            });

    /// <summary>All in hundredths: weight × (value − base) / (lead − base), in units of 10⁻¹⁰, rounded half to even by remainder.</summary>
    private static decimal InWholeNumbers(int lead, int @base, int value, int weight, bool isHigher)
    {
        if (isHigher ? value >= lead : value <= lead)
            return weight / 100m;
        if (isHigher ? value <= @base : value >= @base)
            return 0m;
        var numerator = BigInteger.Abs(new BigInteger(weight) * (value - @base)) * BigInteger.Pow(10, 8);
        var denominator = BigInteger.Abs(lead - @base);
        var whole = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (2 * rest).CompareTo(denominator);
        return (decimal)(half > 0 || (half == 0 && !whole.IsEven) ? whole + 1 : whole) / 10_000_000_000m;
    }

    private static decimal Points(TableRow row, BetweenRule between)
    {
        var bar = Bar.Of(Some.Number(row["lead"])!.Value, Some.Number(row["base"]), BenchmarkSource.Scheme);
        var share = IndicatorScore.Share(row["dir"] is "↑" ? Direction.Higher : Direction.Lower, between, Some.Number(row["value"])!.Value, bar);
        return (share * Fraction.From(8)).Round(10);
    }
}
