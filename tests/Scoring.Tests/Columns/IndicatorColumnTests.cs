using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class IndicatorColumnTests
{
    [Fact]
    public void A_column_has_the_fewest_decimals_that_hold_all_its_values()
    {
        var column = IndicatorColumn.From([Some.Value("A1", 1.50m), Some.Value("A1", -0.125000m), null, Some.Value("A1", null), Some.NotApplicable("A1")]);

        Assert.Equal((3, 5), (column.Decimals, column.Count));
        Assert.Equal([1500L, -125L, IndicatorColumn.Missing, IndicatorColumn.Missing, IndicatorColumn.NotApplicable], column.Values);
    }

    [Fact]
    public void A_column_of_nobody_is_empty() => Assert.Equal((0, 0), (IndicatorColumn.From([]).Count, IndicatorColumn.From([]).Decimals));

    [Theory]
    [InlineData(new[] { 3L, -7L, 5L }, false, 7)]
    [InlineData(new[] { 3L, IndicatorColumn.NotApplicable, 5L, IndicatorColumn.NotApplicable }, true, 5)]
    [InlineData(new[] { IndicatorColumn.NotApplicable, IndicatorColumn.Missing }, true, 0)]
    [InlineData(new[] { IndicatorColumn.Missing, 4L }, false, 4)]
    [InlineData(new long[0], false, 0)]
    public void A_column_knows_its_largest_magnitude_and_whether_anything_does_not_apply(long[] values, bool hasNotApplicable, long magnitude)
    {
        var column = new IndicatorColumn(values, 0);

        Assert.Equal((hasNotApplicable, magnitude, values.Length), (column.HasNotApplicable, column.Magnitude, column.Count));
    }

    [Fact]
    public void A_doubtful_or_per_product_value_is_refused()
    {
        Assert.Throws<ArgumentException>(() => IndicatorColumn.From([Some.Value("A1", 1m) with { State = ValueState.Invalid }]));
        Assert.Throws<ArgumentException>(() => IndicatorColumn.From([Some.Product("A1", "甲", 1m)]));
    }

    [Theory]
    [InlineData(4_611_686_018_427_387_904, true)]
    [InlineData(4_611_686_018_427_387_905, false)]
    [InlineData(-4_611_686_018_427_387_904, true)]
    [InlineData(-4_611_686_018_427_387_905, false)]
    public void A_value_that_does_not_fit_is_refused_never_rounded(long value, bool fits)
    {
        Assert.Equal(fits, Record.Exception(() => new IndicatorColumn([value], 0)) is null);
        Assert.Equal(fits, Record.Exception(() => IndicatorColumn.From([Some.Value("A1", value / 1000m), Some.Value("A1", 0.001m)])) is null);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(28, true)]
    [InlineData(29, false)]
    public void A_column_has_no_more_decimals_than_a_decimal(int decimals, bool fits) =>
        Assert.Equal(fits, Record.Exception(() => new IndicatorColumn([1L], decimals)) is null);
}
