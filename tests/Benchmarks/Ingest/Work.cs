using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>How both ways share the threads: each step of each dump is a piece of work for whichever thread is free, hashing the last.</summary>
internal static class Work
{
    /// <param name="steps">What is done to every dump: all of the first step before any of the second.</param>
    public static Task ShareAsync(string folder, int threads, bool isHashed, params IReadOnlyList<Func<Dump, Task>> steps)
    {
        IEnumerable<Func<Dump, Task>> all = isHashed ? [.. steps, dump => HashAsync(Path.Combine(folder, dump.File))] : steps;
        var waiting = new ConcurrentQueue<Func<Task>>(all.SelectMany(step => Dumps.All.Select(dump => (Func<Task>)(() => step(dump)))));
        return Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(() => WorkOffAsync(waiting))));
    }

    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);

    private static async Task WorkOffAsync(ConcurrentQueue<Func<Task>> waiting)
    {
        while (waiting.TryDequeue(out var piece))
            await piece();
    }

    private static async Task HashAsync(string path)
    {
        await using var bytes = Open(path);
        await SHA256.HashDataAsync(bytes);
    }
}
