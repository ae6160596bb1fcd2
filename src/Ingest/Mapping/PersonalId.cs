using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>
/// Citizen id numbers (GB 11643: 18 characters, before 1999 15 digits): sources carry them for individuals; they are never kept nor shown, with a wrong check character,
/// in full width or in groups as little as written plainly.
/// </summary>
public static class PersonalId
{
    private const int Length = 18;
    private const int FormerLength = 15;

    /// <summary>
    /// Numbers of papers are built alike (district, day, serial), of days long after these. Who was born earlier than this held no number of 15 digits.
    /// </summary>
    private const int FirstFormerYear = 30;

    /// <summary>Who was born later represents no company yet: a number with a later day and a wrong check character is no citizen's.</summary>
    private const string LastBirthYear = "2010";

    /// <summary>Whether the text is such a number of 18 characters, with a small x for its check character too.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
            return false;
        Span<char> written = stackalloc char[Length];
        text.ToUpperInvariant(written);
        if (!CheckCharacters.LooksPersonal(written) || Identifiers.Classify(written.ToString()).Kind is not IdentifierKind.Personal)
            return false;
        return CheckCharacters.IsPersonal(written) || written[6..10].SequenceCompareTo(LastBirthYear) <= 0;
    }

    /// <summary>Whether a code holds such a number (a sole trader's tax number or permit does). Fifteen digits that pass as a registration number are taken for one.</summary>
    public static bool IsIn(string code)
    {
        if (code.Length == FormerLength)
            return IsFormer(code) && Identifiers.Classify(code).Class is IdentifierClass.BadCheck;
        return !ReferenceEquals(Mask(code), code);
    }

    /// <summary>The text with every such number in it replaced by stars; the same instance when there is none.</summary>
    public static string Mask(string text)
    {
        if (text.Length < FormerLength)
            return text;
        char[]? masked = null;
        var isInRun = false;
        for (var start = 0; start <= text.Length - FormerLength; start++)
        {
            var isDigit = IsDigit(text[start]);
            var end = isDigit && !isInRun ? EndOf(text, start) : start;
            isInRun = isDigit;
            if (end == start)
                continue;
            masked ??= text.ToCharArray();
            masked.AsSpan(start, end - start).Fill('*');
            (start, isInRun) = (end - 1, false);
        }

        return masked is null ? text : new string(masked);
    }

    /// <summary>Where the number that begins here ends; the beginning itself when none does.</summary>
    private static int EndOf(string text, int start)
    {
        Span<char> written = stackalloc char[Length];
        var (count, at) = Collect(text, start, written);
        if (count == Length && Is(written))
            return at;
        var end = start + FormerLength;
        var isPlain = count >= FormerLength && IsDigits(text, start, end) && (end == text.Length || !IsDigit(text[end]));
        return isPlain && IsFormer(written[..FormerLength]) ? end : start;
    }

    /// <summary>The next characters of a number, in their ordinary width and without what parts them; how many they are, and where they end.</summary>
    private static (int Count, int End) Collect(string text, int start, Span<char> written)
    {
        var (count, at) = (0, start);
        for (; at < text.Length && count < Length; at++)
        {
            var c = CharacterFold.Narrow(text[at]);
            if (char.IsAsciiDigit(c) || (count == Length - 1 && c is 'X' or 'x'))
                written[count++] = c;
            else if (!IsSeparator(c))
                break;
        }

        return (count, at);
    }

    private static bool IsDigits(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!IsDigit(text[i]))
                return false;
        }

        return true;
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(CharacterFold.Narrow(c));

    /// <summary>Blanks, hyphens, and what is not seen at all: a message writes that out, and the number must not come whole out of it.</summary>
    private static bool IsSeparator(char c) => c is '-' || char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.DashPunctuation;

    /// <summary>Region, birth date with a year of two digits, serial: no check character.</summary>
    private static bool IsFormer(ReadOnlySpan<char> digits)
    {
        if (digits.ContainsAnyExceptInRange('0', '9') || !Identifiers.IsProvince(digits[..2]) || int.Parse(digits[6..8], CultureInfo.InvariantCulture) < FirstFormerYear)
            return false;
        Span<char> birth = ['1', '9', .. digits[6..12]];
        return DateOnly.TryParseExact(birth, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }
}
