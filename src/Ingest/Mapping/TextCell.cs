using System.Buffers;

namespace GreenBatch.Ingest;

/// <summary>Free text: kept as written but for the blanks around it; never dangerous, whatever it says.</summary>
internal static class TextCell
{
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r");

    public static CellResult Read(string text)
    {
        var trimmed = CellText.Trim(text);
        var masked = PersonalId.Mask(trimmed);
        if (!ReferenceEquals(masked, trimmed))
            return CellResult.Changed(masked, "B110", "身份证号不予保存，已遮盖");
        if (FormulaStarts.Contains(trimmed[0]))
            return CellResult.Warned(trimmed, "B060", "文本以公式符号开头，导出时已转义");
        if (trimmed.Contains('<', StringComparison.Ordinal) && trimmed.Contains('>', StringComparison.Ordinal))
            return CellResult.Changed(trimmed, "B042", "文本含 HTML 标记，按纯文本处理");
        return trimmed.Length == text.Length ? CellResult.Of(trimmed) : CellResult.Changed(trimmed, "B101", "已去除空白");
    }
}
