namespace GreenBatch.Ingest;

/// <summary>Citizen id numbers (GB 11643, 18 characters): sources carry them for individuals; they are never kept nor shown.</summary>
public static class PersonalId
{
    private const int Length = 18;

    /// <summary>With a small x for its check character too.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
            return false;
        Span<char> written = stackalloc char[Length];
        text.ToUpperInvariant(written);
        return CheckCharacters.IsPersonal(written);
    }

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
}
