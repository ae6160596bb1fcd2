using System.Globalization;
using System.Security.Cryptography;

namespace GreenBatch.Reports.Tests;

public class ReportSetTests
{
    [Fact]
    public void An_edition_has_a_workbook_for_each_kind_a_list_for_each_flagged_district_and_flat_tables()
    {
        var paths = ReportSet.Files(Some.Book()).Select(f => f.Path);

        Assert.Equal(
            [
                "附件1_2027年度重庆市国家绿色工厂得分排名表_定稿_R2027-03.xlsx",
                "附件2_2027年度重庆市国家绿色工业园区得分排名表_定稿_R2027-03.xlsx",
                "区县/500101_万州区/预警清单.xlsx",
                "区县/500105_江北区/预警清单.xlsx",
                "区县/500241_秀山土家族苗族自治县/预警清单.xlsx",
                "区县/CQ-GX_西部科学城重庆高新区/预警清单.xlsx",
                "总表.csv", "指标.csv", "预警名单.csv", "移出候选.csv", "未参评与待核.csv", "来源.csv", "基准.csv",
            ],
            paths);
    }

    [Fact]
    public void A_kind_without_units_has_no_workbook() =>
        Assert.DoesNotContain(ReportSet.Files(Some.Book(parks: 0)), f => f.Path.StartsWith("附件2", StringComparison.Ordinal));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    [InlineData("")]
    public void Two_runs_give_the_same_bytes_whatever_the_culture(string culture)
    {
        var first = Hashes();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(first, Hashes());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_file_may_be_written_twice()
    {
        var file = ReportSet.Files(Some.Book())[0];

        Assert.Equal(Some.Bytes(file), Some.Bytes(file));
    }

    private static string[] Hashes() => [.. ReportSet.Files(Some.Book()).Select(f => f.Path + " " + Convert.ToHexString(SHA256.HashData(Some.Bytes(f))))];
}
