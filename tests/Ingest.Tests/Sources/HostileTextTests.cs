using System.IO.Compression;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>Text files and pages beyond the catalogue.</summary>
public sealed class HostileTextTests
{
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public async Task Line_ends_of_every_system_are_read(string end)
    {
        var result = await ReadingSample.ReadAsync(Encoding.UTF8.GetBytes(string.Join(end, ReadingSample.Header, "甲厂,,,1,,", "乙厂,,,2,,")));

        Assert.Equal(["甲厂", "乙厂"], result.Accepted.Select(r => r.Text("name")));
    }

    [Fact]
    public async Task Other_separators_of_lines_are_part_of_a_text()
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv("甲\u2028乙\u0085厂,,,1,,"));

        Assert.Equal("甲\u2028乙\u0085厂", Assert.Single(result.Accepted).Text("name"));
    }

    [Fact]
    public async Task Characters_of_four_bytes_are_read_in_GB18030()
    {
        var result = await ReadingSample.ReadAsync(Chinese.GetBytes(ReadingSample.Header + "\n甲㐀\U00020000厂,,,1,,\n"));

        Assert.Equal("甲㐀\U00020000厂", Assert.Single(result.Accepted).Text("name"));
    }

    [Fact]
    public async Task A_file_put_together_from_two_has_its_second_header_set_aside()
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv("甲厂,,,1,,", "\uFEFF" + ReadingSample.Header, "乙厂,,,2,,"));

        Assert.Equal(2, result.Accepted.Count);
        Assert.Equal("B052", Assert.Single(result.Quarantined).Issue.Code);
    }

    [Theory]
    [InlineData(1000, "B071")]
    [InlineData(1_000_000, "B059")]
    public async Task A_header_without_end_is_refused(int columns, string code)
    {
        var result = await ReadingSample.ReadAsync(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, columns).Select(i => $"列{i}")) + "\n1\n"));

        Assert.Equal(code, result.Rejected?.Code);
    }

    [Fact]
    public async Task Gzip_in_several_members_is_one_file()
    {
        var text = Encoding.UTF8.GetBytes(ReadingSample.Header + "\n甲厂,,,1,,\n");

        var result = await ReadingSample.ReadAsync([.. Gzip(text[..50]), .. Gzip(text[50..])], "plants_2025_01.csv.gz");

        Assert.Equal("甲厂", Assert.Single(result.Accepted).Text("name"));
    }

    public static TheoryData<string, string> Packages => new()
    {
        { "gzip in gzip", "B058" },
        { "a workbook in gzip", "B058" },
        { "something behind the last member", "B008" },
        { "the first member cut", "B008" },
        { "no gzip at all", "B010" },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_package_of_something_else_is_refused(string package, string code)
    {
        var text = Encoding.UTF8.GetBytes(ReadingSample.Header + "\n甲厂,,,1,,\n");
        var bytes = package switch
        {
            "gzip in gzip" => Gzip(Gzip(text)),
            "a workbook in gzip" => Gzip(WorkbookSample.Of(["s:甲厂"]).Bytes()),
            "something behind the last member" => Gzip(text).Concat("more"u8.ToArray()).ToArray(),
            "the first member cut" => Gzip(text)[..20],
            _ => text,
        };

        Assert.Equal(code, (await ReadingSample.ReadAsync(bytes, "plants_2025_01.csv.gz")).Rejected?.Code);
    }

    [Theory]
    [InlineData("42", "B019")]
    [InlineData("[{\"\\ud800\":1}]", "B023")]
    [InlineData("[{\"企业名称\":\"甲厂\"}] x", "B023")]
    [InlineData("[[[[", "B023")]
    public async Task A_page_that_is_none_is_refused(string json, string code) =>
        Assert.Equal(code, (await ReadingSample.ReadAsync(Encoding.UTF8.GetBytes(json), "plants_2025_01.json")).Rejected?.Code);

    [Fact]
    public async Task A_page_of_millions_of_brackets_is_refused_before_it_is_built() =>
        Assert.Equal("B020", (await ReadingSample.ReadAsync(Encoding.UTF8.GetBytes("[" + string.Concat(Enumerable.Repeat("[],", 2_600_000)) + "[]]"), "plants_2025_01.json")).Rejected?.Code);

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(content);
        return packed.ToArray();
    }
}
