using CsCheck;

namespace GreenBatch.Ingest.Tests;

public sealed class IdentifiersTests
{
    [Theory]
    [InlineData("91350100M000100Y43", "CreditCode", "Valid")] // GB 32100 annex B
    [InlineData("91130200699229617X", "CreditCode", "Valid")] // HJ 608 annex A
    [InlineData("911302307808371268", "CreditCode", "Valid")]
    [InlineData("91310000132198765X", "CreditCode", "BadCheck")]
    [InlineData("91350211M00013FA1N", "CreditCode", "Pilot")]
    [InlineData("9135010OM000100Y43", "CreditCode", "BadCharset")]
    [InlineData("91A50100M000100Y43", "CreditCode", "BadRegion")]
    [InlineData("9135010000010Y43", "Unknown", "BadLength")]
    [InlineData("91522625QWER12345E", "CreditCode", "Placeholder")]
    [InlineData("000000000000000000", "Unknown", "Placeholder")]
    [InlineData("无", "Unknown", "Placeholder")]
    [InlineData("", "Unknown", "Placeholder")]
    [InlineData("9.15001E+17", "CreditCode", "ExcelDamaged")]
    [InlineData("91130200699229617X001P", "Site", "Valid")]
    [InlineData("91130200699229617X002P", "Site", "Valid")]
    [InlineData("911302006992296171001P", "Site", "BadCheck")]
    [InlineData("D2143569-X", "Organisation", "Valid")] // GB 11714
    [InlineData("D2143569-1", "Organisation", "BadCheck")]
    [InlineData("110108000000016", "Registration", "Valid")] // GS15-2006
    [InlineData("110108000000015", "Registration", "BadCheck")]
    [InlineData("320506NA000043X", "Registration", "Valid")]
    [InlineData("5001082100123", "Registration", "Valid")]
    [InlineData("500108NB000012X", "Registration", "Valid")]
    [InlineData("企合渝总字第001234号", "Registration", "Legacy")]
    [InlineData("企合渝总字第号", "Unknown", "BadLength")]
    [InlineData("9.15001E17", "CreditCode", "ExcelDamaged")]
    [InlineData("915001000000000", "Tax", "Placeholder")]
    [InlineData("130503670401001", "Personal", "Ambiguous")] // a person's number of before 1999 has no check character
    [InlineData("13050367040100101", "Personal", "Ambiguous")]
    [InlineData("11010519491231002X01", "Personal", "Valid")] // worked example of GB 11643, with a sole trader's suffix
    public void Kind_and_class_of_a_code(string code, string kind, string @class)
    {
        var found = Identifiers.Classify(code);

        Assert.Equal((kind, @class), (found.Kind.ToString(), found.Class.ToString()));
    }

    [Theory]
    [InlineData("９１３５０１００ｍ０００１００ｙ４３")]
    [InlineData(" 91350100 m000100y43 ")]
    [InlineData("91-350100-M000100Y4-3")]
    [InlineData("91350100M0\u200B00100Y43\uFEFF")]
    [InlineData("'91350100M000100Y43")]
    public void Writing_does_not_change_the_verdict(string written) =>
        Assert.Equal(Identifiers.Classify("91350100M000100Y43"), Identifiers.Classify(written));

    [Fact]
    public void The_complement_of_a_known_issuer_is_flagged_and_not_refused()
    {
        var body = Codes.Credit(12)[..17];

        var found = Identifiers.Classify(body + CheckCharacters.CreditComplement(body));

        Assert.Equal((IdentifierClass.CheckComplement, IdentifierVerdict.Warn), (found.Class, found.Verdict));
    }

    [Fact]
    public void A_wrong_organisation_digit_inside_a_sound_code_is_a_warning()
    {
        var body = Codes.Credit(31)[..16] + (Codes.Credit(31)[16] == '1' ? '2' : '1');

        var found = Identifiers.Classify(body + CheckCharacters.CreditCode(body));

        Assert.Equal(IdentifierClass.ValidWarnOrg, found.Class);
        Assert.Null(found.OrganisationCode);
    }

    [Fact]
    public void An_unusual_department_is_a_warning()
    {
        var body = "81" + Codes.Credit(40)[2..17];

        Assert.Equal(IdentifierClass.ValidWarnDept, Identifiers.Classify(body + CheckCharacters.CreditCode(body)).Class);
    }

    [Fact]
    public void Fifteen_digits_that_pass_twice_are_ambiguous_and_those_that_pass_as_tax_id_only_are_a_tax_id()
    {
        var all = Enumerable.Range(1, 900).Select(i => "500108" + (i * 104_729 % 100_000_000).ToString("D8", System.Globalization.CultureInfo.InvariantCulture))
            .Where(b => CheckCharacters.Organisation(b.AsSpan(6, 8)) is not 'X')
            .Select(b => (Code: b + CheckCharacters.Organisation(b.AsSpan(6, 8)), IsRegistration: CheckCharacters.Registration(b) == CheckCharacters.Organisation(b.AsSpan(6, 8))))
            .Select(c => (c.IsRegistration, Found: Identifiers.Classify(c.Code)))
            .ToList();

        Assert.Contains(all, c => c.IsRegistration);
        Assert.All(all.Where(c => c.IsRegistration), c => Assert.Equal((IdentifierKind.Registration, IdentifierClass.Ambiguous), (c.Found.Kind, c.Found.Class)));
        Assert.All(all.Where(c => !c.IsRegistration), c => Assert.Equal((IdentifierKind.Tax, IdentifierClass.Valid), (c.Found.Kind, c.Found.Class)));
    }

    [Fact]
    public void A_private_organisation_code_is_never_a_key()
    {
        var code = "PDY00001" + CheckCharacters.Organisation("PDY00001");

        Assert.Equal((IdentifierClass.Private, IdentifierVerdict.Warn), (Identifiers.Classify(code).Class, Identifiers.Classify(code).Verdict));
        Assert.Null(Identifiers.Classify(code).OrganisationCode);
    }

    [Fact]
    public void A_personal_id_is_told_and_masked()
    {
        var found = Identifiers.Classify("11010519491231002X"); // worked example of GB 11643

        Assert.Equal(IdentifierKind.Personal, found.Kind);
        Assert.Equal("110**************X", found.Shown);
    }

    [Fact]
    public void A_personal_id_that_passes_as_a_credit_code_of_no_province_is_masked_all_the_same()
    {
        var found = Identifiers.Classify("513029209901010533"); // born 2099: nobody's; MOD 31, MOD 11 and MOD 11-2 all hold

        Assert.Equal((IdentifierKind.Personal, IdentifierVerdict.Valid), (found.Kind, found.Verdict));
    }

    [Fact]
    public void One_wrong_character_never_passes() =>
        Gen.Select(Gen.Int[0, 999_999], Gen.Int[0, 17], Gen.Char["0123456789ABCDEFGHJKLMNPQRTUWXY"]).Sample((serial, at, other) =>
        {
            var code = Codes.Credit(serial);
            var wrong = code[..at] + other + code[(at + 1)..];
            return code[at] == other || CheckCharacters.CreditCode(wrong.AsSpan(0, 17)) != wrong[17];
        });

    [Fact]
    public void Every_code_contains_its_organisation_code() =>
        Gen.Int[0, 999_999].Sample(serial => string.Equals(Identifiers.Classify(Codes.Credit(serial) + "001P").OrganisationCode, Codes.Organisation(serial), StringComparison.Ordinal));
}
