using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GreenBatch.Ingest;

/// <summary>第二, 二 and 2 before 厂, 分公司, 车间 … are one ordinal: a token that two names must share to be one.</summary>
internal static partial class OrdinalNumbers
{
    private const int TimeoutMilliseconds = 1000;
    private const string Numerals = "零一二三四五六七八九";

    private static readonly SearchValues<char> Triggers = SearchValues.Create("第厂店车部队站库矿司行");
    private static readonly SearchValues<char> Numbers = SearchValues.Create("0123456789一二三四五六七八九十");

    public static string Canonical(string text) => text.AsSpan().IndexOfAny(Numbers) < 0 || text.AsSpan().IndexOfAny(Triggers) < 0
        ? text
        : Ordinal().Replace(text, match => "#" + Value(match.Groups["n"].Value).ToString(CultureInfo.InvariantCulture));

    /// <summary>The ordinals of a canonical text, joined: equal texts agree.</summary>
    public static string Of(string canonical) => canonical.Contains('#', StringComparison.Ordinal)
        ? string.Concat(Token().EnumerateMatches(canonical).ToTexts(canonical))
        : "";

    /// <summary>十二 and 12 are one number; another text stays as it is.</summary>
    public static string ToDigits(string number) =>
        number.Length is 0 or > 8 || char.IsAsciiDigit(number[0]) ? number : Value(number).ToString(CultureInfo.InvariantCulture);

    private static List<string> ToTexts(this Regex.ValueMatchEnumerator matches, string text)
    {
        var found = new List<string>();
        foreach (var match in matches)
            found.Add(text.Substring(match.Index, match.Length));
        return found;
    }

    private static long Value(string number)
    {
        if (char.IsAsciiDigit(number[0]))
            return long.Parse(number, CultureInfo.InvariantCulture);
        var ten = number.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
            return number.Aggregate(0L, (value, numeral) => value * 10 + Numerals.IndexOf(numeral, StringComparison.Ordinal));
        var tens = ten == 0 ? 1 : Value(number[..ten]);
        return tens * 10 + (ten + 1 < number.Length ? Value(number[(ten + 1)..]) : 0);
    }

    [GeneratedRegex("第(?<n>[0-9]{1,4}|[一二三四五六七八九][十]?[一二三四五六七八九]?|十[一二三四五六七八九]?)|(?<![零一二三四五六七八九十0-9#])(?<n>[0-9]{1,4}|[一二三四五六七八九][十]?[一二三四五六七八九]?|十[一二三四五六七八九]?)(?=分?(?:厂|店|车间|分公司|经营部|门市部|项目部|营业部|支行|分行|支队|队|站|库|矿))", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Ordinal();

    [GeneratedRegex("#[0-9]+", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Token();
}
