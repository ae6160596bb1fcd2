using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Turns a row into a typed record or into a quarantined row that lists all its faults: never both, never neither.</summary>
/// <param name="dataYear">Year that yearly values must be of; null: any.</param>
internal sealed class RowMapper(FieldMap map, SourceDefinition source, AuthorityCell authorities, int? dataYear = null)
{
    private readonly int _year = map.Dataset.YearField is { } field ? map.Dataset.IndexOf(field) : -1;
    private readonly HashSet<string> _missing = new(source.MissingMarkers.Select(CellText.Trim), StringComparer.Ordinal) { "" };
    private readonly IReadOnlyList<FieldDefinition> _fields = map.Dataset.Fields;
    private readonly int _unit = map.Dataset.IndexOf("unit");
    private readonly bool _isList = string.Equals(map.Dataset.Id, "list", StringComparison.Ordinal);

    /// <summary>Exactly one of the two is set.</summary>
    public (SourceRecord? Record, QuarantinedRow? Quarantined) Map(SourceRow row)
    {
        var values = new object?[_fields.Count];
        List<Issue>? notes = null;
        List<Issue>? faults = null;
        for (var i = 0; i < values.Length; i++)
        {
            var result = ReadField(row, i);
            values[i] = result.Value;
            if (result.Verdict is CellVerdict.Fault)
                (faults ??= []).Add(IssueOf(row, i, result));
            else if (result.Verdict is not CellVerdict.Sound)
                (notes ??= []).Add(IssueOf(row, i, result));
        }

        CheckUnit(row, values, ref faults);
        CheckYear(row, values, ref faults);
        return faults is null
            ? (new SourceRecord(row.Origin, map.Dataset, values) { Issues = notes ?? (IReadOnlyList<Issue>)[] }, null)
            : (null, new QuarantinedRow(Merge(faults), map.Dataset.Id, Cells(row)));
    }

    /// <summary>Raw cells by field, without personal numbers.</summary>
    public IReadOnlyDictionary<string, string?> Cells(SourceRow row)
    {
        var cells = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < _fields.Count; i++)
        {
            if (map.Columns[i] is var column && column >= 0 && column < row.Cells.Count)
                cells[_fields[i].Id] = row.Cells[column] is { } text ? PersonalId.Mask(text) : null;
        }

        return cells;
    }

    private CellResult ReadField(SourceRow row, int index)
    {
        var field = _fields[index];
        var column = map.Columns[index];
        var text = column < 0 ? null : row.Cells[column];
        var kind = column < 0 ? CellKind.Text : row.KindOf(column);
        if (kind > CellKind.Boolean)
            return Unreadable(text, kind);
        if (text is null || _missing.Contains(text) || _missing.Contains(CellText.Trim(text)))
            return field.IsRequired ? CellResult.Fault("B026", $"缺少必填字段「{field.Name}」") : CellResult.Missing;
        if (text.Length > CellText.LongestText)
            return CellResult.Fault("B093", "文本过长");
        return CellText.IsIllegal(text) ? CellResult.Fault("B031", "文本含非法字符") : ReadTyped(field, text, kind, row.Kinds is not null);
    }

    private CellResult ReadTyped(FieldDefinition field, string text, CellKind kind, bool isTyped) => field.Type switch
    {
        FieldType.Text => CodeCell.ShortCode(text, kind, field.Id) ?? TextCell.Read(text),
        FieldType.Identifier => CodeCell.ReadIdentifier(text, kind),
        FieldType.Number => NoteText(NumberCell.Read(text, kind, field.Unit), isTyped && kind is CellKind.Text),
        FieldType.WholeNumber => NumberCell.ReadWhole(CellText.Trim(text), kind, field.Unit),
        FieldType.Date => DateCell.Read(CellText.Trim(text), kind),
        FieldType.Authority => authorities.Read(CellText.Trim(text), _isList),
        FieldType.Indicator => CodeCell.ReadIndicator(text),
        FieldType.Kind => CodeCell.ReadKind(text),
        FieldType.State => CodeCell.ReadState(text),
        _ => throw new InvalidOperationException(field.Type.ToString()),
    };

    private static CellResult Unreadable(string? text, CellKind kind) => kind switch
    {
        CellKind.Error => CellResult.Fault("B082", $"单元格为公式错误 {CellText.Show(text)}"),
        CellKind.NoResult => CellResult.Fault("B083", "公式没有计算结果，请粘贴为数值"),
        CellKind.Boundless => CellResult.Fault("B029", "数值超出范围"),
        _ => CellResult.Fault("B031", "文本含非法字符"),
    };

    /// <summary>A value in % says so in its own unit column.</summary>
    private void CheckUnit(SourceRow row, object?[] values, ref List<Issue>? faults)
    {
        if (_unit < 0 || values[_unit] is not "%" || map.Dataset.IndexOf("value") is not (var index and >= 0) || values[index] is not decimal value)
            return;
        if (NumberCell.Bounds(value, "%") is { } fault)
            (faults ??= []).Add(IssueOf(row, index, fault));
    }

    /// <summary>A yearly value of another year is none of this cycle's.</summary>
    private void CheckYear(SourceRow row, object?[] values, ref List<Issue>? faults)
    {
        if (_year >= 0 && dataYear is { } due && values[_year] is int year && year != due)
            (faults ??= []).Add(IssueOf(row, _year, CellResult.Fault("B121", string.Create(CultureInfo.InvariantCulture, $"不在评价年度内：数据年度为 {due}，该行为 {year}"))));
    }

    /// <summary>Where the format knows numbers, a number kept as text is worth a note.</summary>
    private static CellResult NoteText(CellResult result, bool isTextAmongNumbers) =>
        isTextAmongNumbers && result.Verdict is CellVerdict.Sound ? CellResult.Changed(result.Value, "B089", "文本型数字已转换") : result;

    private Issue IssueOf(SourceRow row, int index, CellResult result)
    {
        var column = map.Columns[index];
        return new Issue(result.Code!, result.Message!)
        {
            Severity = result.Verdict switch { CellVerdict.Fault => Severity.Error, CellVerdict.Warning => Severity.Warning, _ => Severity.Info },
            Origin = row.Origin,
            Column = column < 0 ? _fields[index].Name : row.Header[column],
            Value = column < 0 ? null : CellText.Show(row.Cells[column]),
            Advice = result.Verdict is CellVerdict.Fault ? RowAdvice.Of(result.Code!) : null,
        };
    }

    private static Issue Merge(List<Issue> faults) => faults.Count == 1
        ? faults[0]
        : faults[0] with { Message = string.Join("；", faults.Select((f, i) => i == 0 ? f.Message : $"另 [{f.Code}]「{f.Column}」{f.Message}")) };
}
