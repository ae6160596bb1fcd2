using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Numbers as schemes write them: invariant, a point for decimals, fractions with a slash.</summary>
internal static class NumberText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static bool TryParse(string text, out decimal value) => decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out value);

    public static bool TryParseWeight(string text, out Weight weight)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        weight = new Weight(0m, 1m);
        if (parts.Length > 2 || !TryParse(parts[0], out var numerator) || numerator <= 0m)
            return false;
        var denominator = 1m;
        if (parts.Length == 2 && (!TryParse(parts[1], out denominator) || denominator <= 0m))
            return false;
        weight = new Weight(numerator, denominator);
        return true;
    }

    /// <summary>A share above 0 and at most 1 as two whole numbers: 1/20, 0.05.</summary>
    public static bool TryParseShare(string text, out int numerator, out int denominator)
    {
        (numerator, denominator) = (0, 1);
        if (!TryParseWeight(text, out var weight))
            return false;
        var (above, below) = (weight.Numerator, weight.Denominator);
        while ((above != decimal.Truncate(above) || below != decimal.Truncate(below)) && below < 1_000_000m)
            (above, below) = (above * 10m, below * 10m);
        if (above > below || below > int.MaxValue || above != decimal.Truncate(above) || below != decimal.Truncate(below))
            return false;
        (numerator, denominator) = ((int)above, (int)below);
        return true;
    }
}
