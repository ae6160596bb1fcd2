using System.Globalization;
using System.Text;

namespace GreenBatch.Benchmarks.Score;

/// <summary>The figures of one run as a short Markdown text, without anything of the machine but its number of cores.</summary>
internal sealed class ScoreReport(int units, int indicators)
{
    public const string DuckDb = "DuckDB, 2 threads, doubles";
    public const string TwoThreads = "columns, 2 threads, exact";
    public const string OneThread = "columns, 1 thread, exact";
    public const string Postgres = "PostgreSQL, leader and 1 worker, doubles";
    public const string Decimals = "plain decimal loop, 2 threads";
    public const string Fractions = "reference path, 1 thread (per million)";

    private readonly List<(string Name, TimeSpan Median)> _times = [];
    private readonly List<Growth> _growth = [];
    private readonly List<string> _findings = [];

    public void Time(string name, TimeSpan median) => _times.Add((name, median));

    public void Grow(Growth growth) => _growth.Add(growth);

    public void Find(FormattableString finding) => _findings.Add(finding.ToString(CultureInfo.InvariantCulture));

    public string Write()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Scoring, ranking and flagging {units:N0} units × {indicators} indicators

            评分、排名、标出后5%：同一次运行、同样两个核，精确列式引擎与 DuckDB、PostgreSQL 并列。

            Written by `./greenbatch bench score --units {units}` on {Environment.ProcessorCount} cores. Medians of one run; the ratios say more than the times.

            | What | median, ms | ratio to DuckDB |
            |---|---:|---:|

            """);
        var baseline = _times.First(t => string.Equals(t.Name, DuckDb, StringComparison.Ordinal)).Median;
        foreach (var (name, median) in _times.OrderBy(t => t.Median))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {median.TotalMilliseconds:N1} | {median / baseline:0.###} |");
        text.Append(CultureInfo.InvariantCulture, $"""

            Growth (columns, 1 thread; medians of {Growth.Batches} batches; processor time, which other work on the machine disturbs less)

            | units | runs in a batch | processor time, ms a run | elapsed, ms a run | processor time for 10 times the units |
            |---:|---:|---:|---:|---:|

            """);
        for (var i = 0; i < _growth.Count; i++)
        {
            var times = i == 0 ? "" : (_growth[i].Processor / _growth[i - 1].Processor).ToString("0.0", CultureInfo.InvariantCulture) + " ×";
            text.AppendLine(CultureInfo.InvariantCulture, $"| {_growth[i].Units:N0} | {_growth[i].Runs} | {_growth[i].Processor.TotalMilliseconds:N1} | {_growth[i].Elapsed.TotalMilliseconds:N1} | {times} |");
        }

        text.AppendLine().AppendLine("Equality").AppendLine();
        foreach (var finding in _findings)
            text.Append("- ").AppendLine(finding);
        return text.ToString();
    }
}
