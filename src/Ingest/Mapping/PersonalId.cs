using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>Citizen id numbers (GB 11643, 18 characters): sources carry them for individuals; they are never kept nor shown.</summary>
internal static class PersonalId
{
    private const int Length = 18;

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static bool Is(ReadOnlySpan<char> text) => text.Length == Length && HasBirthday(text) && HasCheckDigit(text);

    /// <summary>The text with every citizen id number in it replaced by stars; the same instance when there is none.</summary>
    public static string Mask(string text)
    {
        for (var start = NextRun(text, 0); start >= 0; start = NextRun(text, start + 1))
        {
            if (!Is(text.AsSpan(start, Length)))
                continue;
            return string.Concat(text.AsSpan(0, start), "******************", Mask(text[(start + Length)..]));
        }

        return text;
    }

    /// <summary>Start of the next 17 digits that no digit precedes, -1 when there are none.</summary>
    private static int NextRun(string text, int from)
    {
        var digits = 0;
        for (var i = from; i < text.Length; i++)
        {
            digits = char.IsAsciiDigit(text[i]) ? digits + 1 : 0;
            var start = i - Length + 2;
            if (digits >= Length - 1 && start >= from && start + Length <= text.Length && (start == 0 || !char.IsAsciiDigit(text[start - 1])))
                return start;
        }

        return -1;
    }

    private static bool HasBirthday(ReadOnlySpan<char> text) =>
        text[0] is >= '1' and <= '8'
        && DateOnly.TryParseExact(text.Slice(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and <= 2100;

    private static bool HasCheckDigit(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return false;
            sum += (text[i] - '0') * Weights[i];
        }

        return char.ToUpperInvariant(text[^1]) == "10X98765432"[sum % 11];
    }
}
