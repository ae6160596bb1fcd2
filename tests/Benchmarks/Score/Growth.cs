using System.Diagnostics;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>
/// Times of one run of the columns on one thread, as medians of several batches. A batch of every size scores about as many units: the small sizes
/// many times over, so that what is compared is not the luck of a few milliseconds.
/// </summary>
internal sealed record Growth(int Units, int Runs, TimeSpan Processor, TimeSpan Elapsed)
{
    public const int Batches = 7;

    private const int UnitsOfBatch = 3_000_000;

    public static Growth Measure(ColumnScorer scorer, UnitColumns units)
    {
        var runs = Math.Max(1, UnitsOfBatch / units.Count);
        scorer.Score(units);
        var batches = Enumerable.Range(0, Batches).Select(_ => Batch(scorer, units, runs)).ToList();
        return new Growth(units.Count, runs, Median(batches.Select(b => b.Processor)), Median(batches.Select(b => b.Elapsed)));
    }

    private static (TimeSpan Processor, TimeSpan Elapsed) Batch(ColumnScorer scorer, UnitColumns units, int runs)
    {
        var (processor, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        for (var i = 0; i < runs; i++)
            scorer.Score(units);
        return ((Environment.CpuUsage.TotalTime - processor) / runs, Stopwatch.GetElapsedTime(start) / runs);
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(Batches / 2);
}
