using System.Buffers;
using System.Text;

namespace GreenBatch.Ingest;

/// <summary>
/// Tells what an identifier is and whether it holds: decided by length, then by check, else left ambiguous. A check digit is never a reason to
/// drop a row; it only decides whether the record is tied by code or by name.
/// </summary>
public static class Identifiers
{
    private const string OrdinaryDepartments = "11 12 13 19 51 52 53 59 91 92 93 Y1";

    /// <summary>GB/T 2260 province codes, and 10 of the national registrar.</summary>
    private const string Provinces = "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82";

    private static readonly SearchValues<char> Mantissa = SearchValues.Create("0123456789.");

    public static Identifier Classify(string? text)
    {
        var code = Normalise(text);
        if (IsPlaceholder(code))
            return new(code, code.Length == CheckCharacters.CreditCodeLength && code[0] == '9' ? IdentifierKind.CreditCode : IdentifierKind.Unknown, IdentifierClass.Placeholder);
        return IsScientific(code) ? Scientific(code) : ByLength(code);
    }

    /// <summary>Half width, upper case, without blanks, hyphens, quotes and invisible characters. It never changes a character into another one.</summary>
    public static string Normalise(string? text)
    {
        if (text is null)
            return "";
        if (IsAlphanumeric(text))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (CharacterFold.Narrow(character) is var narrow && !IsIgnored(narrow))
                kept.Append(char.ToUpperInvariant(narrow));
        }

