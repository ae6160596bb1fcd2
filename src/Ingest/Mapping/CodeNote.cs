using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// Says of an accepted record that its credit code does not hold. The row is in all the same (a check character is never a reason to drop one): it is tied by its other
/// particulars, or a person decides. Told of records that concern the list only, for a dump has millions of others.
/// </summary>
internal static class CodeNote
{
    private const string Field = "credit_code";

    public static SourceRecord AddTo(SourceRecord record)
    {
        if (record.Text(Field) is not { } code || Find(code) is not var (number, message, severity))
            return record;
        var issue = new Issue(number, message)
        {
            Severity = severity,
            Origin = record.Origin,
            Column = record.Dataset.Field(Field)!.Name,
            Value = CellText.Show(code),
            Advice = severity is Severity.Info ? null : "请来源单位核对统一社会信用代码",
        };
        return record with { Issues = [.. record.Issues, issue] };
    }

    private static (string Code, string Message, Severity Severity)? Find(string code)
    {
        var known = Identifiers.Classify(code);
        return (known.Kind, known.Class) switch
        {
            (IdentifierKind.CreditCode, IdentifierClass.BadCharset) => ("B111", "信用代码含非法字母（不用 I、O、S、V、Z），已按其他信息匹配或转人工", Severity.Warning),
            (IdentifierKind.CreditCode, IdentifierClass.BadCheck or IdentifierClass.BadRegion) => ("B110", "信用代码校验位错误，已按其他信息匹配或转人工", Severity.Warning),
            (IdentifierKind.CreditCode, IdentifierClass.ExcelDamaged) => ("B110", "信用代码末三位为 000 且校验位错误，疑似被存为数字，已按其他信息匹配或转人工", Severity.Warning),
            (IdentifierKind.Registration, not IdentifierClass.BadLength) => ("B112", "为旧注册号，按历史代码匹配", Severity.Info),
            _ => null,
        };
    }
}
