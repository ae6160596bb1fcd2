using System.Diagnostics;
using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Benchmarks.Match;

/// <summary><c>./greenbatch bench match</c>: how well and how fast records of five sources are tied to a made-up city, with codes and without.</summary>
internal static class MatchBenchmark
{
    /// <summary>What the paper on identity demands of automatic links.</summary>
    private const double Demanded = 0.999;

    /// <returns>Whether automatic links are as precise as demanded, with codes and without.</returns>
    public static async Task<bool> RunAsync(int seed, int masters, int records)
    {
        Say($"造 {masters:N0} 个主数据、{records:N0} 条记录…");
        var played = MatchCase.Make(seed, masters, records);
        var parties = played.Parties();
        var start = Stopwatch.GetTimestamp();
        var matcher = new Matcher(parties);
        Say($"建索引 {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} 秒");
        var hidden = MatchEvaluation.Run(played, matcher, hasCodes: false);
        Say($"不看代码：每秒 {records / hidden.Elapsed.TotalSeconds:N0} 条（{Environment.ProcessorCount} 核）");
        var coded = MatchEvaluation.Run(played, new Matcher(parties), hasCodes: true);
        Say($"看代码：每秒 {records / coded.Elapsed.TotalSeconds:N0} 条");

        var text = MatchReport.Write(played, hidden, coded);
        var folder = Path.Combine(ProductRoot.Find(null), "docs", "benchmarks");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "match.md"), text);
        await Console.Out.WriteAsync(text);
        return hidden.Precision.Share >= Demanded && coded.Precision.Share >= Demanded;
    }

    private static void Say(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
