namespace GreenBatch.Ingest;

/// <summary>What sort of number a text is.</summary>
public enum IdentifierKind
{
    Unknown,

    /// <summary>统一社会信用代码, GB 32100.</summary>
    CreditCode,

    /// <summary>组织机构代码, GB 11714.</summary>
    Organisation,

    /// <summary>工商注册号, GS15-2006, with the 13-digit form used before 2007.</summary>
    Registration,

    /// <summary>排污许可证编号, HJ 608: credit code, place of three digits, letter.</summary>
    Site,

    /// <summary>Old 15-character 纳税人识别号: region and organisation code.</summary>
    Tax,

    /// <summary>公民身份号码, GB 11643: personal data, never shown.</summary>
    Personal,
}

public enum IdentifierVerdict
{
    Valid,

    /// <summary>Usable, with a flag.</summary>
    Warn,

    /// <summary>Never a reason to drop the row that carries it: the record is tied by name instead.</summary>
    Invalid,
}

/// <summary>Why an identifier is taken, flagged or refused.</summary>
public enum IdentifierClass
{
    Valid,

    /// <summary>The organisation code inside has a wrong check character, the whole code is right.</summary>
    ValidWarnOrg,

    /// <summary>Positions 1 and 2 are not a pair of GB 32100 tables 2 and 3; the amendment of 2016 widens them.</summary>
    ValidWarnDept,

    /// <summary>The check character is <c>S mod 31</c> instead of its complement: a known issuer's mistake.</summary>
    CheckComplement,

    /// <summary>Issued before the standard in a pilot, lawful though the check fails: see <see cref="PilotCodes"/>.</summary>
    Pilot,

    /// <summary>Organisation code PDY…: private to each system, never to be exchanged or matched.</summary>
    Private,

    /// <summary>Fifteen digits that pass as two kinds: registration number and old tax id, or a damaged number that reads like a person's old one.</summary>
    Ambiguous,

    /// <summary>企合…字第…号 and the like, of before the numbers: an alias when written just so, no more.</summary>
    Legacy,
    BadCheck,
    BadCharset,
    BadRegion,
    BadLength,
    Placeholder,

    /// <summary>A spreadsheet took the code for a number: <c>9.15E+17</c>, or last digits 000.</summary>
    ExcelDamaged,
}

/// <summary>An identifier after normalising, with its class.</summary>
/// <param name="Code">Normalised text: half width, upper case, without blanks, hyphens and invisible characters.</param>
public readonly record struct Identifier(string Code, IdentifierKind Kind, IdentifierClass Class)
{
    public IdentifierVerdict Verdict => Class switch
    {
        IdentifierClass.Valid => IdentifierVerdict.Valid,
        IdentifierClass.ValidWarnOrg or IdentifierClass.ValidWarnDept or IdentifierClass.CheckComplement
            or IdentifierClass.Pilot or IdentifierClass.Private or IdentifierClass.Ambiguous or IdentifierClass.Legacy => IdentifierVerdict.Warn,
        _ => IdentifierVerdict.Invalid,
    };

    /// <summary>The credit code it is or contains, when it can be trusted enough to tie by.</summary>
    public string? CreditCode => Verdict == IdentifierVerdict.Invalid ? null : Kind switch
    {
        IdentifierKind.CreditCode => Code,
        IdentifierKind.Site => Code[..CheckCharacters.CreditCodeLength],
        _ => null,
    };

    /// <summary>The organisation code it is or contains, when that passes its own check and is not private.</summary>
    public string? OrganisationCode
    {
        get
        {
            var body = Kind switch
            {
                _ when Verdict == IdentifierVerdict.Invalid || Class == IdentifierClass.Private => null,
                IdentifierKind.CreditCode or IdentifierKind.Site => Code[8..17],
                IdentifierKind.Tax => Code[6..15],
                IdentifierKind.Registration when Class == IdentifierClass.Ambiguous => Code[6..15],
                IdentifierKind.Organisation => Code,
                _ => null,
            };
            return body is not null && CheckCharacters.IsOrganisation(body) && !CheckCharacters.IsPrivateOrganisation(body) ? body : null;
        }
    }

    /// <summary>The registration number it is.</summary>
    public string? RegistrationNumber => Kind == IdentifierKind.Registration && Verdict != IdentifierVerdict.Invalid ? Code : null;

    /// <summary>As it may be shown: a personal id keeps three characters and its last.</summary>
    public string Shown => Kind == IdentifierKind.Personal ? Code[..3] + new string('*', Code.Length - 4) + Code[^1] : Code;
}
