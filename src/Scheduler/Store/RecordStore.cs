using GreenBatch.Ingest;
using GreenBatch.Kernel;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Reads back what deliveries left: the input of reconciliation.</summary>
internal sealed class RecordStore(NpgsqlDataSource database)
{
    /// <summary>All records of a cycle, of one source the oldest delivery first. A dataset that is no longer configured is a fault of configuration.</summary>
    public async Task<IReadOnlyList<SourceRecord>> LoadAsync(Cycle cycle, IReadOnlyList<SourceDefinition> sources, CancellationToken cancel, string? onlyDataset = null)
    {
        var datasets = sources.SelectMany(s => s.Datasets).ToDictionary(d => (d.Source, d.Id));
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select d.source, r.dataset, r.delivery_id, o.file, r.sheet, r.row, r.fields::text, r.issues::text
            from core_record r join raw_document o using (delivery_id, number) join raw_delivery d using (delivery_id)
            where d.cycle = $1 and ($2::text is null or r.dataset = $2)
            order by d.source, d.sequence, r.number, r.position
            """,
            r => Record(r, datasets[(r.GetString(0), r.GetString(1))]),
            cancel,
            cycle.Year,
            onlyDataset);
    }

    /// <summary>Quarantined rows of a cycle that nobody has settled: neither corrected nor dismissed.</summary>
    public async Task<IReadOnlyList<QuarantinedRow>> LoadQuarantineAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select dataset, origin::text, code, message, column_name, value, advice, cells::text
            from raw_worklist
            where cycle = $1 and state = 'open' order by source, sequence, number, position
            """,
            r => new QuarantinedRow(
                new Issue(r.GetString(2), r.GetString(3)) { Severity = Severity.Error, Origin = r.OriginOrNull(1), Column = r.TextOrNull(4), Value = r.TextOrNull(5), Advice = r.TextOrNull(6) },
                r.TextOrNull(0),
                StoreJson.Read<Dictionary<string, string?>>(r.GetString(7))),
            cancel,
            cycle.Year);
    }

    private static SourceRecord Record(NpgsqlDataReader r, DatasetDefinition dataset) =>
        new(new Origin(r.GetString(0), r.GetString(2), r.GetString(3), r.TextOrNull(4), r.GetInt32(5)), dataset, RecordJson.Read(dataset, r.GetString(6)))
        {
            Issues = StoreJson.ReadOrNull<List<Issue>>(r.TextOrNull(7)) ?? [],
        };
}
