using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>Interface pages (section 4.2 of the catalogue).</summary>
public sealed class JsonTests
{
    [Fact]
    public async Task A_page_gives_its_rows_and_the_rows_nested_in_them()
    {
        var result = await ReadAsync("""{"name":"甲厂","energy":12.5,"day":"2025-01-02","values":[{"indicator":"E1b","value":3},{"indicator":"E4","value":null,"state":"不适用"}]}""");

        Assert.Equal(["plants", "values", "values"], result.Accepted.Select(r => r.Dataset.Id));
        Assert.All(result.Accepted, r => Assert.Equal("甲厂", r.Text("name")));
        Assert.Equal(12.5m, result.Accepted[0].Number("energy_tce"));
        Assert.Equal(3m, result.Accepted[1].Number("value"));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("""{"name":"甲厂","energy":1e400}""", "B029")]
    [InlineData("""{"name":"甲厂","energy":true}""", "B094")]
    [InlineData("""{"name":"\ud800"}""", "B031")]
    [InlineData("""{"name":"甲\u0000"}""", "B031")]
    [InlineData("""{"energy":1}""", "B026")]
    public async Task A_faulty_row_is_quarantined(string row, string code)
    {
        var result = await ReadAsync(row, """{"name":"乙厂"}""");

        Assert.Equal(code, result.Verdict);
        Assert.Single(result.Accepted);
    }

    [Theory]
    [InlineData("""{"name":"甲厂","name":"乙厂"}""", "B024")]
    [InlineData("""{"name":"甲厂","energy":NaN}""", "B030")]
    [InlineData("""{"name":"甲厂","energy":[1]}""", "B027")]
    [InlineData("""{"name":"甲厂",""", "B023")]
    [InlineData("1", "B027")]
    public async Task A_page_that_is_not_sound_is_refused(string row, string code)
    {
        var result = await ReadAsync(row);

        Assert.Equal(code, result.Rejected?.Code);
    }

    [Fact]
    public async Task A_repeated_property_is_named()
    {
        var result = await ReadAsync("""{"name":"甲厂","energy":1,"energy":2}""");

        Assert.Contains("同一对象出现重复字段「energy」", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(10_000)]
    public async Task Nesting_beyond_64_levels_is_refused(int levels)
    {
        var result = await ReadAsync($"{{\"name\":\"甲厂\",\"x\":{new string('[', levels)}{new string(']', levels)}}}");

        Assert.Equal("B028", result.Rejected?.Code);
    }

    [Fact]
    public async Task Bytes_of_another_encoding_are_refused()
    {
        var result = await ReadingSample.ReadAsync(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Page("""{"name":"甲厂"}""")), "list/p001.json", dataset: "plants");

        Assert.Equal("B019", result.Rejected?.Code);
    }

    [Fact]
    public async Task An_unknown_field_is_told_once()
    {
        var result = await ReadAsync("""{"name":"甲厂","新":1}""", """{"name":"乙厂","新":2}""");

        Assert.Equal("B025", Assert.Single(result.Warnings).Code);
        Assert.Equal(2, result.Accepted.Count);
    }

    [Fact]
    public async Task An_empty_page_of_an_interface_is_believed()
    {
        var result = await ReadAsync();

        Assert.Null(result.Rejected);
        Assert.Empty(result.Outcomes);
    }

    private static Task<ReadingSample.Result> ReadAsync(params string[] rows) => ReadingSample.ReadAsync(Encoding.UTF8.GetBytes(Page(rows)), "plants/p001.json", dataset: "plants");

    private static string Page(params string[] rows) =>
        $$$"""{"code":0,"message":"ok","data":{"snapshot":"s1","total":{{{rows.Length}}},"page":1,"pageSize":100,"rows":[{{{string.Join(',', rows)}}}]}}""";
}
