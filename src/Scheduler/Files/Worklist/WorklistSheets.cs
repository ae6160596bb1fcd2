using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Files;

/// <summary>What a filled work list says of one quarantined row.</summary>
/// <param name="Cells">Text by field id as it stands in the workbook; null for a row that is given up.</param>
internal sealed record Answer(QuarantineLine Line, IReadOnlyDictionary<string, string?>? Cells, string Reason, string Sheet, int Row);

/// <summary>Reads a filled work list back. Whatever does not fit the rows it was made from is told at once, and then nothing of the workbook counts.</summary>
internal sealed class WorklistSheets(Cycle cycle, IReadOnlyList<QuarantineLine> lines, IReadOnlyList<SourceDefinition> sources)
{
    private readonly Dictionary<string, QuarantineLine> _lines = lines.ToDictionary(l => l.Id.ToString(), StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public List<ImportFault> Faults { get; } = [];

    public IReadOnlyList<Answer> Read(IReadOnlyList<SheetText> sheets)
    {
        var answers = new List<Answer>();
        foreach (var sheet in sheets)
        {
            if (sheet.Lines.FirstOrDefault(l => l.Number == TemplateSheet.HeaderRow) is not { } header || ColumnsOf(header) is not { } columns)
            {
                Faults.Add(new ImportFault(sheet.Name, TemplateSheet.HeaderRow, null, "没有更正表的表头", "用 quarantine export 导出的工作簿，表头请勿改动"));
                continue;
            }

            foreach (var line in sheet.Lines.Where(l => l.Number > TemplateSheet.HeaderRow))
            {
                if (AnswerOf(sheet.Name, line, columns) is { } answer)
                    answers.Add(answer);
            }
        }

        return answers;
    }

    private static Dictionary<string, int>? ColumnsOf(TextLine header)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Cells.Count; i++)
            columns.TryAdd(header.Cells[i], i);
        return columns.ContainsKey(WorklistBook.Id) && columns.ContainsKey(WorklistBook.Mark) && columns.ContainsKey(WorklistBook.Action) ? columns : null;
    }

    private Answer? AnswerOf(string sheet, TextLine row, Dictionary<string, int> columns)
    {
        string Cell(string name) => columns.TryGetValue(name, out var place) && place < row.Cells.Count ? row.Cells[place].Trim() : "";
        if (LineOf(sheet, row.Number, Cell(WorklistBook.Id), Cell(WorklistBook.Mark)) is not { } line)
            return null;
        var dataset = sources.First(s => string.Equals(s.Id, line.Source, StringComparison.Ordinal)).Dataset(line.Dataset!)!;
        var cells = dataset.Fields.ToDictionary(f => f.Id, string? (f) => Cell(WorklistBook.HeaderOf(f)), StringComparer.Ordinal);
        var isChanged = dataset.Fields.Any(f => !string.Equals(cells[f.Id], line.Cells.GetValueOrDefault(f.Id)?.Trim() ?? "", StringComparison.Ordinal));
        var (action, reason) = (Cell(WorklistBook.Action), Cell(WorklistBook.Reason));
        if (FaultOf(action, reason, isChanged) is { } fault)
            return Refuse(sheet, row.Number, fault.Column, fault.Problem, fault.Advice);
        return action switch
        {
            "" => null,
            WorklistBook.Dismiss => new Answer(line, null, reason, sheet, row.Number),
            _ => new Answer(line, cells, reason.Length == 0 ? "按工作簿更正" : reason, sheet, row.Number),
        };
    }

    /// <summary>Why a choice does not go with what stands beside it; null when it does.</summary>
    private static (string Column, string Problem, string Advice)? FaultOf(string action, string reason, bool isChanged) => action switch
    {
        "" => isChanged ? (WorklistBook.Action, "改了原文而没有选处理", $"选「{WorklistBook.Correct}」，或恢复原文") : null,
        WorklistBook.Correct => isChanged ? null : (WorklistBook.Action, "选了更正而没有改动原文", "改正右边的原文，或选「放弃」并写理由"),
        WorklistBook.Dismiss => reason.Length > 0 ? null : (WorklistBook.Reason, "放弃一行必须写理由", "写明为什么这一行不算数，如「测试数据」"),
        _ => (WorklistBook.Action, $"「{action}」不是可选的处理", $"选 {WorklistBook.Correct} 或 {WorklistBook.Dismiss}"),
    };

    private QuarantineLine? LineOf(string sheet, int row, string id, string mark)
    {
        if (!_lines.TryGetValue(id, out var line))
        {
            Refuse(sheet, row, WorklistBook.Id, $"{cycle} 年度没有隔离行「{id}」", "工作簿是别的年度的，或编号被改动：重新导出");
            return null;
        }

        if (!string.Equals(line.Mark, mark, StringComparison.Ordinal))
        {
            Refuse(sheet, row, WorklistBook.Mark, "这一行与导出时不是同一行", "编号或校验列被改动：重新导出");
            return null;
        }

        if (!_seen.Add(id))
        {
            Refuse(sheet, row, WorklistBook.Id, $"隔离行「{id}」出现两次", "只留一行");
            return null;
        }

        return line;
    }

    private Answer? Refuse(string sheet, int row, string column, string problem, string advice)
    {
        Faults.Add(new ImportFault(sheet, row, column, problem, advice));
        return null;
    }
}
