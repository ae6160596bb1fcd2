using CsvHelper;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>The floor: CsvHelper's span of every field, and SHA-256 of the same bytes; nothing validated, nothing tied.</summary>
internal static class SpanIngest
{
    public static Task RunAsync(string folder, int threads) => Work.ShareAsync(folder, threads, isHashed: true, dump =>
    {
        Read(Path.Combine(folder, dump.File));
        return Task.CompletedTask;
    });

    private static long Read(string path)
    {
        using var bytes = Work.Open(path);
        using var reader = CsvReader.Create(bytes, new CsvReaderOptions { Separator = ',', DetectSeparatorHint = false });
        long length = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                length += reader.GetSpan(i).Length;
        }

        return length;
    }
}
