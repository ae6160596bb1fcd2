namespace GreenBatch.Ingest.Tests;

/// <summary>Workbooks, good and bad (section 4.4 of the catalogue).</summary>
public sealed class WorkbookTests
{
    private const string Name = "plants_2025_01.xlsx";

    [Fact]
    public async Task Numbers_days_shared_strings_and_cached_results_are_read()
    {
        var result = await ReadingSample.ReadAsync(WorkbookSample.Of(["x:0", "", "s:江北区", "n:12.300000000000001", "f:85", "d:45657"]).Bytes(), Name);

        var record = Assert.Single(result.Accepted);
        Assert.Equal("共享", record.Text("name"));
        Assert.Equal(12.3m, record.Number("energy_tce"));
        Assert.Equal(85m, record.Number("pass_rate"));
        Assert.Equal(new DateOnly(2024, 12, 31), record.Day("date"));
        Assert.Equal("B084", Assert.Single(result.Warnings).Code);
        Assert.Equal(2, record.Origin.Row);
        Assert.Equal("企业", record.Origin.Sheet);
    }

    [Fact]
    public async Task The_header_may_stand_below_merged_titles()
    {
        var book = new WorkbookSample().Sheet(
            "企业",
            [["s:某市企业信息"], ["s:填报单位：某局"], WorkbookSample.Header, ["s:甲厂"], [], ["s:乙厂"]],
            "<mergeCells><mergeCell ref=\"A1:F1\"/></mergeCells>");

        var result = await ReadingSample.ReadAsync(book.Bytes(), Name);

        Assert.Equal(["甲厂", "乙厂"], result.Accepted.Select(r => r.Text("name")));
    }

