using ClosedXML.Excel;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Files;

/// <summary>
/// The quarantined rows of a cycle as a workbook to correct: one sheet for each dataset, what is wrong in locked columns, then the row's own cells as they came, open
/// for writing. What is chosen under 处理 says what becomes of the row; a row without a choice stays as it is.
/// </summary>
internal static class WorklistBook
{
    public const string Correct = "更正";
    public const string Dismiss = "放弃";
    public const string Action = "处理";
    public const string Reason = "理由";
    public const string Id = "编号";
    public const string Mark = "校验";

    private const int WidestColumn = 60;

    /// <summary>The columns in front of the row's own cells.</summary>
    private static readonly string[] Front = [Id, Mark, "来源", "文件", "工作表", "行", "代码", "问题", "所在列", "怎么办", Action, Reason];

    private static readonly int ActionColumn = Array.IndexOf(Front, Action) + 1;

    public static XLWorkbook Create(Cycle cycle, IReadOnlyList<QuarantineLine> lines, IReadOnlyList<SourceDefinition> sources)
    {
        var book = new XLWorkbook();
        foreach (var group in lines.GroupBy(l => (l.Source, l.Dataset)))
        {
            var source = sources.First(s => string.Equals(s.Id, group.Key.Source, StringComparison.Ordinal));
            if (group.Key.Dataset is { } id && source.Dataset(id) is { } dataset)
                AddSheet(book, cycle, source, dataset, [.. group]);
        }

        if (book.Worksheets.Count == 0)
            TemplateSheet.Begin(book.AddWorksheet("没有隔离行"), $"{cycle} 年度没有待处理的隔离行", [Id]);
        return book;
    }

    /// <summary>Sheets are told apart by source too: several sources have a table of one name. A worksheet's name has at most 31 characters.</summary>
    public static string SheetName(SourceDefinition source, DatasetDefinition dataset) => $"{source.Name}-{dataset.Name}" is var name && name.Length > 31 ? name[..31] : name;

    /// <summary>The header of a field's column: its name, marked apart where the front has a column of that name.</summary>
    public static string HeaderOf(FieldDefinition field) => Front.Contains(field.Name, StringComparer.Ordinal) ? field.Name + "（原表）" : field.Name;

    private static void AddSheet(XLWorkbook book, Cycle cycle, SourceDefinition source, DatasetDefinition dataset, IReadOnlyList<QuarantineLine> lines)
    {
        var sheet = book.AddWorksheet(SheetName(source, dataset));
        var headers = Front.Concat(dataset.Fields.Select(HeaderOf)).ToList();
        TemplateSheet.Begin(sheet, $"{cycle} 年度隔离行：{source.Name}「{dataset.Name}」。在「{Action}」中选 {Correct}（改右边的原文）或 {Dismiss}（写理由），留空则不动；灰色列请勿改动", headers);
        sheet.Columns(1, headers.Count).Style.NumberFormat.SetFormat("@");
        var row = TemplateSheet.HeaderRow;
        foreach (var line in lines)
            TemplateSheet.Write(sheet, ++row, [.. FrontOf(line, source), .. dataset.Fields.Select(f => line.Cells.GetValueOrDefault(f.Id) ?? "")]);
        Open(sheet, headers.Count, row);
    }

    private static string[] FrontOf(QuarantineLine line, SourceDefinition source) =>
    [
        line.Id.ToString(), line.Mark, source.Name, line.File, line.Issue.Origin?.Sheet ?? "", line.Issue.Origin is { } origin ? origin.Row.ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
        line.Issue.Code, line.Issue.Message, line.Issue.Column ?? "", line.Issue.Advice ?? "", "", "",
    ];

    private static void Open(IXLWorksheet sheet, int columns, int lastRow)
    {
        sheet.Range(TemplateSheet.HeaderRow + 1, 1, lastRow, ActionColumn - 1).Style.Fill.SetBackgroundColor(XLColor.FromArgb(0xF2F2F2));
        var open = sheet.Range(TemplateSheet.HeaderRow + 1, ActionColumn, lastRow, columns);
        open.Style.Protection.SetLocked(false);
        var choice = sheet.Range(TemplateSheet.HeaderRow + 1, ActionColumn, lastRow, ActionColumn).SetDataValidation();
        choice.List($"\"{Correct},{Dismiss}\"", true);
        choice.ErrorMessage = $"请选 {Correct} 或 {Dismiss}";
        for (var column = 1; column <= columns; column++)
        {
            var longest = sheet.Column(column).CellsUsed(c => c.Address.RowNumber >= TemplateSheet.HeaderRow).Select(c => c.GetString().Sum(Width)).DefaultIfEmpty(0).Max();
            sheet.Column(column).Width = Math.Min(WidestColumn, Math.Max(8, longest + 2));
        }

        sheet.Column(2).Hide();
        sheet.Protect().AllowElement(XLSheetProtectionElements.FormatColumns | XLSheetProtectionElements.AutoFilter);
    }

    private static int Width(char character) => character > '\u2E7F' ? 2 : 1;
}
