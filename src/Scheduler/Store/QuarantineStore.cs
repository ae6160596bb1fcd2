using GreenBatch.Ingest;
using GreenBatch.Kernel;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>The work list of quarantined rows, and what people did about them. What was done is appended; each thing done keeps its document's balance closed.</summary>
internal sealed class QuarantineStore(NpgsqlDataSource database)
{
    /// <summary>The rows of a cycle in the order they came; of one source, or all.</summary>
    public async Task<IReadOnlyList<QuarantineLine>> ListAsync(Cycle cycle, string? source, bool onlyOpen, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select delivery_id, number, position, source, dataset, file, origin::text, code, message, column_name, value, advice, cells::text, state, outcome, record_position, who, reason, at
            from raw_worklist
            where cycle = $1 and ($2::text is null or source = $2) and (not $3 or state = 'open')
            order by source collate "C", sequence, number, position
            """,
            Line,
            cancel,
            cycle.Year,
            source,
            onlyOpen);
    }

    /// <summary>Writes down what was decided of some rows, in one transaction, and moves corrected rows within the balance of their documents.</summary>
    public async Task ApplyAsync(RunScope run, IReadOnlyList<RowCorrection> corrections, DateTimeOffset at, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await run.GuardAsync(connection, cancel);
        foreach (var correction in corrections)
        {
            var position = correction.Outcome is ReplayOutcome.Accepted accepted ? await InsertRecordAsync(connection, correction.Id, accepted.Record, cancel) : (int?)null;
            await MoveAsync(connection, correction.Id, OutcomeOf(correction), 1, cancel);
            await AppendAsync(connection, run, correction, position, at, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Takes back what was done about a row: it stands in the work list again, and a record that it had become is gone.</summary>
    public async Task ReopenAsync(RunScope run, QuarantineLine line, string reason, DateTimeOffset at, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await run.GuardAsync(connection, cancel);
        if (line.RecordPosition is { } position)
            await connection.ExecuteAsync("delete from core_record where delivery_id = $1 and number = $2 and position = $3", cancel, line.Id.Delivery, line.Id.Document, position);
        await MoveAsync(connection, line.Id, line.Outcome, -1, cancel);
        await AppendAsync(connection, run, new RowCorrection(line.Id, "reopened", null, null, reason), null, at, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static string? OutcomeOf(RowCorrection correction) => correction.Outcome switch
    {
        ReplayOutcome.Accepted => "accepted",
        ReplayOutcome.Duplicate => "duplicate",
        ReplayOutcome.Outside => "outside",
        _ => null,
    };

    /// <summary>One row from quarantine to where it went, or back: the sum stays, which the table itself checks.</summary>
    private static Task MoveAsync(NpgsqlConnection connection, QuarantineId id, string? outcome, int rows, CancellationToken cancel) => outcome is null ? Task.CompletedTask : connection.ExecuteAsync(
        """
        update raw_document set quarantined = quarantined - $3,
            accepted = accepted + case when $4 = 'accepted' then $3 else 0 end,
            duplicate = duplicate + case when $4 = 'duplicate' then $3 else 0 end,
            outside = outside + case when $4 = 'outside' then $3 else 0 end
        where delivery_id = $1 and number = $2
        """,
        cancel,
        id.Delivery,
        id.Document,
        rows,
        outcome);

    private static async Task<int> InsertRecordAsync(NpgsqlConnection connection, QuarantineId id, SourceRecord record, CancellationToken cancel)
    {
        await using var command = connection.Command(
            """
            insert into core_record (delivery_id, number, position, dataset, sheet, row, fields, issues)
            select $1, $2, coalesce(max(position), -1) + 1, $3, $4, $5, $6::jsonb, $7::jsonb from core_record where delivery_id = $1 and number = $2
            returning position
            """,
            id.Delivery,
            id.Document,
            record.Dataset.Id,
            record.Origin.Sheet,
            record.Origin.Row,
            RecordJson.Write(record),
            record.Issues.Count == 0 ? null : StoreJson.Write(record.Issues));
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static Task AppendAsync(NpgsqlConnection connection, RunScope run, RowCorrection correction, int? position, DateTimeOffset at, CancellationToken cancel) => connection.ExecuteAsync(
        """
        insert into raw_correction (delivery_id, number, position, action, outcome, record_position, cells, who, reason, at, run_id)
        values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11)
        """,
        cancel,
        correction.Id.Delivery,
        correction.Id.Document,
        correction.Id.Position,
        correction.Action,
        OutcomeOf(correction),
        position,
        StoreJson.WriteOrNull(correction.Cells),
        run.Who,
        correction.Reason,
        at,
        run.Id);

    private static QuarantineLine Line(NpgsqlDataReader r) => new(
        new QuarantineId(r.GetString(0), r.GetInt32(1), r.GetInt32(2)),
        r.GetString(3),
        r.TextOrNull(4),
        r.GetString(5),
        new Issue(r.GetString(7), r.GetString(8)) { Severity = Severity.Error, Origin = r.OriginOrNull(6), Column = r.TextOrNull(9), Value = r.TextOrNull(10), Advice = r.TextOrNull(11) },
        StoreJson.Read<Dictionary<string, string?>>(r.GetString(12)),
        r.GetString(13))
    {
        Outcome = r.TextOrNull(14),
        RecordPosition = r.WholeOrNull(15),
        Who = r.TextOrNull(16),
        Reason = r.TextOrNull(17),
        At = r.IsDBNull(18) ? null : r.GetFieldValue<DateTimeOffset>(18),
    };
}

/// <summary>What a person decided of one quarantined row.</summary>
/// <param name="Action"><c>corrected</c>, <c>dismissed</c> or <c>reopened</c>.</param>
/// <param name="Cells">As corrected.</param>
internal sealed record RowCorrection(QuarantineId Id, string Action, IReadOnlyDictionary<string, string?>? Cells, ReplayOutcome? Outcome, string Reason);
