using System.Diagnostics;
using System.Globalization;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>
/// <c>./greenbatch bench ingest</c>: dumps read, validated and tied to the list, beside DuckDB and beside the floor of parsing and hashing, all in one run on
/// the same files; then memory, each size in a process of its own.
/// </summary>
internal static class IngestBenchmark
{
    private const int ListedUnits = 10_000;
    private const int MemoryGrowth = 10;

    /// <returns>How far the balance or the ties differ from what they must be; 0 when they hold.</returns>
    public static async Task<long> RunAsync(int rows)
    {
        var root = ProductRoot.Find(null);
        var folder = Path.Combine(root, "artifacts", "benchmarks", "ingest");
        Directory.CreateDirectory(folder);
        var example = IngestCase.Load(root, ListedUnits);
        Say($"写五份 {rows:N0} 行的数据…");
        var report = new IngestReport(rows, Dumps.All.Sum(dump => Dumps.Write(dump, example.Enterprises, rows, folder)));
        var faults = await MeasureAsync(example, folder, report);
        foreach (var size in new[] { rows, rows * MemoryGrowth })
        {
            Say($"内存：{size:N0} 行…");
            report.Remember(size, await PeakOfChildAsync(size));
        }

        Directory.Delete(folder, recursive: true);
        var text = report.Write();
        await File.WriteAllTextAsync(Path.Combine(root, "docs", "benchmarks", "ingest.md"), text);
        await Console.Out.WriteAsync(text);
        return faults;
    }

    /// <summary>Reads one dump of so many rows; prints the most memory that this process ever held, in kB.</summary>
    public static async Task RememberAsync(int rows)
    {
        var root = ProductRoot.Find(null);
        var folder = Path.Combine(root, "artifacts", "benchmarks", "ingest", "memory");
        Directory.CreateDirectory(folder);
        var example = IngestCase.Load(root, ListedUnits);
        var dump = Dumps.All[0];
        Dumps.Write(dump, example.Enterprises, rows, folder);
        await GreenBatchIngest.ReadAsync(example, dump, folder);
        Directory.Delete(folder, recursive: true);
        await Console.Out.WriteLineAsync(Process.GetCurrentProcess().PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<long> MeasureAsync(IngestCase example, string folder, IngestReport report)
    {
        using var duckDb = new DuckDbIngest(folder, example.Enterprises, threads: 2);
        var figures = await GreenBatchIngest.RunAsync(example, folder, threads: 2, isHashed: false);
        var found = duckDb.Count();
        var listed = figures.AcceptedListed + figures.QuarantinedListed;
        report.Find($"{figures.Rows:N0} rows = {figures.Accepted:N0} accepted + {figures.Quarantined:N0} quarantined + {figures.Duplicate:N0} duplicate + {figures.Outside:N0} outside the list.");
        report.Find($"Rows with the code of a listed unit: DuckDB {found:N0}, GreenBatch {listed:N0} (of them {figures.QuarantinedListed:N0} in quarantine).");
        report.Find($"Of the accepted rows {figures.Tied:N0} are tied without a person, {figures.Review:N0} are left to one; {figures.Accepted - figures.AcceptedListed:N0} were found by name alone.");
        (IngestTimings.Case, IngestTimings.Folder, IngestTimings.DuckDb) = (example, folder, duckDb);
        Say($"计时…");
        foreach (var timing in Timer.Run<IngestTimings>(Path.GetDirectoryName(folder)!).Reports)
            report.Time(timing.Name(), timing.Median());
        return Math.Abs(found - listed) + (figures.IsBalanced ? 0 : 1);
    }

    private static async Task<long> PeakOfChildAsync(int rows)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["ingest", "--memory", rows.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var printed = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return long.Parse(printed, CultureInfo.InvariantCulture) / 1024;
    }

    private static void Say(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
