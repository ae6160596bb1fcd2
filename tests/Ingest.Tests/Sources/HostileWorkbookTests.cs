using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>Workbooks beyond the catalogue: containers that lie, parts that bomb, and odd sheets that are sound.</summary>
public sealed class HostileWorkbookTests
{
    private const string Name = "plants_2025_01.xlsx";
    private const string Sheet = "xl/worksheets/sheet1.xml";

    private const int Flags = 8;
    private const int Method = 10;
    private const int Checksum = 16;
    private const int Unpacked = 24;
    private const int LocalStart = 42;

    private static byte[] Sound => WorkbookSample.Of(["s:甲厂"]).Bytes();

    public static TheoryData<string, string> Lies => new()
    {
        { "unpacked size too small", "B077" },
        { "unpacked size too large", "B077" },
        { "checksum", "B077" },
        { "encrypted", "B078" },
        { "strange method", "B077" },
        { "one entry over another", "B077" },
        { "another name before the data", "B077" },
        { "something behind the end", "B077" },
        { "something before the beginning", "B077" },
        { "an end record of zip64 that points nowhere", "B077" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_container_that_contradicts_itself_is_refused(string lie, string code)
    {
        var result = await ReadingSample.ReadAsync(Lying(lie), Name);

        Assert.Equal(code, result.Rejected?.Code);
    }

    [Theory]
    [InlineData("text", "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>", "</t></is></c></row>", "B069")]
    [InlineData("attribute", "<row r=\"2\"><c r=\"A2\" x=\"", "\"/></row>", "B069")]
    [InlineData("CDATA", "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t><![CDATA[<", "]]></t></is></c></row>", "B069")]
    [InlineData("depth", "<row r=\"2\">", "</row>", "B077")]
    [InlineData("names", "<row r=\"2\">", "</row>", "B077")]
    [InlineData("cells", "<row r=\"2\">", "</row>", "B071")]
    public async Task A_piece_that_no_reader_could_hold_is_refused(string kind, string before, string after, string code)
    {
        var noise = Convert.ToHexString(RandomNumberGenerator.GetBytes(1 << 20));
        var filling = kind switch
        {
            "depth" => string.Concat(Enumerable.Repeat("<a>", 1000)) + string.Concat(Enumerable.Repeat("</a>", 1000)),
            "names" => string.Concat(Enumerable.Range(0, 6000).Select(i => $"<n{i}/>")),
            "cells" => string.Concat(Enumerable.Repeat("<c/>", 20_000)),
            _ => noise,
        };
        var book = new WorkbookSample().Raw("企业", $"<worksheet><sheetData>{Row(1, WorkbookSample.Header)}{before}{filling}{after}</sheetData></worksheet>");

        Assert.Equal(code, (await ReadingSample.ReadAsync(book.Bytes(), Name)).Rejected?.Code);
    }

    [Theory]
    [InlineData("<c r=\"A2\" t=\"s\"><v>1000000000</v></c>", "B077")]
    [InlineData("<c r=\"A2\" t=\"s\"><v>-1</v></c>", "B077")]
    [InlineData("<c r=\"A2\"/><c r=\"A2\"><v>1</v></c>", "B088")]
    [InlineData("<c r=\"B2\"/><c r=\"A2\"><v>1</v></c>", "B088")]
    [InlineData("<c r=\"A9\"><v>1</v></c>", "B088")]
    [InlineData("<c r=\"KO2\"><v>1</v></c>", "B071")]
    public async Task A_cell_that_is_not_where_it_says_is_not_guessed_at(string cell, string code)
    {
        var book = new WorkbookSample().Raw("企业", $"<worksheet><sheetData>{Row(1, WorkbookSample.Header)}<row r=\"2\">{cell}</row></sheetData></worksheet>");

        Assert.Equal(code, (await ReadingSample.ReadAsync(book.Bytes(), Name)).Rejected?.Code);
    }

    [Fact]
    public async Task Formatted_cells_and_rows_without_content_count_for_nothing()
    {
        var blank = string.Concat(Enumerable.Range(3, 1000).Select(r => $"<row r=\"{r}\"><c r=\"XFD{r}\" s=\"1\"/></row>"));
        var book = new WorkbookSample().Raw("企业", $"<worksheet><sheetData>{Row(1, WorkbookSample.Header)}{Row(2, ["s:甲厂"])}{blank}</sheetData></worksheet>");

        var result = await ReadingSample.ReadAsync(book.Bytes(), Name, context: ReadingSample.Context with { Limits = new ReadLimits { SheetRows = 10 } });

        Assert.Equal("甲厂", Assert.Single(result.Accepted).Text("name"));
    }

    [Fact]
    public async Task Rows_and_cells_without_references_stand_where_they_stand()
    {
        var bare = string.Concat(WorkbookSample.Header.Select(h => $"<c t=\"inlineStr\"><is><t>{h[2..]}</t></is></c>"));
        var book = new WorkbookSample().Raw("企业", $"<worksheet><sheetData><row>{bare}</row><row><c t=\"inlineStr\"><is><r><t>甲</t></r><rPh sb=\"0\"><t>jia</t></rPh><r><t>厂</t></r></is></c></row></sheetData></worksheet>");

        Assert.Equal("甲厂", Assert.Single((await ReadingSample.ReadAsync(book.Bytes(), Name)).Accepted).Text("name"));
    }

    [Fact]
    public async Task Rows_that_are_hidden_are_read_and_told()
    {
        var hidden = Row(2, ["s:甲厂"]).Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal);
        var book = new WorkbookSample().Raw("企业", $"<worksheet><sheetData>{Row(1, WorkbookSample.Header)}{hidden}</sheetData></worksheet>");

        var result = await ReadingSample.ReadAsync(book.Bytes(), Name);

        Assert.Single(result.Accepted);
        Assert.Contains("1 行被隐藏或筛选掉", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&#x7532;_x000D_&#x5382;", "甲\r厂")]
    [InlineData("<![CDATA[甲]]>厂", "甲厂")]
    public async Task Escapes_of_worksheets_are_read(string text, string expected) =>
        Assert.Equal(expected, Assert.Single((await ReadingSample.ReadAsync(WorkbookSample.Of(["s:" + text]).Bytes(), Name)).Accepted).Text("name"));

    private static string Row(int number, string[] cells) =>
        string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">{string.Concat(cells.Select((c, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{c[2..]}</t></is></c>"))}</row>");

