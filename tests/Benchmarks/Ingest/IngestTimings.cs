using BenchmarkDotNet.Attributes;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>What BenchmarkDotNet times, each from the same files on disk (in the page cache).</summary>
public class IngestTimings
{
    internal static IngestCase Case { get; set; } = null!;

    internal static string Folder { get; set; } = "";

    internal static DuckDbIngest DuckDb { get; set; } = null!;

    [Benchmark(Description = IngestReport.DuckDbKept)]
    public long DuckDbKept() => DuckDb.Keep();

    [Benchmark(Description = IngestReport.DuckDbTyped)]
    public long DuckDbTyped() => DuckDb.KeepTyped();

    [Benchmark(Description = IngestReport.DuckDbCounted)]
    public long DuckDbCounted() => DuckDb.Count();

    [Benchmark(Description = IngestReport.FloorTwo)]
    public Task FloorOnTwoThreadsAsync() => SpanIngest.RunAsync(Folder, threads: 2);

    [Benchmark(Description = IngestReport.FloorOne)]
    public Task FloorOnOneThreadAsync() => SpanIngest.RunAsync(Folder, threads: 1);

    [Benchmark(Description = IngestReport.ReadTwo)]
    public Task ReadOnTwoThreadsAsync() => GreenBatchIngest.RunAsync(Case, Folder, threads: 2, isHashed: false);

    [Benchmark(Description = IngestReport.HashedTwo)]
    public Task HashedOnTwoThreadsAsync() => GreenBatchIngest.RunAsync(Case, Folder, threads: 2, isHashed: true);

    [Benchmark(Description = IngestReport.HashedOne)]
    public Task HashedOnOneThreadAsync() => GreenBatchIngest.RunAsync(Case, Folder, threads: 1, isHashed: true);
}
