using System.Buffers;
using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>The check characters of the four standards. Each has its own alphabet: J is 18 in a credit code and 19 in an organisation code.</summary>
public static class CheckCharacters
{
    public const int CreditCodeLength = 18;
    public const int SiteCodeLength = 22;

    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int CreditModulus = 31;
    private const string PersonalChecks = "10X98765432";

    private static readonly SearchValues<char> CreditCharacters = SearchValues.Create(CreditAlphabet);

    private static readonly int[] CreditValues = [.. Enumerable.Range(0, 128).Select(c => CreditAlphabet.IndexOf((char)c, StringComparison.Ordinal))];

    private static ReadOnlySpan<int> CreditWeights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static ReadOnlySpan<int> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<int> PersonalWeights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Check character of a credit code (GB 32100-2015, 5.2) from its first 17 characters; null when one is outside the alphabet.</summary>
    public static char? CreditCode(ReadOnlySpan<char> body) =>
        CreditSum(body) is { } sum ? CreditAlphabet[(CreditModulus - sum % CreditModulus) % CreditModulus] : null;

    /// <summary>The character that a known issuer writes by mistake: the remainder itself instead of its complement.</summary>
    public static char? CreditComplement(ReadOnlySpan<char> body) => CreditSum(body) is { } sum ? CreditAlphabet[sum % CreditModulus] : null;

    /// <summary>Check character of an organisation code (GB 11714-1997) from its first 8 characters; null when one is outside 0-9A-Z.</summary>
    public static char? Organisation(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            if (!char.IsAsciiDigit(body[i]) && !char.IsAsciiLetterUpper(body[i]))
                return null;
            sum += OrganisationWeights[i] * (char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10);
        }

        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    public static bool IsOrganisation(ReadOnlySpan<char> code) => code.Length == 9 && Organisation(code) == code[8];

    /// <summary>PDY00001 to PDY99999 are private to each system (GB 11714, 3).</summary>
    public static bool IsPrivateOrganisation(ReadOnlySpan<char> code) => code.StartsWith("PDY", StringComparison.Ordinal);

    /// <summary>Check digit of a registration number (GS15-2006, ISO 7064 MOD 11,10) from its first 14 digits.</summary>
    public static char Registration(ReadOnlySpan<char> body)
    {
        var product = 10;
        foreach (var digit in body)
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (char)('0' + (11 - product) % 10);
    }

    /// <summary>Whether an 18-character text is a citizen's id number (GB 11643): region, birth date, MOD 11-2.</summary>
    public static bool IsPersonal(ReadOnlySpan<char> code) => LooksPersonal(code) && PersonalChecks[PersonalSum(code) % 11] == code[17];

    /// <summary>Has the shape of a citizen's id number, with a birth date, whatever its check character: personal data all the same.</summary>
    public static bool LooksPersonal(ReadOnlySpan<char> code) =>
        code.Length == CreditCodeLength
        && !code[..17].ContainsAnyExceptInRange('0', '9')
        && (char.IsAsciiDigit(code[17]) || code[17] == 'X')
        && code[0] is >= '1' and <= '8'
        && code[6] is '1' or '2'
        && DateOnly.TryParseExact(code[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
        && birth.Year is >= 1900 and <= 2099;

    /// <summary>Whether 18 bytes of ASCII are a credit code whose check character is right.</summary>
    public static bool IsCreditCode(ReadOnlySpan<byte> code)
    {
        if (code.Length != CreditCodeLength)
            return false;
        var sum = 0;
        for (var i = 0; i < CreditWeights.Length; i++)
        {
            var value = code[i] < CreditValues.Length ? CreditValues[code[i]] : -1;
            if (value < 0)
                return false;
            sum += value * CreditWeights[i];
        }

        return CreditAlphabet[(CreditModulus - sum % CreditModulus) % CreditModulus] == code[17];
    }

    /// <summary>Has the shape of a citizen's id number of before 1999: 6-digit region, birth date of two-digit year, serial. It has no check character.</summary>
    public static bool LooksPersonalOld(ReadOnlySpan<char> code) =>
        code.Length == 15
        && !code.ContainsAnyExceptInRange('0', '9')
        && code[0] is >= '1' and <= '8'
        && DateOnly.TryParseExact($"19{code[6..12]}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool IsCreditAlphabet(ReadOnlySpan<char> code) => !code.ContainsAnyExcept(CreditCharacters);

    private static int? CreditSum(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < CreditWeights.Length; i++)
        {
            var value = body[i] < CreditValues.Length ? CreditValues[body[i]] : -1;
            if (value < 0)
                return null;
            sum += value * CreditWeights[i];
        }

        return sum;
    }

    private static int PersonalSum(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < PersonalWeights.Length; i++)
            sum += (code[i] - '0') * PersonalWeights[i];
        return sum;
    }
}
