namespace GreenBatch.Ingest.Tests;

public sealed class DriftTests
{
    private const string Plain = "企业名称,统一社会信用代码,综合能源消费量,日期";

    [Theory]
    [InlineData("企业名称,统一社会信用代码,能源消费总量,日期", "甲厂,,12,2025-01-02", "Columns! 多出列「能源消费总量」；缺少列「所属区县、综合能源消费量、合格率、时间戳」；与上次不同")]
    [InlineData(Plain, "甲厂,,12,2025-01-02", "Columns 缺少列「所属区县、合格率、时间戳」")]
    [InlineData(Plain, "甲厂,,2025-03-04,2025-01-02", "Columns 缺少列「所属区县、合格率、时间戳」|Types! 列「综合能源消费量」的内容由数值变为日期|Quarantine 隔离率 100%（1/1 行），上次 0%")]
    public async Task Against_last_time_and_against_the_contract(string header, string row, string expected)
    {
        var last = await ShapeAsync(Plain, "甲厂,,11,2024-01-02");

        var findings = Drift.Between(await ShapeAsync(header, row), last, ReadingSample.Plants.Datasets[0]);

        Assert.Equal(expected, string.Join('|', findings.Select(f => $"{f.Kind}{(f.IsStructural ? "!" : "")} {f.Message}")));
    }

    [Fact]
    public async Task Two_columns_of_one_field_are_two_dialects_and_no_fault()
    {
        var both = (await ShapeAsync("企业名称,综合能源消费量", "甲厂,1")).With(await ShapeAsync("企业名称,energy", "乙厂,2"));

        Assert.Equal(["Columns"], Drift.Between(both, both, ReadingSample.Plants.Datasets[0]).Select(f => f.Kind.ToString()));
        Assert.Equal(2, both.Rows);
    }

    [Theory]
    [InlineData(70, null)]
    [InlineData(69, 31)]
    [InlineData(0, 100)]
    public void Fewer_rows_than_the_contract_allows_are_a_fall(long now, int? fall) =>
        Assert.Equal(fall, Drift.Fall(now, 100, ReadingSample.Plants.Datasets[0] with { RowsFall = 30 }));

    [Fact]
    public void Data_are_stale_when_they_are_older_than_their_limit_on_the_day_they_are_needed()
    {
        var dataset = ReadingSample.Plants.Datasets[0] with { FreshnessDays = 30 };

        Assert.Null(Drift.Stale(new DateOnly(2025, 10, 4), new DateOnly(2025, 11, 3), dataset));
        Assert.Equal("「企业」的数据截至 2025-10-03，距 2025-11-03 已 31 天，超过 30 天", Drift.Stale(new DateOnly(2025, 10, 3), new DateOnly(2025, 11, 3), dataset)?.Message);
    }

    private static async Task<DocumentShape> ShapeAsync(string header, string row)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(header + "\n" + row + "\n"));
        var reading = DocumentReading.Open(stream, new DocumentInfo("plants", "1", "a.csv", null), ReadingSample.Plants, ReadingSample.Context);
        await foreach (var outcome in reading.RowsAsync(CancellationToken.None))
            Assert.NotNull(outcome);
        return Assert.Single(reading.Shapes);
    }
}
