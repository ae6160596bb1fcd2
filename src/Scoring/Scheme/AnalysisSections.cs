using System.Globalization;

namespace GreenBatch.Scoring;

/// <summary>Reads what the scheme says about the questions after an assessment, and the marks beside the city's own ranking. All of it may be left out.</summary>
internal static class AnalysisSections
{
    /// <summary>企业绿码 shares from the top, such as <c>{ A+: 1/20, A: 7/20, B: 12/20 }</c>; together they are all units.</summary>
    public static IReadOnlyList<Band> Bands(Section ranking)
    {
        string[] names = ["A+", "A", "B"];
        var section = ranking.Open("bands", names);
        var bands = names.Where(section.Has).Select(name => (name, share: section.Share(name, (1, 1)))).Select(b => new Band(b.name, b.share.Numerator, b.share.Denominator)).ToList();
        var sum = bands.Aggregate(Kernel.Fraction.Zero, (total, band) => total + (Kernel.Fraction.From(band.ShareNumerator) / Kernel.Fraction.From(band.ShareDenominator)));
        if (sum != Kernel.Fraction.One)
            ranking.Fault("bands", $"「bands」各档比例合计应为 1，现为 {sum.ToDecimal().ToString(CultureInfo.InvariantCulture)}");
        return bands;
    }

    /// <summary>A score announced by the ministry: shown beside the city's own cut, with where it was announced.</summary>
    public static NationalCut? NationalCut(Section ranking)
    {
        if (!ranking.Has("national_cut"))
            return null;
        var section = ranking.Open("national_cut", "factory", "park", "source");
        return new NationalCut(section.Number("factory"), section.Number("park"), section.RequiredText("source"));
    }

    public static AnalysisRules Analysis(Section scheme)
    {
        var section = scheme.Open("analysis", "exit", "median", "stability");
        var stability = section.Open("stability", "runs", "seed", "weights", "values", "doubt");
        return new AnalysisRules(
            NotNegative(section.Open("exit", "margin"), "margin", 1m),
            section.Open("median", "minimum_units").Integer("minimum_units", 5, 1, int.MaxValue),
            new StabilityRules(
                stability.Integer("runs", 1000, 1, 1_000_000),
                stability.Integer("seed", 1, 0, int.MaxValue),
                Below(1m, stability, "weights", 0.10m), // at 1 a weight could be shaken to nothing, and beyond it below nothing
                NotNegative(stability, "values", 0.01m),
                Below(0.5m, stability, "doubt", 0.05m))); // at one half no flag could be 临界: it cannot both stand and fall in more than half
    }

    private static decimal Below(decimal limit, Section section, string key, decimal fallback)
    {
        var number = NotNegative(section, key, fallback);
        if (number >= limit)
            section.Fault(key, $"「{key}」应小于 {limit.ToString(CultureInfo.InvariantCulture)}");
        return number;
    }

    /// <summary>A share, or points: never negative.</summary>
    private static decimal NotNegative(Section section, string key, decimal fallback)
    {
        var number = section.Number(key) ?? fallback;
        if (number < 0m)
            section.Fault(key, $"「{key}」不能为负");
        return number;
    }
}
