using System.Diagnostics;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>
/// Times of one run of the columns on one thread, from the fastest of several batches: what other work on the machine adds is no growth. A batch of
/// every size scores about as many units, the small sizes many times over, and the sizes take turns.
/// </summary>
internal sealed record Growth(int Units, int Runs, TimeSpan Processor, TimeSpan Elapsed)
{
    public const int Batches = 7;

    private const int UnitsOfBatch = 3_000_000;

    public static IReadOnlyList<Growth> Measure(ColumnScorer scorer, IReadOnlyList<UnitColumns> sizes)
    {
        foreach (var units in sizes)
            scorer.Score(units);
        var batches = Enumerable.Range(0, Batches).SelectMany(_ => sizes.Select(units => Batch(scorer, units))).ToList();
        return [.. batches.GroupBy(b => b.Units).Select(size => size.MinBy(b => b.Processor)!)];
    }

    private static Growth Batch(ColumnScorer scorer, UnitColumns units)
    {
        var runs = Math.Max(1, UnitsOfBatch / units.Count);
        var (processor, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        for (var i = 0; i < runs; i++)
            scorer.Score(units);
        return new Growth(units.Count, runs, (Environment.CpuUsage.TotalTime - processor) / runs, Stopwatch.GetElapsedTime(start) / runs);
    }
}
