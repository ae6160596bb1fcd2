using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>The starting values of the probability tier, from <c>match-weights.csv</c>.</summary>
internal static class MatchWeights
{
    private const string ByFrequency = "tf";
    private const string ByNearness = "near";
    private const int LongestNear = 4;

    private static readonly Dictionary<(string Field, string Level), Setting> Settings = DataFile.Rows("match-weights.csv")
        .ToDictionary(row => (row[0], row[1]), row => new Setting(Number(row[2]), row[3], row[4]));

    private static readonly Dictionary<Nearness, double[]> Near = new[] { Nearness.Alike, Nearness.Slip, Nearness.Changed }.ToDictionary(level => level, NearOf);

    public static double RepresentativeInDistrict { get; } = Number(Settings[("shared", "representative-district")].U);

    public static double RepresentativeAtAddress { get; } = Number(Settings[("shared", "representative-address")].U);

    public static FieldSettings Brand { get; } = new("brand");

    public static FieldSettings Trade { get; } = new("trade");

    public static FieldSettings Form { get; } = new("form");

    public static FieldSettings Place { get; } = new("place");

    public static FieldSettings Alias { get; } = new("alias");

    public static FieldSettings District { get; } = new("district");

    public static FieldSettings Address { get; } = new("address");

    public static FieldSettings Representative { get; } = new("representative");

    /// <summary>Share of pairs of different enterprises whose brands, the master's of this length, are so near.</summary>
    public static double NearBrand(Nearness level, int length) => Near[level][Math.Min(length, LongestNear)];

    /// <summary>By length; a brand of one character says nothing.</summary>
    private static double[] NearOf(Nearness level) =>
        [1, 1, .. Enumerable.Range(2, LongestNear - 1).Select(length => Number(Settings[($"near-{level}", length.ToString(CultureInfo.InvariantCulture))].U))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private readonly record struct Setting(double M, string U, string Word);

    /// <summary>The levels of one field.</summary>
    internal sealed class FieldSettings(string field)
    {
        private readonly double[] _m = [.. Levels.Select(level => Settings.TryGetValue((field, level.ToString()), out var s) ? s.M : 0)];
        private readonly double[] _u = [.. Levels.Select(level => Settings.TryGetValue((field, level.ToString()), out var s) && s.U is not (ByFrequency or ByNearness) ? Number(s.U) : 0)];
        private readonly string[] _words = [.. Levels.Select(level => Settings.TryGetValue((field, level.ToString()), out var s) ? s.Word : "")];

        private static IReadOnlyList<Nearness> Levels { get; } = Enum.GetValues<Nearness>();

        public string WordOf(Nearness level) => _words[(int)level];

        /// <summary>log2(m/u); nothing for what is not known.</summary>
        public double WeightOf(Nearness level) => _m[(int)level] == 0 ? 0 : Math.Log2(_m[(int)level] / _u[(int)level]);

        /// <summary>The same with a u of its own.</summary>
        public double WeightOf(Nearness level, double u) => Math.Log2(_m[(int)level] / Math.Clamp(u, 1e-9, 1));
    }
}
