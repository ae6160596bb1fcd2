using System.Text;
using static GreenBatch.Ingest.Tests.Meeting;

namespace GreenBatch.Ingest.Tests;

/// <summary>4.4: containers and cells of workbooks.</summary>
internal static class WorkbookCases
{
    private static WorkbookSample Sound => WorkbookSample.Of(["s:定厂"]);

    public static IEnumerable<CatalogueCase> All() => [.. Containers(), .. Sheets(), .. CellCases()];

    private static IEnumerable<CatalogueCase> Containers() =>
    [
        new("B069", "one cell that unpacks to 60 MB", Demand.Refuse, "工作表解压后超过上限", Workbook(WorkbookSample.Of(["s:" + new string('长', 20 << 20)])), Book),
        new("B070", "row 2,000,000,000", Demand.Refuse, "行号超出 1048576", Workbook(With("<row r=\"2000000000\"></row>")), Book),
        new("B071", "column ZZZZZZ", Demand.Refuse, "列号超出 XFD", Workbook(With("<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>")), Book),
        new("B072", "more rows than are read", Demand.Refuse, "行数超过上限 3", Workbook(WorkbookSample.Of(["s:甲"], ["s:乙"], ["s:丙"]), new ReadLimits { SheetRows = 3 }), Book),
        new("B073", "a document type with an external entity", Demand.Refuse, "工作簿含 DTD，已拒绝", Workbook(Sound.Sheet("另", [["s:x"]], prolog: "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")), Book),
        new("B073", "a document type in a part nobody reads, in UTF-16", Demand.Refuse, "工作簿含 DTD，已拒绝", Workbook(Sound.Part("docProps/app.xml", Encoding.Unicode, "\uFEFF<!DOCTYPE a SYSTEM \"http://x/\"><a/>")), Book),
        new("B074", "a billion laughs", Demand.Refuse, "工作簿含 DTD，已拒绝", Workbook(Sound.Part("xl/theme/theme1.xml", "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><l>&b;</l>")), Book),
        new("B075", "an entry that climbs out", Demand.Refuse, "压缩包内路径非法", Workbook(Sound.Part("../../x", "x")), Book),
        new("B076", "two entries of one name", Demand.Refuse, "压缩包内条目重复", Workbook(Sound.Part("xl/workbook.xml", "x")), Book),
        new("B077", "a zip file that was cut", Demand.Refuse, "文件不完整", Bytes(Sound.Bytes()[..^200], Book), Book),
        new("B078", "a password", Demand.Refuse, "文件已加密，请去除密码", Bytes([0xD0, 0xCF, 0x11, 0xE0, .. new byte[1020], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[600]], Book), Book),
        new("B079", "an old .xls", Demand.Refuse, "不支持 .xls，请另存为 .xlsx", Bytes([0xD0, 0xCF, 0x11, 0xE0, .. new byte[1020], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[600]], "plants_2025_01.xls"), "plants_2025_01.xls"),
        new("B080", "a web page under the name of a workbook", Demand.Refuse, "文件实为网页", Bytes(Encoding.UTF8.GetBytes("<html>登录</html>"), Book), Book),
        new("B081", "macros", Demand.Refuse, "文件含宏", Workbook(Sound.Part("xl/vbaProject.bin", "x")), Book),
    ];

    private static IEnumerable<CatalogueCase> Sheets() =>
    [
        new("B085", "merged cells over data", Demand.Refuse, "数据区含合并单元格 A2:A3", Workbook(new WorkbookSample().Sheet("企业", [WorkbookSample.Header, ["s:甲厂"], []], "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>")), "「企业」"),
        new("B086", "the sheet is not there", Demand.Refuse, "找不到工作表「企业、指标」", Workbook(new WorkbookSample().Sheet("甲", [["s:无关"]])), Book),
        new("B086", "two sheets of one table", Demand.Refuse, "工作表「企业」有多个", Workbook(Sound.Sheet("企业2", [WorkbookSample.Header, ["s:乙厂"]])), "「企业2」"),
        new("B086", "a hidden sheet", Demand.Warn, "工作表「旧」已隐藏，未读取", Workbook(Sound.Hidden("旧", [WorkbookSample.Header, ["s:乙厂"]]))),
        new("B087", "rows where the header should be", Demand.Refuse, "第 1 行不是表头", Text("甲厂,91500112MA5U00003P,江北区", "定厂,,"), Csv),
        new("B088", "two rows with one number", Demand.Refuse, "行号 1 重复", Workbook(With("<row r=\"1\"></row>")), Book),
        new("B088", "rows out of order", Demand.Refuse, "行号 3 排在第 5 行之后", Workbook(With("<row r=\"5\"></row><row r=\"3\"></row>")), Book),
    ];

    private static IEnumerable<CatalogueCase> CellCases() =>
    [
        new("B082", "#DIV/0!", Demand.Quarantine, "单元格为公式错误 #DIV/0!", Cells("s:甲厂|||e:#DIV/0!"), "〔企业〕 第 2 行"),
        new("B083", "a formula without its result", Demand.Quarantine, "公式没有计算结果，请粘贴为数值", Cells("s:甲厂|||f:"), "〔企业〕 第 2 行"),
        new("B084", "a formula with its result", Demand.Warn, "1 个公式单元格，取公式的缓存结果", Cells("s:甲厂|||f:85"), "「企业」"),
        new("B089", "a number kept as text", Demand.Normalise, "文本型数字已转换", Cells("s:甲厂|||s:12.5"), "〔企业〕 第 2 行"),
        new("B090", "a credit code kept as a number", Demand.Quarantine, "信用代码被存为数字，尾数已丢失", Cells("s:甲厂|n:9.13E+17"), "统一社会信用代码"),
        new("B090", "the same damage in a text file", Demand.Quarantine, "信用代码被存为数字，尾数已丢失", Rows("甲厂,9.13E+17,,,,"), "统一社会信用代码"),
        new("B091", "a code without its leading zero", Demand.Quarantine, "编码长度不足（3 位数字），疑似前导零丢失", Cells("s:甲厂|n:123"), "统一社会信用代码"),
        new("B092", "a serial in a date column, as a number", Demand.Normalise, "日期序列值已转换", Cells("s:甲厂|||||n:45657"), "日期"),
        new("B092", "a serial in a date column, as text", Demand.Quarantine, "疑似日期序列值", Cells("s:甲厂|||||s:45657"), "日期"),
        new("B093", "a text longer than a cell", Demand.Quarantine, "文本过长", Rows(new string('长', 32_768) + ",,,,,"), "企业名称"),
        new("B093", "a text longer than a cell, in a workbook", Demand.Quarantine, "文本过长", Cells("s:" + string.Concat(Enumerable.Range(0, 9000).Select(i => $"厂{i}"))), "企业名称"),
        new("B094", "TRUE in a number column", Demand.Quarantine, "应为数值", Cells("s:甲厂|||b:1"), "综合能源消费量"),
    ];

    /// <summary>A sheet with the header and one row more, as written.</summary>
    private static WorkbookSample With(string rows)
    {
        var header = string.Concat("ABC".Select((c, i) => $"<c r=\"{c}1\" t=\"inlineStr\"><is><t>{WorkbookSample.Header[i][2..]}</t></is></c>"));
        return new WorkbookSample().Raw("企业", $"<worksheet><sheetData><row r=\"1\">{header}</row>{rows}</sheetData></worksheet>");
    }
}
