using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Jobs;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Deliveries, their balance and their quarantine (raw_), and the typed records read from them (core_record). A delivery is in as a whole or not at all.</summary>
internal sealed class DeliveryStore(NpgsqlDataSource database)
{
    /// <summary>The delivery of this cycle and source with the same content, if one was loaded before.</summary>
    public async Task<string?> FindUnchangedAsync(Cycle cycle, string source, string digest, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = connection.Command("select delivery_id from raw_delivery where cycle = $1 and source = $2 and digest = $3", cycle.Year, source, digest);
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    /// <summary>
    /// Loads a delivery in one transaction. <paramref name="read"/> is called for each document with the delivery's id, in order; <paramref name="judge"/> then says what
    /// is different about the whole, or throws and nothing is in.
    /// </summary>
    public async Task<IReadOnlyList<DocumentFigures>> SaveAsync(
        RunScope run,
        LandedDelivery delivery,
        Func<string, LandedDocument, Task<DocumentContent>> read,
        Func<IReadOnlyList<DocumentShape>, Task<JudgedShapes>> judge,
        DateTimeOffset receivedAt,
        CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await run.GuardAsync(connection, cancel);
        var id = await InsertAsync(connection, run, delivery, receivedAt, cancel);
        var figures = new List<DocumentFigures>();
        var shapes = new List<DocumentShape>();
        foreach (var (document, number) in delivery.Documents.Select((d, i) => (d, i + 1)))
        {
            var content = await read(id, document);
            await InsertDocumentAsync(connection, id, number, document, content, cancel);
            await CopyRecordsAsync(connection, id, number, content, cancel);
            Fault.At(Fault.StageCopyMiddle);
            await CopyQuarantineAsync(connection, id, number, content, cancel);
            figures.Add(content.Figures with { DeliveryId = id, File = document.Name });
            shapes.AddRange(content.Shapes);
        }

        await DriftStore.SaveAsync(connection, id, await judge(shapes), cancel);

        await transaction.CommitAsync(cancel);
        Fault.At(Fault.StageCommitSent);
        return figures;
    }

    /// <summary>Datasets of which the source has delivered rows in the cycle; null when it has delivered nothing at all.</summary>
    public async Task<IReadOnlySet<string>?> DatasetsAsync(Cycle cycle, string source, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var seen = await connection.QueryAsync(
            "select o.datasets from raw_delivery d join raw_document o using (delivery_id) where d.cycle = $1 and d.source = $2", r => r.GetFieldValue<string[]>(0), cancel, cycle.Year, source);
        return seen.Count == 0 ? null : seen.SelectMany(d => d).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>One line per document of the cycle, for 来源与时点 and the lists of what came in.</summary>
    public async Task<IReadOnlyList<DeliveryLine>> ListAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select d.delivery_id, d.source, coalesce(d.dataset, ''), d.batch, o.file, o.sha256, o.bytes, o.encoding,
                   o.rows, o.accepted, o.quarantined, o.duplicate, o.outside, o.normalised, d.received_at
            from raw_delivery d join raw_document o using (delivery_id)
            where d.cycle = $1 order by d.source, d.sequence, o.number
            """,
            r => new DeliveryLine(r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(5), r.GetInt64(6), r.GetFieldValue<DateTimeOffset>(14))
            {
                Figures = new DocumentFigures(r.GetString(7), r.GetInt64(8), r.GetInt64(9), r.GetInt64(10), r.GetInt64(11), r.GetInt64(12), r.GetInt64(13)) { DeliveryId = r.GetString(0), File = r.GetString(4) },
            },
            cancel,
            cycle.Year);
    }

    private static async Task<string> InsertAsync(NpgsqlConnection connection, RunScope run, LandedDelivery delivery, DateTimeOffset receivedAt, CancellationToken cancel)
    {
        await using var next = connection.Command("select coalesce(max(sequence), 0) + 1 from raw_delivery where cycle = $1 and source = $2", run.Cycle.Year, delivery.Source);
        var sequence = Convert.ToInt32(await next.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        var id = string.Create(CultureInfo.InvariantCulture, $"{run.Cycle.Year}-{delivery.Source}-{sequence:00}");
        await connection.ExecuteAsync(
            "insert into raw_delivery (delivery_id, cycle, source, sequence, batch, dataset, digest, received_at, run_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            cancel,
            id,
            run.Cycle.Year,
            delivery.Source,
            sequence,
            delivery.Batch,
            delivery.Dataset,
            delivery.Digest,
            receivedAt,
            run.Id);
        return id;
    }

    private static async Task InsertDocumentAsync(NpgsqlConnection connection, string id, int number, LandedDocument document, DocumentContent content, CancellationToken cancel)
    {
        var f = content.Figures;
        await connection.ExecuteAsync(
            """
            insert into raw_document (delivery_id, number, file, sha256, bytes, encoding, datasets, rows, accepted, quarantined, duplicate, outside, normalised, warnings)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb)
            """,
            cancel,
            id,
            number,
            document.Name,
            document.Sha256,
            document.Bytes,
            f.Encoding,
            content.Datasets.ToArray(),
            f.Rows,
            f.Accepted,
            f.Quarantined,
            f.Duplicate,
            f.Outside,
            f.Normalised,
            StoreJson.Write(content.Warnings));
    }

    private static Task CopyRecordsAsync(NpgsqlConnection connection, string id, int number, DocumentContent content, CancellationToken cancel) => connection.CopyAsync(
        "core_record (delivery_id, number, position, dataset, sheet, row, fields, issues)",
        content.Accepted.Select((record, position) => (record, position)),
        async (importer, row) =>
        {
            await importer.TextAsync(id);
            await importer.WholeAsync(number);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(row.record.Dataset.Id);
            await importer.TextAsync(row.record.Origin.Sheet);
            await importer.WholeAsync(row.record.Origin.Row);
            await importer.JsonAsync(RecordJson.Write(row.record));
            await importer.JsonAsync(row.record.Issues.Count == 0 ? null : StoreJson.Write(row.record.Issues));
        },
        cancel);

    private static Task CopyQuarantineAsync(NpgsqlConnection connection, string id, int number, DocumentContent content, CancellationToken cancel) => connection.CopyAsync(
        "raw_quarantine (delivery_id, number, position, dataset, origin, code, message, column_name, value, advice, cells)",
        content.Quarantined.Select((row, position) => (row, position)),
        async (importer, q) =>
        {
            await importer.TextAsync(id);
            await importer.WholeAsync(number);
            await importer.WholeAsync(q.position);
            await importer.TextAsync(q.row.Dataset);
            await importer.OriginAsync(q.row.Issue.Origin);
            await importer.TextAsync(q.row.Issue.Code);
            await importer.TextAsync(q.row.Issue.Message);
            await importer.TextAsync(q.row.Issue.Column);
            await importer.TextAsync(q.row.Issue.Value);
            await importer.TextAsync(q.row.Issue.Advice);
            await importer.JsonAsync(StoreJson.Write(q.row.Cells));
        },
        cancel);
}

/// <summary>What arrived together, its bytes already under their hashes.</summary>
/// <param name="Digest">SHA-256 over the documents' hashes, in order.</param>
internal sealed record LandedDelivery(string Source, string Batch, string? Dataset, string Digest, IReadOnlyList<LandedDocument> Documents);

internal sealed record LandedDocument(string Name, string Sha256, long Bytes);

/// <summary>What one document held.</summary>
internal sealed record DocumentContent(DocumentFigures Figures, IReadOnlyList<SourceRecord> Accepted, IReadOnlyList<QuarantinedRow> Quarantined, IReadOnlyList<Issue> Warnings, IReadOnlyList<string> Datasets)
{
    public IReadOnlyList<DocumentShape> Shapes { get; init; } = [];
}

/// <summary>The balance of a document: rows = accepted + quarantined + duplicate + outside.</summary>
internal sealed record DocumentFigures(string Encoding, long Rows, long Accepted, long Quarantined, long Duplicate, long Outside, long Normalised)
{
    public string DeliveryId { get; init; } = "";

    public string File { get; init; } = "";
}

internal sealed record DeliveryLine(string Source, string Dataset, string Batch, string Sha256, long Bytes, DateTimeOffset ReceivedAt)
{
    public required DocumentFigures Figures { get; init; }
}
