using System.Buffers;
using System.Globalization;
using System.Text;

namespace GreenBatch.Ingest;

/// <summary>Texts of cells: cleaning on the way in, masking on the way to a reader's eyes.</summary>
internal static class CellText
{
    /// <summary>Longest text a cell may hold, as in a worksheet.</summary>
    public const int LongestText = 32767;

    private const int LongestShown = 40;

    private static readonly SearchValues<char> Illegal = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (char)i).Where(c => c is not ('\t' or '\n' or '\r')), '\uFFFE', '\uFFFF']);

    private static readonly SearchValues<char> Wide = SearchValues.Create([.. Enumerable.Range(0xFF01, 0x5E).Select(i => (char)i), '\u3000']);

    /// <summary>Control characters or half a surrogate pair: no database takes them.</summary>
    public static bool IsIllegal(string text) => text.AsSpan().ContainsAny(Illegal) || HasLoneSurrogate(text);

    /// <summary>Without blanks around (ASCII, U+00A0, U+3000, U+FEFF).</summary>
    public static string Trim(string text) => text.Trim().Trim('\uFEFF', '\u200B');

    /// <summary>Ordinary width and without any blank: the form in which numbers, days and codes are read.</summary>
    public static string Compact(string text)
    {
        if (IsPlain(text))
            return text;
        return string.Concat(Fold(text).Where(c => !char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF')));
    }

    /// <summary>
    /// Full-width forms (U+FF01–U+FF5E) and the ideographic space in their ordinary width: the part of NFKC that data need.
    /// <see cref="string.Normalize()"/> itself leaves them as they are under InvariantGlobalization.
    /// </summary>
    public static string Fold(string text) => text.AsSpan().ContainsAny(Wide)
        ? string.Create(text.Length, text, static (folded, source) =>
        {
            for (var i = 0; i < folded.Length; i++)
                folded[i] = CharacterFold.Narrow(source[i]);
        })
        : text;

    /// <summary>For messages: personal numbers masked, control characters escaped, cut to 40 characters.</summary>
    public static string Show(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var shown = new StringBuilder(LongestShown + 8);
        foreach (var c in PersonalId.Mask(value))
        {
            if (shown.Length >= LongestShown)
                return shown.Append('…').ToString();
            if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                shown.Append(c);
        }

        return shown.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is <= ' ' or > '~')
                return false;
        }

        return true;
    }

    private static bool HasLoneSurrogate(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
