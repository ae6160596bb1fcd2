using System.Globalization;
using System.Text.RegularExpressions;

namespace GreenBatch.Ingest;

/// <summary>Days as sources write them, in the calendar of China. What could be two days is refused.</summary>
internal static partial class DateCell
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static CellResult Read(string text, CellKind kind)
    {
        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
            return InRange(iso);
        var compact = CellText.Compact(text);
        if (kind is CellKind.Boolean)
            return CellResult.Fault("B119", "应为日期，实为逻辑值");
        if (kind is CellKind.Number && ReadNumber(compact) is { } day)
            return CellResult.Changed(day, "B092", "日期序列值已转换");
        if (Epoch().IsMatch(compact))
            return InRange(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(compact, CultureInfo.InvariantCulture)).ToOffset(China).Date));
        if (Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            return InRange(DateOnly.FromDateTime(instant.ToOffset(China).Date));
        return ReadParts(compact);
    }

    /// <summary>Day of an Excel serial (1900 system).</summary>
    public static DateOnly FromSerial(int serial) => new DateOnly(1899, 12, 30).AddDays(serial);

    private static CellResult ReadParts(string compact)
    {
        var parts = YearFirst().Match(compact);
        if (!parts.Success)
            parts = Packed().Match(compact);
        if (!parts.Success)
            return Refuse(compact);
        var (year, month, day) = (Part(parts, "year"), Part(parts, "month"), Part(parts, "day"));
        return year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? CellResult.Of(new DateOnly(year, month, day))
            : CellResult.Fault("B120", "日期不存在");
    }

    private static CellResult Refuse(string compact)
    {
        if (compact.Length == 5 && compact.All(char.IsAsciiDigit))
            return CellResult.Fault("B092", "疑似日期序列值，请写成 年-月-日");
        return CellResult.Fault("B119", YearLast().IsMatch(compact) ? "日期有歧义，请写成 年-月-日" : "不是可识别的日期，请写成 年-月-日");
    }

    private static int Part(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static DateOnly? ReadNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is >= 367 and < 73051 ? FromSerial((int)serial) : null;

    private static CellResult InRange(DateOnly day) => day.Year is >= FirstYear and <= LastYear ? CellResult.Of(day) : CellResult.Fault("B120", "日期不存在");

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})[-/.年](?<month>[0-9]{1,2})[-/.月](?<day>[0-9]{1,2})日?(T?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})([0-9]{6})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Packed();

    [GeneratedRegex(@"^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^-?[0-9]{12,13}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Epoch();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+(Z|[+-][0-9]{2}:?[0-9]{2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Instant();
}