        return kept.ToString();
    }

    private static bool IsIgnored(char character) =>
        char.IsWhiteSpace(character)
        || char.IsControl(character)
        || character is '-' or '\'' or '"' or '`' or '·' or '−' or '’' or '‘'
        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.DashPunctuation;

    private static Identifier ByLength(string code) => code.Length switch
    {
        CheckCharacters.SiteCodeLength => Site(code),
        CheckCharacters.CreditCodeLength => CreditOrPersonal(code),
        15 => RegistrationOrTax(code),
        13 when IsDigits(code) => new(code, IdentifierKind.Registration, IdentifierClass.Valid),
        9 => Organisation(code),
        17 when CheckCharacters.LooksPersonalOld(code.AsSpan(0, 15)) && IsDigits(code) => new(code, IdentifierKind.Personal, IdentifierClass.Ambiguous), // a sole trader's tax id: citizen's number and suffix
        > 18 when CheckCharacters.LooksPersonal(code.AsSpan(0, 18)) && IsAlphanumeric(code) => new(code, IdentifierKind.Personal, CheckCharacters.IsPersonal(code.AsSpan(0, 18)) ? IdentifierClass.Valid : IdentifierClass.BadCheck),
        > 6 when IsLegacy(code) => new(code, IdentifierKind.Registration, IdentifierClass.Legacy),
        _ => new(code, IdentifierKind.Unknown, IdentifierClass.BadLength),
    };

    private static Identifier CreditOrPersonal(string code)
    {
        if (PilotCodes.Contains(code))
            return new(code, IdentifierKind.CreditCode, IdentifierClass.Pilot);
        var @class = CreditClass(code);
        var holds = @class is IdentifierClass.Valid or IdentifierClass.ValidWarnDept or IdentifierClass.ValidWarnOrg && IsProvince(code.AsSpan(2, 2));
        if (!holds && CheckCharacters.LooksPersonal(code)) // one in 31 of them passes the check of a credit code too, but names no province there
            return new(code, IdentifierKind.Personal, CheckCharacters.IsPersonal(code) ? IdentifierClass.Valid : IdentifierClass.BadCheck);
        if (@class == IdentifierClass.BadCheck && IsDigits(code) && code.EndsWith("000", StringComparison.Ordinal))
            return new(code, IdentifierKind.CreditCode, IdentifierClass.ExcelDamaged);
        return new(code, IdentifierKind.CreditCode, @class);
    }

    private static IdentifierClass CreditClass(string code)
    {
        if (!CheckCharacters.IsCreditAlphabet(code))
            return IdentifierClass.BadCharset;
        if (!IsDigits(code.AsSpan(2, 6)))
            return IdentifierClass.BadRegion;
        var body = code.AsSpan(0, 17);
        if (CheckCharacters.CreditCode(body) != code[17])
            return CheckCharacters.CreditComplement(body) == code[17] ? IdentifierClass.CheckComplement : IdentifierClass.BadCheck;
        if (!CheckCharacters.IsOrganisation(code.AsSpan(8, 9)))
            return IdentifierClass.ValidWarnOrg;
        return OrdinaryDepartments.Contains(code[..2], StringComparison.Ordinal) ? IdentifierClass.Valid : IdentifierClass.ValidWarnDept;
    }

    private static Identifier Site(string code)
    {
        var isShaped = IsDigits(code.AsSpan(18, 3)) && char.IsAsciiLetterUpper(code[21]);
        if (!isShaped)
            return new(code, IdentifierKind.Unknown, IdentifierClass.BadLength);
        var holder = code[..CheckCharacters.CreditCodeLength];
        return new(code, IdentifierKind.Site, PilotCodes.Contains(holder) ? IdentifierClass.Pilot : CreditClass(holder));
    }

    private static Identifier RegistrationOrTax(string code)
    {
        if (!IsDigits(code.AsSpan(0, 6)))
            return new(code, IdentifierKind.Unknown, IdentifierClass.BadCharset);
        if (IsCooperative(code))
            return new(code, IdentifierKind.Registration, IdentifierClass.Valid);
        var isTax = CheckCharacters.IsOrganisation(code.AsSpan(6));
        if (!IsDigits(code))
            return new(code, IdentifierKind.Tax, isTax ? IdentifierClass.Valid : LetterFault(code));
        if (CheckCharacters.Registration(code.AsSpan(0, 14)) == code[14])
            return new(code, IdentifierKind.Registration, isTax ? IdentifierClass.Ambiguous : IdentifierClass.Valid);
        if (isTax)
            return new(code, IdentifierKind.Tax, code.AsSpan(6).TrimStart(code[6]).IsEmpty ? IdentifierClass.Placeholder : IdentifierClass.Valid);
        return CheckCharacters.LooksPersonalOld(code) ? new(code, IdentifierKind.Personal, IdentifierClass.Ambiguous) : new(code, IdentifierKind.Registration, IdentifierClass.BadCheck);
    }

    /// <summary>企合渝总字第001234号.</summary>
    private static bool IsLegacy(string code) =>
        code.IndexOf("字第", StringComparison.Ordinal) is var at and > 0 && code[^1] == '号' && IsDigits(code.AsSpan((at + 2)..^1));

    private static IdentifierClass LetterFault(string code) => IsAlphanumeric(code) ? IdentifierClass.BadCheck : IdentifierClass.BadCharset;

    /// <summary>Farmers' co-operatives: 6-digit region, N and a letter, serial, and an X that is no check character.</summary>
    private static bool IsCooperative(string code) => code[6] == 'N' && char.IsAsciiLetterUpper(code[7]) && IsDigits(code.AsSpan(8, 6)) && code[14] == 'X';

    private static Identifier Organisation(string code)
    {
        var @class = !IsAlphanumeric(code) ? IdentifierClass.BadCharset
            : !CheckCharacters.IsOrganisation(code) ? IdentifierClass.BadCheck
            : CheckCharacters.IsPrivateOrganisation(code) ? IdentifierClass.Private
            : IdentifierClass.Valid;
        return new(code, IdentifierKind.Organisation, @class);
    }

    /// <summary>无, N/A, 000…, 123456789…, keyboard rows: filled in so that the cell is not empty.</summary>
    private static bool IsPlaceholder(string code) =>
        code is "" or "无" or "N/A" or "NA" or "NULL" or "/" or "无代码" or "同上" or "暂无"
        || code.AsSpan().TrimStart(code[0]).IsEmpty
        || code.StartsWith("123456789", StringComparison.Ordinal)
        || code.Contains("QWER", StringComparison.Ordinal)
        || code.Contains("UUUU", StringComparison.Ordinal)
        || code.Contains("XXXXX", StringComparison.Ordinal)
        || code.Contains("测试", StringComparison.Ordinal);

    /// <summary>9.15001E+17 or 9.15001E17: a number that a spreadsheet made of a code.</summary>
    private static bool IsScientific(string code)
    {
        var at = code.IndexOf('E', StringComparison.Ordinal);
        if (at <= 0 || at + 1 == code.Length)
            return false;
        var hasPlus = code[at + 1] == '+';
        var mantissa = code.AsSpan(0, at);
        return (hasPlus || mantissa.Contains('.')) && IsDigits(code.AsSpan(at + (hasPlus ? 2 : 1))) && !mantissa.ContainsAnyExcept(Mantissa);
    }

    private static Identifier Scientific(string code) => new(
        code,
        code[^2..] switch { "17" => IdentifierKind.CreditCode, "14" => IdentifierKind.Registration, _ => IdentifierKind.Unknown },
        IdentifierClass.ExcelDamaged);

    internal static bool IsProvince(ReadOnlySpan<char> code) => Provinces.AsSpan().Contains(code, StringComparison.Ordinal);

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character))
                return false;
        }

        return true;
    }
}
