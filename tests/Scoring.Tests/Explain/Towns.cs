using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>Small towns of units for the questions after an assessment.</summary>
internal static class Towns
{
    /// <summary>Two indicators of 50 points; each value is a tenth of its points times two: 0 to 100.</summary>
    public static IndicatorTable TwoIndicators { get; } = Actionable(Some.Indicators("""
        | id | dim | dir | weight | lead | base |
        | A1 | A   | ↑   | 50     | 100  | 0    |
        | B1 | B   | ↓   | 50     | 0    | 100  |
        """));

    /// <summary>Forty units F01 … F40 with 41 … 80 points from A1 and B1 together: k = 2, the cut is 42.</summary>
    public static IReadOnlyList<Dossier> Forty { get; } =
        [.. Enumerable.Range(1, 40).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("A1", 40m + i), Some.Value("B1", 60m - i)))];

    public static IndicatorTable Actionable(IndicatorTable table) =>
        table with { Indicators = [.. table.Indicators.Select(i => i with { IsActionable = true, Difficulty = "medium" })] };

    public static Dossier In(this Dossier dossier, string? sector = null, string? district = null) =>
        dossier with { Entry = dossier.Entry with { Sector = sector, AuthorityId = district } };

    public static AssessedPopulation Factories(this Analysis analysis) => analysis.For(UnitKind.Factory)!;

    public static Analysis Analyse(Scheme scheme, IReadOnlyList<Dossier> units, params IReadOnlyList<PastOutcome> history) => Analysis.Of(scheme, units, history);

    /// <summary>The way out of one unit, all of the town assessed.</summary>
    public static ExitPath? ExitOf(string unit, Scheme scheme, IReadOnlyList<Dossier> units)
    {
        var population = Analyse(scheme, units).Factories();
        return ExitPath.Of(population.Result.Of(unit), population, scheme);
    }
}
