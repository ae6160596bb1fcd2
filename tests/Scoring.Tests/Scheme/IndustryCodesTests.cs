using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>rules.md 5.1: the codes of the register, in every way it writes them.</summary>
public sealed class IndustryCodesTests
{
    [Fact]
    public void A_register_cell_holds_the_codes_it_names_and_none_beside_them()
    {
        foreach (var row in Table.Parse("""
            | cell                  | in                  | out                 |
            | 3011                  | 3011                | 3010 3012           |
            | 311 炼铁 + 312 炼钢     | 3110 3119 3120 3129 | 3109 3130           |
            | 312                   | 3120 3129           | 3119 3130           |
            | 2511 / 2614           | 2511 2614           | 2512 2613           |
            | 3041 (+305x)          | 3041 3050 3059      | 3042 3049 3060      |
            | 3611, 3612            | 3611 3612           | 3610 3613           |
            | 3731 (373x)           | 3730 3731 3739      | 3729 3740           |
            | 3811–3819             | 3811 3815 3819      | 3810 3820           |
            | 3811-3819             | 3811 3819           | 3810 3820           |
            | 221x–222x             | 2210 2221 2229      | 2209 2230           |
            | 1713 and kin          | 1713                | 1712 1714 1752      |
            """).Rows)
        {
            Assert.True(IndustryCodes.TryParse(row["cell"], out var codes), row["cell"]);
            Assert.Equal(row["cell"], codes.Text);
            Assert.All(Numbers(row["in"]), code => Assert.True(codes.Contains(code), $"{row["cell"]} ∌ {code}"));
            Assert.All(Numbers(row["out"]), code => Assert.False(codes.Contains(code), $"{row["cell"]} ∋ {code}"));
        }
    }

    [Fact]
    public void And_kin_allows_the_codes_of_the_same_division_without_naming_them()
    {
        _ = IndustryCodes.TryParse("1713 and kin", out var open);
        _ = IndustryCodes.TryParse("1713", out var closed);

        Assert.Equal([true, true, true, false, false], new[] { 1713, 1700, 1799, 1699, 1800 }.Select(open.Allows));
        Assert.Equal([true, false], new[] { 1713, 1752 }.Select(closed.Allows));
    }

    [Theory]
    [InlineData("炼铁")]
    [InlineData("3")]
    [InlineData("30111")]
    [InlineData("3011–30199")]
    [InlineData("3819–3811")]
    public void A_cell_that_names_no_code_is_refused(string cell) => Assert.False(IndustryCodes.TryParse(cell, out _));

    [Theory]
    [InlineData("30", 3000, 3099)]
    [InlineData("3011–3011", 3011, 3011)]
    [InlineData("30–31", 3000, 3199)]
    [InlineData("3011 – 3012", 3011, 3012)]
    [InlineData("3011至3012", 3011, 3012)]
    public void The_shortest_and_the_narrowest_cell(string cell, int first, int last)
    {
        Assert.True(IndustryCodes.TryParse(cell, out var codes));
        Assert.Equal([false, true, true, false], new[] { first - 1, first, last, last + 1 }.Select(codes.Contains));
    }

    [Theory]
    [InlineData("3011–3")]
    [InlineData("3–3999")]
    [InlineData("3, 3011")]
    [InlineData("30111, 3011")]
    public void One_code_that_cannot_be_spoils_the_cell(string cell) => Assert.False(IndustryCodes.TryParse(cell, out _));

    [Fact]
    public void An_empty_cell_knows_no_code()
    {
        Assert.True(IndustryCodes.TryParse(" ", out var codes));
        Assert.True(codes.IsEmpty);
    }

    [Theory]
    [InlineData("3011", 3011)]
    [InlineData(" C3011 ", 3011)]
    [InlineData("0610", 610)]
    [InlineData("301", null)]
    [InlineData("30110", null)]
    [InlineData("CC301", null)]
    [InlineData("水泥", null)]
    [InlineData("", null)]
    [InlineData("C", null)]
    [InlineData("30 1", null)]
    public void A_unit_files_four_digits_with_or_without_the_letter_of_the_section(string filed, int? code) => Assert.Equal(code, IndustryCodes.CodeOf(filed));

    private static IEnumerable<int> Numbers(string cell) => cell.Split(' ').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture));
}
