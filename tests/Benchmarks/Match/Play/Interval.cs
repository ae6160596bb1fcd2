using System.Globalization;
using System.Runtime.InteropServices;

namespace GreenBatch.Benchmarks.Match;

/// <summary>A share with its Wilson interval of 95 %.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Interval(long Hits, long Trials)
{
    private const double Z = 1.959964;

    public double Share => Trials == 0 ? 0 : Hits / (double)Trials;

    public double Lower => Trials == 0 ? 0 : Math.Max(0, Centre - Half);

    public double Upper => Trials == 0 ? 1 : Math.Min(1, Centre + Half);

    private double Centre => (Share + Z * Z / (2 * Trials)) / (1 + Z * Z / Trials);

    private double Half => Z / (1 + Z * Z / Trials) * Math.Sqrt(Share * (1 - Share) / Trials + Z * Z / (4.0 * Trials * Trials));

    public override string ToString() => Trials == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Share:0.00%} ({Lower:0.00%}–{Upper:0.00%}), {Hits}/{Trials}");
}
