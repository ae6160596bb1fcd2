using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>Figures in messages, and how far two figures are apart.</summary>
internal static class Figures
{
    public static string Text(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Share of the reference by which a value differs; 1 when the reference is zero and the value is not.</summary>
    public static decimal Difference(decimal value, decimal reference) =>
        value == reference ? 0m : reference == 0m ? 1m : Math.Abs(value - reference) / Math.Abs(reference);

    public static string Percent(decimal share) => (share * 100m).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
