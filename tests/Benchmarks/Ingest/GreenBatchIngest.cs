using System.Collections.Concurrent;
using GreenBatch.Ingest;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>The product's own way: find the encoding, read every row, validate every cell, tie what concerns the list.</summary>
internal static class GreenBatchIngest
{
    public static async Task<IngestFigures> RunAsync(IngestCase example, string folder, int threads, bool isHashed)
    {
        var readings = new ConcurrentDictionary<Dump, (FileStream Bytes, DocumentReading Reading)>();
        var figures = new ConcurrentBag<IngestFigures>();
        await Work.ShareAsync(
            folder,
            threads,
            isHashed,
            dump =>
            {
                readings[dump] = Open(example, dump, folder);
                return Task.CompletedTask;
            },
            async dump => figures.Add(await TakeAsync(example, readings[dump].Reading)));
        foreach (var (bytes, _) in readings.Values)
            await bytes.DisposeAsync();
        return figures.Aggregate((a, b) => a + b);
    }

    public static async Task<IngestFigures> ReadAsync(IngestCase example, Dump dump, string folder)
    {
        var (bytes, reading) = Open(example, dump, folder);
        await using var kept = bytes;
        return await TakeAsync(example, reading);
    }

    private static (FileStream Bytes, DocumentReading Reading) Open(IngestCase example, Dump dump, string folder)
    {
        var bytes = Work.Open(Path.Combine(folder, dump.File));
        return (bytes, DocumentReading.Open(bytes, new DocumentInfo(dump.Source, "2025-bench-01", dump.File, null), example.Source(dump), example.Context, example.Index));
    }

    private static async Task<IngestFigures> TakeAsync(IngestCase example, DocumentReading reading)
    {
        var figures = new IngestFigures();
        await foreach (var outcome in reading.RowsAsync(CancellationToken.None))
        {
            figures += outcome switch
            {
                RowOutcome.Accepted accepted => Tie(example, accepted.Record),
                RowOutcome.Quarantined one => new IngestFigures { Quarantined = 1, QuarantinedListed = example.IsListed(one.Row.Cells.GetValueOrDefault("credit_code")) ? 1 : 0 },
                _ => new IngestFigures { Duplicate = 1 },
            };
        }

        return figures with { Rows = reading.Rows, Outside = reading.Outside };
    }

    private static IngestFigures Tie(IngestCase example, SourceRecord record)
    {
        var match = example.Matcher.Match(Party.Of("", record.Text("name"), [record.Text("credit_code")], [], null, record.Text("address")));
        return new IngestFigures
        {
            Accepted = 1,
            AcceptedListed = example.IsListed(record.Text("credit_code")) ? 1 : 0,
            Tied = match.Outcome == MatchOutcome.Auto ? 1 : 0,
            Review = match.Outcome == MatchOutcome.Review ? 1 : 0,
        };
    }
}

/// <summary>What became of the rows: rows = accepted + quarantined + duplicate + outside.</summary>
internal sealed record IngestFigures
{
    public long Rows { get; init; }

    public long Accepted { get; init; }

    /// <summary>Of the accepted rows those that bear the code of a listed unit.</summary>
    public long AcceptedListed { get; init; }

    public long Quarantined { get; init; }

    public long QuarantinedListed { get; init; }

    public long Duplicate { get; init; }

    public long Outside { get; init; }

    /// <summary>Tied without a person.</summary>
    public long Tied { get; init; }

    /// <summary>Left to a person.</summary>
    public long Review { get; init; }

    public bool IsBalanced => Rows == Accepted + Quarantined + Duplicate + Outside;

    public static IngestFigures operator +(IngestFigures a, IngestFigures b) => new()
    {
        Rows = a.Rows + b.Rows,
        Accepted = a.Accepted + b.Accepted,
        AcceptedListed = a.AcceptedListed + b.AcceptedListed,
        Quarantined = a.Quarantined + b.Quarantined,
        QuarantinedListed = a.QuarantinedListed + b.QuarantinedListed,
        Duplicate = a.Duplicate + b.Duplicate,
        Outside = a.Outside + b.Outside,
        Tied = a.Tied + b.Tied,
        Review = a.Review + b.Review,
    };
}
