using System.Globalization;

namespace GreenBatch.Scheduler.Demo;

/// <summary>
/// Codes with right check digits that no real enterprise bears: region 500999 does not exist, and the subject ids begin with 99 (digits only, the sort
/// a spreadsheet damages) or DM.
/// </summary>
internal static class DemoCodes
{
    private const string Region = "500999";
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly int[] CreditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>统一社会信用代码 (GB 32100), with the organisation code's own check digit (GB 11714) inside.</summary>
    public static string CreditCode(int serial)
    {
        var body = (serial % 4 == 0 ? "99" : "DM") + serial.ToString("D6", CultureInfo.InvariantCulture);
        return WithCheck("91" + Region + body + OrganisationCheck(body));
    }

    /// <summary>A credit code of digits alone, whatever the serial: a spreadsheet turns such a code into a number.</summary>
    public static string NumericCreditCode(int serial)
    {
        for (var tried = serial * 100; ; tried++)
        {
            var body = "99" + tried.ToString("D6", CultureInfo.InvariantCulture);
            var code = WithCheck("91" + Region + body + OrganisationCheck(body));
            if (code.All(char.IsAsciiDigit) && !code.EndsWith("000", StringComparison.Ordinal))
                return code;
        }
    }

    /// <summary>注册号 of 15 digits, ISO 7064 MOD 11,10.</summary>
    public static string RegistrationNumber(int serial)
    {
        var digits = Region + serial.ToString("D8", CultureInfo.InvariantCulture);
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return digits + ((11 - product) % 10).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>排污许可证编号 (HJ 608): credit code, place and letter.</summary>
    public static string SiteCode(string creditCode, int place) => string.Create(CultureInfo.InvariantCulture, $"{creditCode}{place:D3}P");

    /// <summary>The code with another last character: the check digit is wrong, all else is right.</summary>
    public static string WithWrongCheck(string creditCode)
    {
        var right = CreditAlphabet.IndexOf(creditCode[^1], StringComparison.Ordinal);
        return creditCode[..^1] + CreditAlphabet[(right + 7) % CreditAlphabet.Length];
    }

    /// <summary>What a spreadsheet leaves of an all-digit code: fifteen digits and zeros.</summary>
    public static string DamagedBySpreadsheet(string creditCode) => creditCode[..15] + "000";

    private static string WithCheck(string first17)
    {
        var sum = 0;
        for (var i = 0; i < first17.Length; i++)
            sum += CreditAlphabet.IndexOf(first17[i], StringComparison.Ordinal) * CreditWeights[i];
        return first17 + CreditAlphabet[(31 - (sum % 31)) % 31];
    }

    private static char OrganisationCheck(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum += OrganisationAlphabet.IndexOf(body[i], StringComparison.Ordinal) * OrganisationWeights[i];
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
