using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Files;

/// <summary>Writes an assessment as the two CSV files of <c>try score</c>; their columns and words are contract.</summary>
internal static class ScoreFiles
{
    private static readonly string[] ScoreHeader = ["unit_id", "total", "published", "rank", "tied", "n", "k", "cut", "bottom", "streak", "level", "state"];

    private static readonly string[] ContributionHeader =
        ["unit_id", "indicator", "dimension", "value", "lead", "base", "benchmark", "weight", "points", "lost", "state"];

    /// <param name="dossiers">Decides the order of the rows.</param>
    public static void Write(string folder, Scheme scheme, Assessment assessment, IReadOnlyList<Dossier> dossiers)
    {
        var results = assessment.Populations
            .SelectMany(p => p.Units)
            .ToDictionary(unit => unit.Dossier.Entry.Id, StringComparer.Ordinal);
        var ordered = dossiers.Select(d => results[d.Entry.Id]).ToList();
        CsvTable.Write(Path.Combine(folder, "scores.csv"), ScoreHeader, ordered.Select(unit => ScoreLine(unit, scheme)));
        CsvTable.Write(Path.Combine(folder, "contributions.csv"), ContributionHeader, ordered.SelectMany(unit => unit.Contributions.Select(c => ContributionLine(unit, c))));
    }

    public static string KindWord(UnitKind kind) => kind == UnitKind.Factory ? "factory" : "park";

    private static string[] ScoreLine(UnitResult unit, Scheme scheme) =>
    [
        unit.Dossier.Entry.Id,
        InputCells.Text(unit.Total),
        InputCells.Kept(unit.Published),
        InputCells.Text(unit.Rank),
        InputCells.Text(unit.Tied),
        InputCells.Text(unit.Group.N),
        InputCells.Text(unit.Group.K),
        InputCells.Kept(unit.Group.Cut),
        InputCells.Text(unit.IsBottom),
        InputCells.Text(unit.Streak),
        Levels.Text(unit.Level, scheme.Streak),
        StateWord(unit.State),
    ];

    private static string[] ContributionLine(UnitResult unit, Contribution row) =>
    [
        unit.Dossier.Entry.Id,
        row.Indicator.Value,
        row.Dimension,
        InputCells.Text(row.Value),
        InputCells.Text(row.Lead),
        InputCells.Text(row.Base),
        row.Benchmark is { } source ? SourceWord(source) : "",
        InputCells.Text(row.Weight),
        InputCells.Text(row.Points),
        InputCells.Text(row.Lost),
        StateWord(row.State),
    ];

    private static string StateWord(UnitState state) => state switch
    {
        UnitState.Ranked => "ranked",
        UnitState.Vetoed => "vetoed",
        UnitState.Held => "held",
        UnitState.NewEntry => "new_entry",
        _ => "not_filed",
    };

    private static string StateWord(ContributionState state) => state switch
    {
        ContributionState.Reported => "reported",
        ContributionState.Missing => "missing",
        ContributionState.NotApplicable => "not_applicable",
        ContributionState.NoBenchmark => "no_benchmark",
        _ => "excluded",
    };

    private static string SourceWord(BenchmarkSource source) => source switch
    {
        BenchmarkSource.Table => "table",
        BenchmarkSource.Scheme => "scheme",
        BenchmarkSource.Filed => "filed",
        _ => "estimated",
    };
}
