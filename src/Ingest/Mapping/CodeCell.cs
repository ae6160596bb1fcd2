using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>Codes and words with a fixed meaning: identifiers, indicator codes, kinds of units, states of values.</summary>
internal static class CodeCell
{
    /// <summary>Digits a spreadsheet number keeps; a longer code stored as a number has lost its tail.</summary>
    private const int DigitsOfNumber = 15;

    private const int LongestIndicator = 16;

    private const string LostTail = "信用代码被存为数字，尾数已丢失；请把该列设为文本后重填";

    /// <summary>Lengths of codes that may consist of digits alone: organisation code, old registration numbers.</summary>
    private static readonly int[] WholeLengths = [9, 13, 15];

    public static CellResult ReadIdentifier(string text, CellKind kind)
    {
        var code = CellText.Compact(text).ToUpperInvariant();
        if (kind is CellKind.Number && LostDigits(code) is { } lost)
            return lost;
        // A sheet that was saved as text shows the same damage.
        if (Identifiers.Classify(code) is { Class: IdentifierClass.ExcelDamaged } && code.Contains('+', StringComparison.Ordinal))
            return CellResult.Fault("B090", LostTail);
        if (PersonalId.IsIn(code))
            return CellResult.Changed(null, "B110", "身份证号不予保存，已去除");
        if (string.Equals(code, text, StringComparison.Ordinal))
            return CellResult.Of(text);
        return string.Equals(code, text, StringComparison.OrdinalIgnoreCase)
            ? CellResult.Changed(code, "B113", "已转大写")
            : CellResult.Changed(code, "B101", "已去除空白或全角字符");
    }

    /// <summary>A code column of text type whose cell is a short number: the leading zero went.</summary>
    public static CellResult? ShortCode(string text, CellKind kind, string field) =>
        kind is CellKind.Number && field.EndsWith("_code", StringComparison.Ordinal) && text.Length < 4
            ? CellResult.Fault("B091", "编码长度不足，疑似前导零丢失")
            : null;

    public static CellResult ReadIndicator(string text)
    {
        var code = CellText.Compact(text);
        var isCode = code.Length is > 0 and <= LongestIndicator && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
        if (!isCode)
            return CellResult.Fault("B026", "不是指标编码");
        var upper = char.ToUpperInvariant(code[0]) + code[1..];
        return string.Equals(upper, text, StringComparison.Ordinal) ? CellResult.Of(upper) : CellResult.Changed(upper, "B101", "指标编码已规范");
    }

    /// <summary><c>factory</c> or <c>park</c>.</summary>
    public static CellResult ReadKind(string text) => CellText.Compact(text).ToLowerInvariant() switch
    {
        "factory" or "工厂" or "绿色工厂" or "国家绿色工厂" or "国家级绿色工厂" => CellResult.Of("factory"),
        "park" or "园区" or "工业园区" or "绿色园区" or "绿色工业园区" or "国家绿色工业园区" or "国家级绿色工业园区" =>
            CellResult.Of("park"),
        _ => CellResult.Fault("B026", "无法识别类别，应为 绿色工厂 或 绿色工业园区"),
    };

    /// <summary><c>reported</c>, <c>missing</c> or <c>not_applicable</c>.</summary>
    public static CellResult ReadState(string text) => CellText.Compact(text).ToLowerInvariant() switch
    {
        "reported" or "填报" or "已填报" or "已填" => CellResult.Of("reported"),
        "missing" or "缺报" or "未填报" or "未填" => CellResult.Of("missing"),
        "not_applicable" or "不适用" or "n/a" => CellResult.Of("not_applicable"),
        _ => CellResult.Fault("B026", "无法识别填报状态，应为 填报、不适用 或 缺报"),
    };

    private static CellResult? LostDigits(string code)
    {
        if (code.Contains('E', StringComparison.Ordinal) || code.Length > DigitsOfNumber)
            return CellResult.Fault("B090", LostTail);
        return WholeLengths.Contains(code.Length)
            ? null
            : CellResult.Fault("B091", string.Create(CultureInfo.InvariantCulture, $"编码长度不足（{code.Length} 位数字），疑似前导零丢失"));
    }
}
