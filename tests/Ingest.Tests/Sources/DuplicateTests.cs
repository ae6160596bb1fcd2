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
            ReadingSample.Csv("甲厂,,,1,,", "乙厂,,,1,,", "乙厂,,,1,,", "丙厂,,,x,,"),
            concerns: r => string.Equals(r.Text("name"), "甲厂", StringComparison.Ordinal));

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
                var lines = rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"厂{r.Item1},,,\"{r.Item2}\",,{r.Item3}")).Append("定厂,,,1,,").ToArray();
                var result = await ReadingSample.ReadAsync(ReadingSample.Csv(lines), concerns: r => r.Text("name") is not "厂3");
                Assert.Null(result.Rejected);
                Assert.Equal(lines.Length, result.Accepted.Count + result.Quarantined.Count + result.Duplicates + result.Outside);
            }, iter: 300);
}
