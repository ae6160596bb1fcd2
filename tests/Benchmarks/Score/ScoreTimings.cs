using BenchmarkDotNet.Attributes;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>What BenchmarkDotNet times, each benchmark from units in memory to rank and flag. It runs in this process, so that all share the same units.</summary>
public class ScoreTimings
{
    internal static ScoreCase Case { get; set; } = null!;

    internal static UnitColumns Units { get; set; } = null!;

    internal static DuckDbScoring DuckDb { get; set; } = null!;

    private readonly ColumnScorer _scorer = Case.Scorer();

    [Benchmark(Baseline = true, Description = ScoreReport.DuckDb)]
    public void InDuckDb() => DuckDb.Run();

    [Benchmark(Description = ScoreReport.TwoThreads)]
    public ColumnScores OnTwoThreads() => _scorer.Score(Units, threads: 2);

    [Benchmark(Description = ScoreReport.OneThread)]
    public ColumnScores OnOneThread() => _scorer.Score(Units, threads: 1);
}
