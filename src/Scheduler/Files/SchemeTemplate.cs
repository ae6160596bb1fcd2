using ClosedXML.Excel;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Files;

/// <summary>A workbook for setting up a scheme: the indicator table in the layout of table A.1, benchmarks, and the 53 key industries to choose from.</summary>
internal static class SchemeTemplate
{
    private static readonly string[] Indicators =
        ["一级指标(维度)", "一级权重", "序号", "指标编码", "二级指标", "指标类型", "单位", "方向(higher/lower)", "引领值", "基准值", "权重分值", "评分规则", "可不适用(是/否)",
        "细分行业", "分产品至多(个)", "互斥指标", "按能耗分档(是/否)", "适用标准"];

    private static readonly string[] Benchmarks = ["指标编码", "细分行业", "产品", "能耗分档", "引领值", "基准值", "来源", "条款"];

    public static XLWorkbook Create(string industriesPath)
    {
        var faults = new List<ConfigFault>();
        var industries = File.Exists(industriesPath) ? ConfigFiles.ReadCsv(industriesPath, "config/industries.csv", faults) : null;
        if (industries is null)
            throw new UserError(ExitCode.Usage, "GB-CFG-004", $"读不到行业名册：{string.Join('；', faults.Select(f => f.ToString()).DefaultIfEmpty(industriesPath))}", "恢复 config/industries.csv");
        var book = new XLWorkbook();
        AddTable(book.AddWorksheet("指标表"), "指标表（格式同表 A.1；权重分值合计 100，各维度合计等于一级权重）", Indicators);
        AddTable(book.AddWorksheet("标杆值"), "引领值与基准值（细分行业留空表示通用）", Benchmarks);
        AddIndustries(book.AddWorksheet("细分行业"), industries);
        AddNotes(book.AddWorksheet(FillingTemplate.NotesSheet));
        return book;
    }

    /// <summary>Every cell is text, so that no spreadsheet takes 25/6 for a day or drops a digit.</summary>
    private static void AddTable(IXLWorksheet sheet, string title, IReadOnlyList<string> headers)
    {
        TemplateSheet.Begin(sheet, title, headers);
        for (var column = 1; column <= headers.Count; column++)
            sheet.Column(column).Style.NumberFormat.Format = "@";
    }

    private static void AddIndustries(IXLWorksheet sheet, ConfigTable industries)
    {
        TemplateSheet.Begin(sheet, $"{industries.Rows.Count} 个细分行业", ["序号", "行业", "细分行业", "国民经济行业代码"]);
        var row = TemplateSheet.HeaderRow;
        foreach (var industry in industries.Rows)
            TemplateSheet.Write(sheet, ++row, [.. industry.Cells.Take(4)]);
    }

    private static void AddNotes(IXLWorksheet sheet)
    {
        TemplateSheet.Begin(sheet, "填写说明", ["事项", "说明"]);
        var row = TemplateSheet.HeaderRow;
        TemplateSheet.Write(sheet, ++row, ["导入", "填好后执行 greenbatch scheme import 本文件 --cycle 年度 --dry-run，看校验结果和改动；无误后去掉 --dry-run"]);
        TemplateSheet.Write(sheet, ++row, ["一张表", "指标表要写全：未写的指标即删去。现行表已有的编码，留空的列沿用现行表；引领值、基准值留空或写 / 表示不给出"]);
        TemplateSheet.Write(sheet, ++row, ["细分行业", "通则留空；写行业名称的行成为该行业的指标表，也可另建以行业为名的工作表，或导入时加 --sector"]);
        TemplateSheet.Write(sheet, ++row, ["一级指标", "同一一级指标的行可只写第一行（或合并单元格）；附加分的行写「附加项」，其一级权重写合计上限，不计入 100 分"]);
        TemplateSheet.Write(sheet, ++row, ["权重分值", "可写小数或分数，如 2.5、25/6；引领、基准之间按线性插值得分"]);
        TemplateSheet.Write(sheet, ++row, ["方向", "正向（higher）越大越好，逆向（lower）越小越好；引领值必须在好的一侧"]);
        TemplateSheet.Write(sheet, ++row, ["引领值", "表头写「标杆值」同义"]);
        TemplateSheet.Write(sheet, ++row, ["可不适用", "写「是」的指标才可申报不适用，其权重分给同一维度的其他指标"]);
        TemplateSheet.Write(sheet, ++row, ["分产品至多", "单位产品能耗、取水一类指标写至多计几个产品；互斥指标写填报产品后不再计的指标，如 E1b"]);
        TemplateSheet.Write(sheet, ++row, ["标杆值", "同一指标、行业、产品、分档的行替换现行行，其余保留；只填要改的行"]);
        TemplateSheet.Write(sheet, ++row, ["能耗分档", ">=10000、>=5000、>=3000、<3000（吨标准煤），可留空"]);
    }
}
