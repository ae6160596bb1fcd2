using GreenBatch.Ingest;
using GreenBatch.Kernel;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Shapes of deliveries and what was found different about them (raw_shape, raw_drift), and who has accepted a delivery with fewer rows.</summary>
internal sealed class DriftStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string AcceptAct = "accept_fewer_rows";

    /// <summary>The last shape of each series of a source before a delivery of a cycle: the newest of this cycle, else of the nearest earlier one.</summary>
    public async Task<IReadOnlyDictionary<(string Dataset, string Series), DocumentShape>> LastAsync(Cycle cycle, string source, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync(
            """
            select distinct on (s.dataset, s.series) s.dataset, s.series, s.shape::text
            from raw_shape s join raw_delivery d using (delivery_id)
            where d.source = $1 and d.cycle <= $2 order by s.dataset, s.series, d.cycle desc, d.sequence desc
            """,
            r => (Key: (r.GetString(0), r.GetString(1)), Shape: StoreJson.Read<DocumentShape>(r.GetString(2))),
            cancel,
            source,
            cycle.Year);
        return rows.ToDictionary(r => r.Key, r => r.Shape);
    }

    /// <summary>Within the transaction that loads the delivery.</summary>
    public static async Task SaveAsync(NpgsqlConnection connection, string delivery, JudgedShapes judged, CancellationToken cancel)
    {
        foreach (var shape in judged.Shapes)
        {
            await connection.ExecuteAsync(
                "insert into raw_shape (delivery_id, dataset, series, rows, quarantined, shape) values ($1, $2, $3, $4, $5, $6::jsonb)",
                cancel,
                delivery,
                shape.Dataset,
                judged.Series,
                shape.Rows,
                shape.Quarantined,
                StoreJson.Write(shape));
        }

        foreach (var (finding, position) in judged.Findings.Select((f, i) => (f, i)))
        {
            await connection.ExecuteAsync(
                "insert into raw_drift (delivery_id, position, dataset, kind, message, is_structural) values ($1, $2, $3, $4, $5, $6)",
                cancel,
                delivery,
                position,
                finding.Dataset,
                Words.Of(finding.Finding.Kind),
                finding.Finding.Message,
                finding.Finding.IsStructural);
        }
    }

    /// <summary>What was found in a cycle, by delivery; a delivery in which nothing was found has a line without a message.</summary>
    public async Task<IReadOnlyList<DriftLine>> ListAsync(Cycle cycle, string? source, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select d.delivery_id, d.source, s.dataset, s.series, s.rows, s.quarantined, f.kind, f.message, coalesce(f.is_structural, false)
            from raw_delivery d join raw_shape s using (delivery_id)
            left join raw_drift f on f.delivery_id = s.delivery_id and f.dataset = s.dataset
            where d.cycle = $1 and ($2::text is null or d.source = $2) order by d.source, d.sequence, s.dataset, f.position
            """,
            r => new DriftLine(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt64(4), r.GetInt64(5), r.TextOrNull(6), r.TextOrNull(7), r.GetBoolean(8)),
            cancel,
            cycle.Year,
            source);
    }

    /// <summary>Writes down that a person accepts these bytes although they have fewer rows; who has accepted them so far.</summary>
    public async Task<IReadOnlyList<string>> AcceptAsync(Cycle cycle, string subject, Acceptance? acceptance, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (acceptance is not null)
        {
            await connection.ExecuteAsync(
                "insert into audit_act (at, who, act, cycle, subject, reason) values ($1, $2, $3, $4, $5, $6)",
                cancel,
                clock.GetUtcNow(),
                acceptance.Who,
                AcceptAct,
                cycle.Year,
                subject,
                acceptance.Reason);
        }

        return await connection.QueryAsync(
            "select distinct who from audit_act where act = $1 and cycle = $2 and subject = $3 order by who",
            r => r.GetString(0),
            cancel,
            AcceptAct,
            cycle.Year,
            subject);
    }
}

/// <summary>A person's word that fewer rows than last time are right.</summary>
internal sealed record Acceptance(string Who, string Reason);

/// <param name="Series">Batch of a file, path of an interface.</param>
internal sealed record JudgedShapes(string Series, IReadOnlyList<DocumentShape> Shapes, IReadOnlyList<(string Dataset, DriftFinding Finding)> Findings);

/// <param name="Kind">Null where nothing was found.</param>
internal sealed record DriftLine(string Delivery, string Source, string Dataset, string Series, long Rows, long Quarantined, string? Kind, string? Message, bool IsStructural);
