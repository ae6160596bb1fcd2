using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>The text of a worksheet cell as a person sees it, and how it was stored.</summary>
internal static class CellValue
{
    /// <summary>Digits a worksheet shows; the rest is noise of binary fractions.</summary>
    private const int ShownDigits = 15;

    /// <summary>Days from the first day of the 1900 system to that of the 1904 system.</summary>
    private const int Days1904 = 1462;

    /// <summary>9999-12-31 in the 1900 system.</summary>
    private const int LastSerial = 2_958_465;

    /// <exception cref="FormatException">The cell names a shared string that is not there.</exception>
    public static (string? Text, CellKind Kind) Of(string type, string value, bool isDate, WorkbookParts parts) => type switch
    {
        "s" => (SharedString(value, parts), CellKind.Text),
        "inlineStr" or "str" => (CellReader.Unescape(value), CellKind.Text),
        "b" => (value is "1" or "true" ? "TRUE" : "FALSE", CellKind.Boolean),
        "e" => (value, CellKind.Error),
        "d" => (value, CellKind.Date),
        _ => isDate ? DateOf(value, parts.Is1904) : (NumberOf(value), CellKind.Number),
    };

    private static string SharedString(string value, WorkbookParts parts) =>
        int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index) && index < parts.SharedStrings.Count
            ? parts.SharedStrings[index]
            : throw new FormatException("no such shared string");

    private static (string? Text, CellKind Kind) DateOf(string value, bool is1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial))
            return (NumberOf(value), CellKind.Number);
        var shifted = serial + (is1904 ? Days1904 : 0);
        if (shifted is not (>= 1 and < LastSerial + 1))
            return (NumberOf(value), CellKind.Number);
        return (DateCell.FromSerial((int)shifted).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date);
    }

    private static string NumberOf(string value)
    {
        var isPlain = value.Count(char.IsAsciiDigit) <= ShownDigits && !value.Contains('E', StringComparison.OrdinalIgnoreCase);
        if (isPlain || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        var shown = number.ToString("G15", CultureInfo.InvariantCulture);
        return Math.Abs(number) < 1e15 && decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) ? plain.ToString(CultureInfo.InvariantCulture) : shown;
    }
}
