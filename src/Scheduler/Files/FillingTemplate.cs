using ClosedXML.Excel;
using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Files;

/// <summary>A blank workbook with one sheet for each dataset: title, header with required columns marked, and a sheet of notes.</summary>
internal static class FillingTemplate
{
    public const string NotesSheet = "填写说明";

    private static readonly string[] NotesHeader = ["工作表", "列名", "是否必填", "怎么填", "示例"];

    public static XLWorkbook Create(IReadOnlyList<DatasetDefinition> datasets)
    {
        var book = new XLWorkbook();
        foreach (var dataset in datasets)
            AddSheet(book, dataset);
        AddNotes(book, datasets);
        return book;
    }

    private static void AddSheet(XLWorkbook book, DatasetDefinition dataset)
    {
        var headers = dataset.Fields.Select(f => f.Unit is null || f.Unit is "年" ? f.Name : $"{f.Name}({f.Unit})").Zip(dataset.Fields, (h, f) => f.IsRequired ? h + "*" : h).ToList();
        var sheet = book.AddWorksheet(dataset.Name);
        TemplateSheet.Begin(sheet, $"{dataset.Name}（带 * 的列必填，表头请勿改动）", headers);
        for (var i = 0; i < dataset.Fields.Count; i++)
            sheet.Column(i + 1).Style.NumberFormat.Format = FormatOf(dataset.Fields[i].Type);
    }

    /// <summary>Codes are text cells, so that no digit of theirs is lost.</summary>
    private static string FormatOf(FieldType type) => type switch
    {
        FieldType.Number or FieldType.WholeNumber => "General",
        FieldType.Date => "yyyy-mm-dd",
        _ => "@",
    };

    private static void AddNotes(XLWorkbook book, IReadOnlyList<DatasetDefinition> datasets)
    {
        var sheet = book.AddWorksheet(NotesSheet);
        TemplateSheet.Begin(sheet, "填写说明（本表不读取）", NotesHeader);
        var row = TemplateSheet.HeaderRow;
        foreach (var dataset in datasets)
        {
            foreach (var field in dataset.Fields)
            {
                var (how, example) = Explain(field);
                TemplateSheet.Write(sheet, ++row, [dataset.Name, field.Name, field.IsRequired ? "必填" : "可空", field.Unit is null ? how : $"{how}，单位：{field.Unit}", example]);
            }
        }
    }

    private static (string How, string Example) Explain(FieldDefinition field) => field.Type switch
    {
        FieldType.Identifier => ("代码，按文本填写，不要留空格", "91500000MA5ABCDE0X"),
        FieldType.Number => ("数值，不带单位、百分号；缺报留空", "123.45"),
        FieldType.WholeNumber => ("整数", "2025"),
        FieldType.Date => ("日期，年-月-日", "2025-10-31"),
        FieldType.Authority => ("区县或开发区全称", "万州区"),
        FieldType.Indicator => ("指标编码", "E4"),
        FieldType.Kind => ("绿色工厂 或 绿色工业园区", "绿色工厂"),
        FieldType.State => ("填报、不适用 或 缺报", "填报"),
        _ => ("文本", field.Id is "entry_id" ? "GF-0001" : ""),
    };
}
