using System.Text;

namespace GreenBatch.Reports.Tests;

public class FlatFilesTests
{
    [Theory]
    [InlineData("总表")]
    [InlineData("预警名单")]
    [InlineData("移出候选")]
    [InlineData("未参评与待核")]
    [InlineData("来源")]
    [InlineData("基准")]
    public void A_table_reads_as_approved(string name)
    {
        var bytes = Some.Bytes(Some.File(Some.Book(factories: 22), name + ".csv"));

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Golden.Approve(Encoding.UTF8.GetString(bytes[3..]), name + ".csv");
    }

    [Fact]
    public void The_indicator_table_has_a_row_for_each_unit_and_indicator()
    {
        var lines = Encoding.UTF8.GetString(Some.Bytes(Some.File(Some.Book(), "指标.csv"))).Split('\n');

        Assert.Equal((43 * 4) + 2, lines.Length);
    }
}
