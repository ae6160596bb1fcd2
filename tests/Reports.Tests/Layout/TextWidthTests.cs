namespace GreenBatch.Reports.Tests;

public class TextWidthTests
{
    [Theory]
    [InlineData("重庆", 11, 4.2)]
    [InlineData("R2025", 11, 5.25)]
    [InlineData("短\n较长的行", 11, 8.4)]
    [InlineData("重庆", 22, 8.4)]
    public void A_wide_character_is_two_narrow_ones(string text, double points, double width) => Assert.Equal(width, TextWidth.Of(text, points), 6);

    [Theory]
    [InlineData("重庆市", 10, 1)]
    [InlineData("重庆市国家绿色工厂", 10, 3)]
    [InlineData("", 10, 1)]
    [InlineData("一\n二", 10, 2)]
    [InlineData("甲 emergency_2027", 12, 3)]
    [InlineData("0123456789012345678901234567890123456789", 12, 4)]
    public void Text_breaks_between_wide_characters_but_not_within_a_word(string text, double width, int lines) =>
        Assert.Equal(lines, TextWidth.Lines(text, 11, width));
}
