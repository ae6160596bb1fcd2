namespace GreenBatch.Scoring.Tests;

public sealed class GradeScaleTests
{
    [Theory]
    [InlineData("一般", 1)]
    [InlineData("一般生产安全事故", 1)]
    [InlineData("Ⅳ级", 1)]
    [InlineData("IV级", 1)]
    [InlineData("四级", 1)]
    [InlineData("较大事故", 2)]
    [InlineData("iii级", 2)]
    [InlineData("Ⅲ", 2)]
    [InlineData("重大", 3)]
    [InlineData("重大突发环境事件", 3)]
    [InlineData("II级（重大）", 3)]
    [InlineData("二级", 3)]
    [InlineData("特别重大事故", 4)]
    [InlineData("特大", 4)]
    [InlineData("Ⅰ级", 4)]
    [InlineData("1级", 4)]
    [InlineData("Ⅱ级（较大）", null)]
    [InlineData("非重大", null)]
    [InlineData("待定", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Grades_as_departments_write_them(string? text, int? expected) => Assert.Equal(expected, GradeScale.Find(text));
}
