using System.Globalization;
using System.Text.RegularExpressions;

namespace GreenBatch.Scoring;

/// <summary>
/// The codes of one key industry (GB/T 4754-2017) as the register writes them for people: <c>3011</c>, <c>311 炼铁 + 312 炼钢</c>, <c>2511 / 2614</c>,
/// <c>3811–3819</c>, <c>221x–222x</c>, <c>3731 (373x)</c>, <c>1713 and kin</c>. A shorter code means all four-digit codes that begin with it.
/// </summary>
public sealed partial class IndustryCodes
{
    private const int Digits = 4;

    private readonly List<(int From, int To)> _ranges;
    private readonly bool _hasKin;

    private IndustryCodes(string text, List<(int From, int To)> ranges, bool hasKin) => (Text, _ranges, _hasKin) = (text, ranges, hasKin);

    /// <summary>As the register writes them.</summary>
    public string Text { get; }

    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>Reads the cell of the register; empty means that no code is known, a text without one is refused.</summary>
    public static bool TryParse(string text, out IndustryCodes codes)
    {
        var ranges = new List<(int From, int To)>();
        var isSound = true;
        foreach (Match match in Written().Matches(text))
        {
            var (from, to) = (match.Groups["from"].Value, match.Groups["to"] is { Success: true, Value: var last } ? last : match.Groups["from"].Value);
            isSound &= from.Length is >= 2 and <= Digits && to.Length is >= 2 and <= Digits;
            if (isSound)
                ranges.Add((Number(from.PadRight(Digits, '0')), Number(to.PadRight(Digits, '9'))));
        }

        codes = new IndustryCodes(text.Trim(), ranges, text.Contains("and kin", StringComparison.OrdinalIgnoreCase));
        return isSound && ranges.TrueForAll(r => r.From <= r.To) && (ranges.Count > 0 || text.AsSpan().Trim().IsEmpty);
    }

    /// <summary>The four digits a unit filed, with or without the letter of the section (C3011); null when they are not four digits.</summary>
    public static int? CodeOf(string filed)
    {
        var text = filed.AsSpan().Trim();
        if (!text.IsEmpty && char.IsAsciiLetter(text[0]))
            text = text[1..];
        return text.Length == Digits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
    }

    public bool Contains(int code) => _ranges.Exists(r => r.From <= code && code <= r.To);

    /// <summary>Whether the code may stand beside the industry: also one of the same division (大类) where the register says <c>and kin</c>.</summary>
    public bool Allows(int code) => Contains(code) || (_hasKin && _ranges.Exists(r => r.From / 100 == code / 100));

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<from>[0-9]+)x*(\s*[-–—~～至]\s*(?<to>[0-9]+)x*)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Written();
}
