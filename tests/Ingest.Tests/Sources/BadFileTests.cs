using System.IO.Compression;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>Bad input of section 4.3: text files that are read in another encoding, or refused as a whole.</summary>
public sealed class BadFileTests
{
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static string Text => ReadingSample.Header + "\n甲厂,,江北区,1,,\n";

    [Fact]
    public async Task GB18030_is_found_by_its_header()
    {
        var result = await ReadingSample.ReadAsync(Chinese.GetBytes(Text));

        Assert.Equal("gb18030", result.Encoding);
        Assert.Equal("甲厂", Assert.Single(result.Accepted).Text("name"));
        Assert.Equal("B043", Assert.Single(result.Warnings).Code);
    }

    [Fact]
    public async Task GB18030_is_read_where_it_is_declared()
    {
        var result = await ReadingSample.ReadAsync(Chinese.GetBytes(Text), source: ReadingSample.Plants with { Encoding = "gb18030" });

        Assert.Single(result.Accepted);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task Utf8_where_GB18030_is_declared_is_told_and_read()
    {
        var result = await ReadingSample.ReadAsync(Encoding.UTF8.GetBytes(Text), source: ReadingSample.Plants with { Encoding = "gb18030" });

        Assert.Equal("甲厂", Assert.Single(result.Accepted).Text("name"));
        Assert.Equal("B043", Assert.Single(result.Warnings).Code);
    }

    [Fact]
    public async Task Utf16_with_a_mark_is_read()
    {
        var result = await ReadingSample.ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)]);

        Assert.Equal("甲厂", Assert.Single(result.Accepted).Text("name"));
        Assert.Equal("B044", Assert.Single(result.Warnings).Code);
    }

    [Fact]
    public async Task A_mark_before_the_header_is_no_part_of_it()
    {
        var result = await ReadingSample.ReadAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)]);

        Assert.Single(result.Accepted);
        Assert.Equal("B046", Assert.Single(result.Warnings).Code);
    }

    [Fact]
    public async Task One_wrong_byte_refuses_the_file_and_names_the_line()
    {
        var bytes = Encoding.UTF8.GetBytes(Text + "乙厂,,,,,\n");
        bytes[^6] = 0xFF;

        var result = await ReadingSample.ReadAsync(bytes);

        Assert.Equal("B045", result.Verdict);
        Assert.Contains("第 3 行含非法字节", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_no_bytes_is_refused_even_where_a_source_may_have_nothing_to_say()
    {
        var silent = ReadingSample.Plants with { Datasets = [ReadingSample.PlantSet("plants", "企业") with { MayBeEmpty = true }] };

        var result = await ReadingSample.ReadAsync([], source: silent);

        Assert.Equal("B057", result.Verdict);
    }

    [Theory]
    [InlineData("", "B057", "文件为空")]
    [InlineData(ReadingSample.Header + "\n", "B056", "文件没有数据行")]
    [InlineData("企业名称;日期\n甲;1\n", "B047", "分隔符不符：只识别到 1 列")]
    [InlineData("企业名称,日期,企业名称\n甲,1,2\n", "B053", "表头重复「企业名称」")]
    [InlineData("日期,区县,别的\n1,2,3\n", "B054", "缺少列「企业名称」")]
    [InlineData("a,b\n1,2\n", "B087", "第 1 行不是表头")]
    [InlineData(ReadingSample.Header + "\n甲\0厂,,,,,\n", "B058", "文件含二进制内容")]
    [InlineData(ReadingSample.Header + "\n\"甲厂,,,,,\n乙厂,,,,,\n", "B050", "第 2 行引号未闭合")]
    [InlineData("<html><body>登录</body></html>", "B080", "文件实为网页")]
    public async Task A_file_that_cannot_be_trusted_is_refused(string content, string code, string core)
    {
        var result = await ReadingSample.ReadAsync(Encoding.UTF8.GetBytes(content));

        Assert.Equal(code, result.Rejected?.Code);
        Assert.Contains(core, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unmapped_columns_are_told_beside_the_missing_ones()
    {
        var result = await ReadingSample.ReadAsync("日期,区县,厂名\n1,2,3\n"u8.ToArray());

        Assert.Contains("未识别的列「厂名」", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_beyond_the_cap_refuses_the_file()
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv($"\"{new string('x', 3 << 20)}\",,,,,"));

        Assert.Equal("B059", result.Rejected?.Code);
    }

    [Fact]
    public async Task An_extra_column_is_told_and_not_used()
    {
        var result = await ReadingSample.ReadAsync("企业名称,备注\n甲厂,x\n"u8.ToArray());

        Assert.Single(result.Accepted);
        Assert.Contains("多出列「备注」，未使用", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_numbers_stay_right_behind_a_line_break_in_quotes()
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv("\"甲\n厂\",,,,,", "", "乙厂,,,x,,"));

        Assert.Equal(5, Assert.Single(result.Quarantined).Issue.Origin!.Row);
    }

    [Fact]
    public async Task Gzip_is_unpacked_on_the_way()
    {
        var result = await ReadingSample.ReadAsync(Zip(Encoding.UTF8.GetBytes(Text)), "plants_2025_01.csv.gz");

        Assert.Single(result.Accepted);
    }

    [Fact]
    public async Task A_gzip_file_that_was_cut_is_refused()
    {
        var packed = Zip(Encoding.UTF8.GetBytes(Text));

        Assert.Equal("B008", (await ReadingSample.ReadAsync(packed[..^6], "plants_2025_01.csv.gz")).Rejected?.Code);
        packed[^7] ^= 0x55;
        Assert.Equal("B010", (await ReadingSample.ReadAsync(packed, "plants_2025_01.csv.gz")).Rejected?.Code);
    }

    [Fact]
    public async Task A_gzip_bomb_is_refused()
    {
        var result = await ReadingSample.ReadAsync(Zip(new byte[64 << 20]), "plants_2025_01.csv.gz");

        Assert.Equal("B068", result.Rejected?.Code);
    }

    private static byte[] Zip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(content);
        return packed.ToArray();
    }
}
