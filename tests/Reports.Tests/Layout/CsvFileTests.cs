using System.Text;

namespace GreenBatch.Reports.Tests;

public class CsvFileTests
{
    [Theory]
    [InlineData("00123", "00123")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@sum", "\"'@sum\"")]
    [InlineData("甲,乙", "\"甲,乙\"")]
    [InlineData("说\"好\"", "\"说\"\"好\"\"\"")]
    [InlineData(null, "\"\"")]
    public void Text_stays_text(string? text, string written) => Assert.Equal("\uFEFF名称\n" + written + "\n", Written(Column<string?>.Text("名称", t => t), text));

    [Fact]
    public void Numbers_and_days_are_invariant_and_not_escaped()
    {
        Assert.Equal("\uFEFF差\n-2.50\n", Written(Column<decimal>.Number("差", CellFormat.Change, n => n), -2.50m));
        Assert.Equal("\uFEFF日\n2027-11-03\n", Written(Column<DateOnly>.Day("日", d => d), new DateOnly(2027, 11, 3)));
    }

    private static string Written<T>(Column<T> column, T value)
    {
        using var stream = new MemoryStream();
        CsvFile.Write(FlatTable.Of("表", "table", [column], [value]), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
