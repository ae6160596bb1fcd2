using System.Globalization;
using GreenBatch.Ingest;

namespace GreenBatch.Benchmarks.Match;

/// <summary>Codes with right check characters, of no enterprise: serials of a range of their own.</summary>
internal static class PlayedCodes
{
    public static string Organisation(int serial)
    {
        var body = "MT" + serial.ToString("D6", CultureInfo.InvariantCulture);
        return body + CheckCharacters.Organisation(body);
    }

    public static string Credit(int serial, string region)
    {
        var body = "91" + region + Organisation(serial);
        return body + CheckCharacters.CreditCode(body);
    }

    public static string Registration(int serial, string region)
    {
        var body = region + serial.ToString("D8", CultureInfo.InvariantCulture);
        return body + CheckCharacters.Registration(body);
    }
}
