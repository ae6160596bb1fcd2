using System.Globalization;
using CsCheck;

namespace GreenBatch.Ingest.Tests;

public sealed class DuplicateTests
{
    private static readonly string[] Numbers = ["1", "2", "x", "1,5", ""];
    private static readonly string[] Days = ["2025-01-01", "2025-02-30", ""];

    [Fact]
    public async Task The_same_row_twice_counts_once()
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv("甲厂,9150,,1,,", "甲厂,9150,,1,,"));

        Assert.Single(result.Accepted);
        Assert.Equal(1, result.Duplicates);
    }

    [Fact]
    public async Task Two_values_under_one_key_are_both_quarantined()
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv("甲厂,9150,,1,,", "乙厂,9151,,1,,", "甲厂,9150,,2,,"));

        Assert.Equal("乙厂", Assert.Single(result.Accepted).Text("name"));
        Assert.Equal(["B063", "B063"], result.Quarantined.Select(q => q.Issue.Code));
        Assert.Contains("同一企业同一指标有两个不同值", result.Message, StringComparison.Ordinal);
    }

    private static readonly string[] Names = ["", "甲", "乙寅", "丙丁", "戊己", "庚申", "壬戌"];

    [Fact]
    public async Task A_later_time_stamp_corrects_the_earlier_record()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes("企业名称,综合能源消费量,SJC\n甲厂,1,1740000000000\n甲厂,2,1750000000000\n");

        var result = await ReadingSample.ReadAsync(bytes);

        Assert.Equal(2m, Assert.Single(result.Accepted).Number("energy_tce"));
        Assert.Equal(1, result.Duplicates);
    }

    [Fact]
    public async Task Rows_of_enterprises_outside_the_list_are_counted_and_not_kept()
    {
        var result = await ReadingSample.ReadAsync(
            ReadingSample.Csv("重庆甲禾机械厂,,,1,,", "重庆乙汽车配件厂,,,1,,", "重庆乙汽车配件厂,,,1,,", "丙厂,,,x,,"),
            list: Listing("重庆甲禾机械厂"));

        Assert.Single(result.Accepted);
        Assert.Equal(2, result.Outside);
        Assert.Single(result.Quarantined);
    }

    [Fact]
    public Task Every_row_has_exactly_one_outcome() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 4].Select(i => Numbers[i]), Gen.Int[0, 2].Select(i => Days[i]))
            .List[0, 60]
            .SampleAsync(async rows =>
            {
                var lines = rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"重庆{Names[r.Item1]}厂,,,\"{r.Item2}\",,{r.Item3}")).Append("重庆定远厂,,,1,,").ToArray();
                var result = await ReadingSample.ReadAsync(ReadingSample.Csv(lines), list: Listing("重庆定远厂", "重庆甲厂", "重庆丙丁厂"));
                Assert.Null(result.Rejected);
                Assert.Equal(lines.Length, result.Accepted.Count + result.Quarantined.Count + result.Duplicates + result.Outside);
            }, iter: 300);

    private static ListIndex Listing(params string[] names) => ListIndex.Build([.. names.Select((n, i) => Some.Entry($"GF-{i}", n, null))], []);
}
