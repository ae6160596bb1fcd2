using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Files;

/// <summary>Reads a filled <see cref="AnswerTable"/> back: what it says itself must be what was asked, and every fault is told at once with sheet, row and column.</summary>
internal sealed class AnswerReading
{
    private const int Known = 8;

    private readonly List<ImportFault> _faults = [];
    private readonly AnswerTable _asked;

    private AnswerReading(AnswerTable asked) => _asked = asked;

    /// <param name="asked">The table as it would be written now.</param>
    /// <returns>Rows with anything filled in; none of them counts when there are faults.</returns>
    public static (IReadOnlyList<FilledRow> Rows, IReadOnlyList<ImportFault> Faults) Read(string path, AnswerTable asked, CancellationToken cancel)
    {
        using var file = File.OpenRead(path);
        var sheets = WorkbookText.Read(file, Path.GetFileName(path), cancel);
        var reading = new AnswerReading(asked);
        var rows = reading.IsMeant(sheets) ? reading.Rows(sheets.First(s => s.Name == asked.Kind)) : [];
        return (rows, reading._faults);
    }

    /// <summary>Another table's, another cycle's or another run's workbook is refused before any row is looked at.</summary>
    private bool IsMeant(IReadOnlyList<SheetText> sheets)
    {
        var notes = sheets.FirstOrDefault(s => s.Name == AnswerWorkbook.NotesSheet);
        var said = (notes?.Lines ?? []).Where(l => l.Cells.Count > 1).Take(Known).DistinctBy(l => l.Cells[0], StringComparer.Ordinal).ToDictionary(l => l.Cells[0], l => (l.Number, Value: l.Cells[1]), StringComparer.Ordinal);
        foreach (var (name, value) in _asked.Facts.Prepend(("工作簿", _asked.Kind)))
        {
            var (number, found) = said.GetValueOrDefault(name, (1, "（没有写）"));
            if (found != value)
                _faults.Add(new ImportFault(AnswerWorkbook.NotesSheet, number, name, $"工作簿为「{found}」，现行为「{value}」", "重新导出后再填；不要把别的年度、别的运行的答复搬过来"));
        }

        if (_faults.Count == 0 && !sheets.Any(s => s.Name == _asked.Kind))
            _faults.Add(new ImportFault(_asked.Kind, 1, null, $"没有工作表「{_asked.Kind}」", "重新导出后再填"));
        return _faults.Count == 0;
    }

    private List<FilledRow> Rows(SheetText sheet)
    {
        var header = sheet.Lines.FirstOrDefault(l => l.Number == TemplateSheet.HeaderRow);
        for (var i = 0; i < _asked.Columns.Count; i++)
        {
            if (Cell(header, i).TrimEnd('▼') != _asked.Columns[i].Title)
                _faults.Add(new ImportFault(sheet.Name, TemplateSheet.HeaderRow, _asked.Columns[i].Title, $"表头应为「{_asked.Columns[i].Title}」，现为「{Cell(header, i)}」", "表头请勿改动，重新导出后再填"));
        }

        if (_faults.Count > 0)
            return [];
        var asked = _asked.Rows.DistinctBy(r => r.Key, StringComparer.Ordinal).ToDictionary(r => r.Key, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. sheet.Lines.Where(l => l.Number > TemplateSheet.HeaderRow).Select(l => Row(sheet, l, asked, seen)).OfType<FilledRow>().Where(r => !r.IsEmpty)];
    }

    private FilledRow? Row(SheetText sheet, TextLine line, Dictionary<string, AnswerRow> asked, HashSet<string> seen)
    {
        var key = Cell(line, 0);
        if (!asked.TryGetValue(key, out var row) || !seen.Add(key))
        {
            _faults.Add(new ImportFault(sheet.Name, line.Number, _asked.Columns[0].Title, asked.ContainsKey(key) ? $"编号「{key}」出现两次" : $"编号「{key}」不在现行清单中", "锁定的格子请勿改动，重新导出后再填"));
            return null;
        }

        Compare(sheet, line, row);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _asked.Columns.Count; i++)
        {
            if (_asked.Columns[i].IsAnswer)
                answers[_asked.Columns[i].Title] = Answer(sheet, line, i, row);
        }

        return new FilledRow(row, line.Number, answers);
    }

    private void Compare(SheetText sheet, TextLine line, AnswerRow row)
    {
        var asked = 0;
        for (var i = 0; i < _asked.Columns.Count; i++)
        {
            if (_asked.Columns[i].IsAnswer)
                continue;
            var expected = row.Cells[asked++];
            if (Cell(line, i) != expected)
                _faults.Add(new ImportFault(sheet.Name, line.Number, _asked.Columns[i].Title, $"锁定的内容被改动：应为「{expected}」，现为「{Cell(line, i)}」", "恢复原内容，或重新导出后再填"));
        }
    }

    private string Answer(SheetText sheet, TextLine line, int place, AnswerRow row)
    {
        var (column, answer) = (_asked.Columns[place], Cell(line, place));
        var choices = column.HasOwnChoices ? row.Choices : column.Choices;
        if (answer.Length > 0 && choices.Count > 0 && !choices.Contains(answer, StringComparer.Ordinal))
            _faults.Add(new ImportFault(sheet.Name, line.Number, column.Title, $"「{answer}」不在可选项中：{string.Join('、', choices)}", column.Advice));
        return answer;
    }

    private static string Cell(TextLine? line, int place) => line is not null && place < line.Cells.Count ? AnswerRow.Clean(line.Cells[place]) : "";
}
