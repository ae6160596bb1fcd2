using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>How small values of the kernel are written, and in which order they stand.</summary>
public sealed class WrittenFormTests
{
    [Theory]
    [InlineData(null, "2025-market-02 企业.csv 第 12 行")]
    [InlineData("登记", "2025-market-02 企业.csv〔登记〕 第 12 行")]
    public void An_origin_names_delivery_file_sheet_and_row(string? sheet, string text) =>
        Assert.Equal(text, new Origin("market", "2025-market-02", "企业.csv", sheet, 12).ToString());

    [Theory]
    [InlineData(8, 1, "8")]
    [InlineData(25, 6, "25/6")]
    public void A_weight_is_a_number_or_a_fraction(int numerator, int denominator, string text) => Assert.Equal(text, new Weight(numerator, denominator).ToString());

    [Fact]
    public void Indicators_stand_in_ordinal_order_of_their_codes()
    {
        var (first, second) = (new IndicatorCode("E1a"), new IndicatorCode("E1b"));

        Assert.Equal("E1a", first.ToString());
        Assert.Equal((true, false, false), (first < second, second < first, first < new IndicatorCode("E1a")));
        Assert.Equal((true, false, false), (second > first, first > second, first > new IndicatorCode("E1a")));
        Assert.Equal((true, false, true), (first <= second, second <= first, first <= new IndicatorCode("E1a")));
        Assert.Equal((true, false, true), (second >= first, first >= second, first >= new IndicatorCode("E1a")));
    }

    [Fact]
    public void A_fault_is_blamed_by_file_and_line() => Assert.Equal("scheme.yaml:7: 缺少「cycle」", new ConfigFault("scheme.yaml", 7, "缺少「cycle」").ToString());

    [Fact]
    public void A_map_gives_the_value_of_a_key_and_nothing_for_another()
    {
        var map = new ConfigNode.Map("a.yaml", 1, [new ConfigEntry("x", 1, new ConfigNode.Scalar("a.yaml", 1, "1")), new ConfigEntry("y", 2, new ConfigNode.Scalar("a.yaml", 2, "2"))]);

        Assert.Equal("2", ((ConfigNode.Scalar)map["y"]!).Value);
        Assert.Null(map["z"]);
    }
}
