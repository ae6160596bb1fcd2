using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>How both ways share the threads: the dumps are read first, then hashed, each a piece of work for whichever thread is free.</summary>
internal static class Work
{
    public static Task ShareAsync(string folder, int threads, bool isHashed, Func<Dump, Task> read)
    {
        var pieces = Dumps.All.Select(d => (Func<Task>)(() => read(d)));
        if (isHashed)
            pieces = pieces.Concat(Dumps.All.Select(d => (Func<Task>)(() => HashAsync(Path.Combine(folder, d.File)))));
        var waiting = new ConcurrentQueue<Func<Task>>(pieces);
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
