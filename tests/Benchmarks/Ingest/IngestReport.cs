using System.Globalization;
using System.Text;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>The figures of one run as a short Markdown text, without anything of the machine but its number of cores.</summary>
internal sealed class IngestReport(int rows, long bytes)
{
    public const string DuckDbKept = "DuckDB: read_csv, semi-join by code, rows kept, all columns text; 2 threads";
    public const string DuckDbTyped = "DuckDB: the same, types found by itself; 2 threads";
    public const string DuckDbCounted = "DuckDB: the same, rows only counted (other columns skipped); 2 threads";
    public const string FloorTwo = "CsvHelper spans + SHA-256; 2 threads";
    public const string FloorOne = "CsvHelper spans + SHA-256; 1 thread";
    public const string ReadTwo = "GreenBatch: read, validated, tied; 2 threads";
    public const string HashedTwo = "GreenBatch: read, validated, tied + SHA-256; 2 threads";
    public const string HashedOne = "GreenBatch: read, validated, tied + SHA-256; 1 thread";

    private readonly Dictionary<string, TimeSpan> _times = new(StringComparer.Ordinal);
    private readonly List<(int Rows, long PeakKilobytes)> _memory = [];
    private readonly List<string> _findings = [];

    public void Time(string name, TimeSpan median) => _times[name] = median;

    public void Remember(int size, long peakKilobytes) => _memory.Add((size, peakKilobytes));

    public void Find(FormattableString finding) => _findings.Add(finding.ToString(CultureInfo.InvariantCulture));

    public string Write()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Five dumps of {rows:N0} rows × 12 columns read, validated and tied to 10,000 listed units

            五份部门数据读入、逐格校验、归到名单：同一次运行、同样的文件，与 DuckDB、与只分列加哈希的下限并列。

            Written by `./greenbatch bench ingest --rows {rows}` on {Environment.ProcessorCount} cores; {bytes / 1e6:N0} MB in all, in the page cache. Medians of one run; the ratios say more than the times.

            | What | median, ms | MB/s |
            |---|---:|---:|

            """);
        foreach (var (name, median) in _times.OrderBy(t => t.Value))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {median.TotalMilliseconds:N0} | {bytes / 1e6 / median.TotalSeconds:N0} |");
        text.Append(CultureInfo.InvariantCulture, $"""

            | Ratio | asked | measured |
            |---|---:|---:|
            | read, validated, tied to DuckDB keeping the rows | ≤ 0.5 | {Ratio(ReadTwo, DuckDbKept)} |
            | the same with SHA-256, which DuckDB does not compute | | {Ratio(HashedTwo, DuckDbKept)} |
            | the same without SHA-256 to DuckDB finding types by itself | | {Ratio(ReadTwo, DuckDbTyped)} |
            | the same without SHA-256 to DuckDB only counting | | {Ratio(ReadTwo, DuckDbCounted)} |
            | with SHA-256 to CsvHelper spans + SHA-256, 1 thread | ≤ 3 | {Ratio(HashedOne, FloorOne)} |
            | the same, 2 threads | ≤ 3 | {Ratio(HashedTwo, FloorTwo)} |

            Memory: a process of its own reads one dump; the most it ever held.

            | rows | peak, MB |
            |---:|---:|

            """);
        foreach (var (size, peak) in _memory)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {size:N0} | {peak / 1024.0:N0} |");
        text.AppendLine().AppendLine("Equality").AppendLine();
        foreach (var finding in _findings)
            text.Append("- ").AppendLine(finding);
        return text.ToString();
    }

    private string Ratio(string what, string to) => (_times[what] / _times[to]).ToString("0.00", CultureInfo.InvariantCulture);
}
