namespace GreenBatch.Ingest.Tests;

/// <summary>Made-up codes with right check characters.</summary>
internal static class Codes
{
    /// <summary>A credit code of Chongqing from a serial number.</summary>
    public static string Credit(int serial, string region = "500108")
    {
        var body = "91" + region + Organisation(serial);
        return body + CheckCharacters.CreditCode(body);
    }

    public static string Organisation(int serial)
    {
        var body = "MA" + serial.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        return body + CheckCharacters.Organisation(body);
    }

    public static string Registration(int serial)
    {
        var body = "500108" + serial.ToString("D8", System.Globalization.CultureInfo.InvariantCulture);
        return body + CheckCharacters.Registration(body);
    }

    /// <summary>The code with another check character.</summary>
    public static string Damaged(string code)
    {
        var last = code[^1] == '5' ? '6' : '5';
        return code[..^1] + last;
    }
}