    private static byte[] Lying(string lie) => lie switch
    {
        "unpacked size too small" => WithDirectory(Unpacked, 10),
        "unpacked size too large" => WithDirectory(Unpacked, 400_000_000),
        "checksum" => WithDirectory(Checksum, 1),
        "encrypted" => WithDirectory(Flags, 1, isShort: true),
        "strange method" => WithDirectory(Method, 12, isShort: true),
        "one entry over another" => WithDirectory(LocalStart, 0),
        "another name before the data" => Replaced(Sound, Sheet, "xl/worksheets/sheet9.xml"),
        "something behind the end" => [.. Sound, .. "more"u8],
        "something before the beginning" => [.. "PK\x03\x04junk"u8, .. Sound],
        _ => WithEnd64(Sound),
    };

    private static byte[] Replaced(byte[] bytes, string text, string by)
    {
        Encoding.ASCII.GetBytes(by).CopyTo(bytes, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)));
        return bytes;
    }

    /// <summary>The directory's header of the sheet, changed in one place.</summary>
    private static byte[] WithDirectory(int offset, uint value, bool isShort = false)
    {
        var bytes = Sound;
        var header = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Sheet)) - 46;
        if (isShort)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(header + offset), (ushort)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(header + offset), value);
        return bytes;
    }

    private static byte[] WithEnd64(byte[] sound)
    {
        var (end, locator) = (new byte[56], new byte[20]);
        "PK\x06\x06"u8.CopyTo(end);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(4), 44);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(32), long.MaxValue);
        BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(48), long.MaxValue);
        "PK\x06\x07"u8.CopyTo(locator);
        BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), sound.Length - 22);
        var last = sound[^22..];
        last.AsSpan(8, 12).Fill(0xFF);
        return [.. sound[..^22], .. end, .. locator, .. last];
    }
}
