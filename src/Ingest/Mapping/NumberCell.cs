using System.Globalization;
using System.Text.RegularExpressions;

namespace GreenBatch.Ingest;

/// <summary>Numbers as people and programs write them. What could mean two things is refused, never guessed.</summary>
internal static partial class NumberCell
{
    private const int MostIntegerDigits = 18;

    /// <summary>Significant digits that a decimal holds in any case.</summary>
    private const int KeptDigits = 28;

    public static CellResult Read(string text, CellKind kind, string? unit)
    {
        if (kind is CellKind.Boolean or CellKind.Date)
            return CellResult.Fault("B094", $"应为数值，实为{(kind is CellKind.Boolean ? "逻辑值" : "日期")}");
        var compact = CellText.Compact(text);
        if (compact.EndsWith('%'))
            return CellResult.Fault("B106", "百分比超出 0-100 的写法：请填不带百分号的数");
        if (Plain().IsMatch(compact))
            return Range(compact, unit) is { } fault ? fault : Noted(text, compact, kind);
        return Grouped().IsMatch(compact) ? ReadGrouped(compact, unit) : Refuse(compact);
    }

    public static CellResult ReadWhole(string text, CellKind kind, string? unit)
    {
        var year = text.EndsWith('年') ? text.TrimEnd('年', '度') : text;
        var result = Read(year, kind, unit);
        if (result.Value is not decimal number)
            return result;
        if (number != decimal.Truncate(number) || Math.Abs(number) > int.MaxValue)
            return CellResult.Fault("B096", "应为整数");
        return result with { Value = (int)number };
    }

    /// <summary>Whether a number lies where its unit lets it be; null when it does.</summary>
    public static CellResult? Bounds(decimal number, string? unit) => unit switch
    {
        "%" when number is < 0 or > 100 => CellResult.Fault("B106", "百分比超出 0-100"),
        "tce" or "吨标准煤" or "kWh" or "kgce/产品单位" when number < 0 => CellResult.Fault("B097", "能耗不能为负"),
        "人" or "万元" or "年" when number < 0 => CellResult.Fault("B097", "数值不能为负"),
        _ => null,
    };

    private static CellResult? Range(string text, string? unit)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || (number == 0 && Significant(text) > 0))
            return CellResult.Fault("B096", "数值超出范围");
        return Math.Abs(number) >= 1_000_000_000_000_000_000m
            ? CellResult.Fault("B096", $"数值超出范围（整数部分至多 {MostIntegerDigits} 位）")
            : Bounds(number, unit);
    }

    /// <summary>Digits of the number that count: without leading zeros, and without the zeros at the end of a fraction.</summary>
    private static int Significant(string text)
    {
        var mantissa = text.AsSpan(0, text.AsSpan().IndexOfAny('e', 'E') is var exponent and >= 0 ? exponent : text.Length).TrimStart("+-0.");
        if (text.Contains('.', StringComparison.Ordinal))
            mantissa = mantissa.TrimEnd("0.");
        return mantissa.Length - (mantissa.Contains('.') ? 1 : 0);
    }

    private static CellResult Noted(string text, string compact, CellKind kind)
    {
        var number = decimal.Parse(compact, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (Significant(compact) > KeptDigits)
            return CellResult.Changed(number, "B108", $"已按规则保留 {KeptDigits} 位有效数字");
        if (kind is CellKind.Number || string.Equals(text, compact, StringComparison.Ordinal))
            return CellResult.Of(number);
        return text.Any(c => c is >= '０' and <= '９')
            ? CellResult.Changed(number, "B100", "全角数字已转换")
            : CellResult.Changed(number, "B101", "已去除空白");
    }

    private static CellResult ReadGrouped(string compact, string? unit)
    {
        var plain = compact.Replace(",", "", StringComparison.Ordinal);
        return Range(plain, unit) ?? CellResult.Changed(decimal.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture), "B099", "千分位已去除");
    }

    private static CellResult Refuse(string compact)
    {
        if (compact.TrimStart('+', '-').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞")
            return CellResult.Fault("B095", "不是有效数值");
        if (Commas().IsMatch(compact))
            return CellResult.Fault("B098", "数值含逗号，无法确定是否为小数点");
        return compact.Any(char.IsAsciiDigit)
            ? CellResult.Fault("B102", "数值格式不规范")
            : CellResult.Fault("B061", $"「{CellText.Show(compact)}」不是数值；如为缺报请留空");
    }

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,9})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[+-]?[0-9,.]*,[0-9,.]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Commas();
}
