using System.Diagnostics;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary><c>./greenbatch bench score</c>: speed beside DuckDB and PostgreSQL, growth, and equality with two references, all in one run on the same units.</summary>
internal static class ScoreBenchmark
{
    private const int LargestGrowth = 10_000_000;
    private const int PostgresRuns = 3;
    private const int Assessed = 20_000;

    /// <returns>How many units the fast engine and a reference disagree on.</returns>
    public static async Task<int> RunAsync(int count)
    {
        var root = ProductRoot.Find(null);
        var score = ScoreCase.Load(root);
        var report = new ScoreReport(count, score.Table.Indicators.Count);
        Say($"造 {count:N0} 个单位的数据…");
        var units = ScoreUnits.Make(score, count);
        var exact = score.Scorer().Score(units, threads: 2);
        var cells = (long)count * score.Table.Indicators.Count;
        report.Find($"{exact.CountedExactly:N0} of {cells:N0} points ({(double)exact.CountedExactly / cells:0.#####%}) stood too near a half for floating point and were counted by the reference.");

        var artifacts = Path.Combine(root, "artifacts", "benchmarks");
        TimeEngines(score, units, exact, report, artifacts);
        await TimePostgresAsync(score, units, exact, report);
        var differences = CompareWithReferences(score, units, exact, report);
        TimeGrowth(score, units, report);

        var text = report.Write();
        Directory.CreateDirectory(Path.Combine(root, "docs", "benchmarks"));
        await File.WriteAllTextAsync(Path.Combine(root, "docs", "benchmarks", "score.md"), text);
        await Console.Out.WriteAsync(text);
        return differences;
    }

    private static void TimeEngines(ScoreCase score, UnitColumns units, ColumnScores exact, ScoreReport report, string artifacts)
    {
        Say($"DuckDB 与列式引擎…");
        using var duckDb = new DuckDbScoring(score, units);
        (ScoreTimings.Case, ScoreTimings.Units, ScoreTimings.DuckDb) = (score, units, duckDb);
        foreach (var timing in Timer.Run<ScoreTimings>(artifacts).Reports)
            report.Time(timing.Name(), timing.Median());
        Tell(report, "DuckDB", ScoreRows.Compare(duckDb.Connection, exact));
    }

    private static async Task TimePostgresAsync(ScoreCase score, UnitColumns units, ColumnScores exact, ScoreReport report)
    {
        Say($"PostgreSQL…");
        await using var postgres = await PostgresScoring.StartAsync(score, units);
        report.Time(ScoreReport.Postgres, await postgres.MeasureAsync(score, units.Count, PostgresRuns));
        Tell(report, "PostgreSQL", ScoreRows.Compare(postgres.Connection, exact));
    }

    private static int CompareWithReferences(ScoreCase score, UnitColumns units, ColumnScores exact, ScoreReport report)
    {
        Say($"逐个单位与 decimal 参照比对…");
        var reference = new DecimalReference(score, units);
        var start = Stopwatch.GetTimestamp();
        var totals = reference.Totals();
        report.Time(ScoreReport.Decimals, Stopwatch.GetElapsedTime(start));
        var inDecimals = reference.Differences(totals, exact);
        report.Find($"Plain decimal loop and an independent sort: {units.Count:N0} units compared to all 10 decimals, with rank and flag: {inDecimals:N0} differ.");

        var assessed = Math.Min(units.Count, Assessed);
        start = Stopwatch.GetTimestamp();
        var inFractions = FractionReference.Differences(score, units, assessed, exact);
        report.Time(ScoreReport.Fractions, Stopwatch.GetElapsedTime(start) / assessed * 1_000_000);
        report.Find($"Reference path (`Assessment.Assess`, exact fractions): the first {assessed:N0} units compared to all 10 decimals: {inFractions:N0} differ.");
        return inDecimals + inFractions;
    }

    /// <summary>A tenth, all, and ten times as many while that stays reasonable for the memory.</summary>
    private static void TimeGrowth(ScoreCase score, UnitColumns units, ScoreReport report)
    {
        Say($"规模增长…");
        var sizes = new List<int> { units.Count / 10, units.Count };
        if (units.Count <= LargestGrowth / 10 && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 6L << 30)
            sizes.Add(units.Count * 10);
        foreach (var size in sizes.Where(s => s > 0))
            report.Grow(Growth.Measure(score.Scorer(), size == units.Count ? units : ScoreUnits.Make(score, size)));
    }

    private static void Tell(ScoreReport report, string database, ScoreRows rows) => report.Find(
        $"{database} in doubles: {rows.OtherTotal:N0} of {rows.Units:N0} totals are off by more than 10⁻⁹; {rows.OtherPublished:N0} published scores and {rows.OtherFlag:N0} flags differ from the exact ones.");

    private static void Say(FormattableString text) => Console.Error.WriteLine(text.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