    [Fact]
    public async Task Several_sheets_are_several_datasets_and_a_sheet_of_notes_is_passed_over()
    {
        var book = WorkbookSample.Of(["s:甲厂"])
            .Sheet("说明", [["s:请勿改动表头"]])
            .Sheet("指标", [["s:企业名称*", "s:指标编码(必填)", "s:指标值", "s:填报状态"], ["s:甲厂", "s:E1b", "n:1.5", "s:填报"], ["s:甲厂", "s:E4", "", "s:不适用"]]);

        var result = await ReadingSample.ReadAsync(book.Bytes(), Name);

        Assert.Equal(["plants", "values", "values"], result.Accepted.Select(r => r.Dataset.Id));
        Assert.Equal("not_applicable", result.Accepted[2].Text("state"));
        Assert.Contains("说明", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s:甲厂|n:9.15E+17", "B090")]
    [InlineData("s:甲厂|n:915000000000000001", "B090")]
    [InlineData("s:甲厂|n:123", "B091")]
    [InlineData("s:甲厂|||b:1", "B094")]
    [InlineData("s:甲厂|||e:#DIV/0!", "B082")]
    [InlineData("s:甲厂|||f:", "B083")]
    [InlineData("s:甲厂|||d:45657", "B094")]
    public async Task A_faulty_cell_quarantines_its_row(string cells, string code)
    {
        var result = await ReadingSample.ReadAsync(WorkbookSample.Of(cells.Split('|'), ["s:乙厂"]).Bytes(), Name);

        Assert.Equal(code, result.Verdict);
        Assert.Single(result.Accepted);
    }

    [Theory]
    [InlineData("n:500112000012345")]
    [InlineData("n:5.00112000012345E14")]
    public async Task A_code_of_15_digits_survives_as_a_number(string cell)
    {
        var result = await ReadingSample.ReadAsync(WorkbookSample.Of(["s:甲厂", cell]).Bytes(), Name);

        Assert.Equal("500112000012345", Assert.Single(result.Accepted).Text("credit_code"));
    }

    [Theory]
    [InlineData("s:甲厂|||s:12.5", "B089")]
    [InlineData("s:甲厂|||||n:45657", "B092")]
    public async Task What_a_cell_means_by_its_type_is_noted(string cells, string code)
    {
        var result = await ReadingSample.ReadAsync(WorkbookSample.Of(cells.Split('|')).Bytes(), Name);

        Assert.Equal(code, Assert.Single(Assert.Single(result.Accepted).Issues).Code);
    }

    [Theory]
    [InlineData("row r=\"2000000000\"", "B070", "行号超出 1048576")]
    [InlineData("row r=\"1\"", "B088", "行号 1 重复")]
    [InlineData("row r=\"2\"><c r=\"ZZZZZZ2\" t=\"n\"><v>1</v></c></row><row", "B071", "列号超出 XFD")]
    public async Task A_sheet_beyond_its_bounds_is_refused(string row, string code, string core)
    {
        var header = string.Concat("ABC".Select((c, i) => $"<c r=\"{c}1\" t=\"inlineStr\"><is><t>{WorkbookSample.Header[i][2..]}</t></is></c>"));
        var book = new WorkbookSample().Raw("企业", $"<worksheet><sheetData><row r=\"1\">{header}</row><{row}></row></sheetData></worksheet>");

        var result = await ReadingSample.ReadAsync(book.Bytes(), Name);

        Assert.Equal(code, result.Rejected?.Code);
        Assert.Contains(core, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merged_cells_over_data_refuse_the_file()
    {
        var book = new WorkbookSample().Sheet("企业", [WorkbookSample.Header, ["s:甲厂"], []], "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>");

        var result = await ReadingSample.ReadAsync(book.Bytes(), Name);

        Assert.Equal("B085", result.Rejected?.Code);
        Assert.Contains("数据区含合并单元格 A2:A3", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_not_sound_is_refused()
    {
        var good = WorkbookSample.Of(["s:甲厂"]);
        var cases = new (string Code, byte[] Bytes)[]
        {
            ("B073", new WorkbookSample().Sheet("企业", [WorkbookSample.Header], prolog: "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>").Bytes()),
            ("B075", WorkbookSample.Of(["s:甲厂"]).Part("../../x", "x").Bytes()),
            ("B076", WorkbookSample.Of(["s:甲厂"]).Part("xl/workbook.xml", "x").Bytes()),
            ("B081", WorkbookSample.Of(["s:甲厂"]).Part("xl/vbaProject.bin", "x").Bytes()),
            ("B069", WorkbookSample.Of(["s:甲厂"]).Part("xl/media/big.bin", new string('0', 32 << 20)).Bytes()),
            ("B077", good.Bytes()[..^200]),
            ("B078", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]),
            ("B080", "<html>"u8.ToArray()),
            ("B054", new WorkbookSample().Sheet("企业", [["s:日期", "s:区县"]]).Bytes()),
            ("B086", new WorkbookSample().Sheet("甲", [["s:无关"]]).Bytes()),
            ("B086", WorkbookSample.Of(["s:甲厂"]).Sheet("企业2", [WorkbookSample.Header, ["s:乙厂"]]).Bytes()),
            ("B056", WorkbookSample.Of().Bytes()),
        };

        foreach (var (code, bytes) in cases)
        {
            var result = await ReadingSample.ReadAsync(bytes, Name);
            Assert.True(string.Equals(code, result.Rejected?.Code, StringComparison.Ordinal), $"{code}: {result}");
        }
    }

    [Fact]
    public async Task An_old_xls_is_named_as_such()
    {
        var result = await ReadingSample.ReadAsync([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]], "plants_2025_01.xls");

        Assert.Equal("B079", result.Rejected?.Code);
    }

    [Theory]
    [InlineData("EncryptedPackage", "plants_2025_01.xls", "B078")]
    [InlineData("Workbook", "plants_2025_01.xlsx", "B079")]
    public async Task An_encrypted_workbook_and_an_old_one_are_told_apart_by_their_streams(string stream, string name, string code)
    {
        var result = await ReadingSample.ReadAsync([0xD0, 0xCF, 0x11, 0xE0, .. new byte[1020], .. System.Text.Encoding.Unicode.GetBytes(stream), .. new byte[600]], name);

        Assert.Equal(code, result.Rejected?.Code);
    }

    [Fact]
    public async Task A_number_beyond_all_bounds_is_told_as_such()
    {
        var result = await ReadingSample.ReadAsync(WorkbookSample.Of(["s:甲厂", "s:", "s:", "n:1E+400"]).Bytes(), Name);

        Assert.Equal("B096", result.Verdict);
    }

    [Fact]
    public async Task More_rows_than_the_cap_refuse_the_file()
    {
        var context = ReadingSample.Context with { Limits = new ReadLimits { SheetRows = 2 } };

        var result = await ReadingSample.ReadAsync(WorkbookSample.Of(["s:甲厂"], ["s:乙厂"]).Bytes(), Name, context: context);

        Assert.Equal("B072", result.Rejected?.Code);
    }
}
