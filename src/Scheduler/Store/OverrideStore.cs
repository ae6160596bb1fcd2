using GreenBatch.Ingest;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>People's values in the place of the sources': only ever added to; taking one back is a row too.</summary>
internal sealed class OverrideStore(NpgsqlDataSource database)
{
    /// <summary>The newest of each unit and field that was not taken back, whether it has run out or not.</summary>
    public async Task<IReadOnlyList<FactOverride>> LoadAsync(CancellationToken cancel) =>
        [.. (await LoadHistoryAsync(cancel)).GroupBy(o => (o.EntryId, o.Field)).Select(g => g.Last()).Where(o => o.Value is not null).Select(o => o.AsOverride())];

    /// <summary>Every row, the oldest first.</summary>
    public async Task<IReadOnlyList<OverrideLine>> LoadHistoryAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            "select override_id, entry_id, field, value, until, who, reason, at from core_override order by override_id",
            r => new OverrideLine(r.GetInt64(0), r.GetString(1), r.GetString(2), r.TextOrNull(3), r.GetFieldValue<DateOnly>(4), r.GetString(5), r.GetString(6), r.GetFieldValue<DateTimeOffset>(7)),
            cancel);
    }

    /// <returns>Its number.</returns>
    public async Task<long> AddAsync(OverrideLine line, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = connection.Command(
            "insert into core_override (entry_id, field, value, until, who, reason, at) values ($1, $2, $3, $4, $5, $6, $7) returning override_id",
            line.EntryId,
            line.Field,
            line.Value,
            line.Until,
            line.Who,
            line.Reason,
            line.At);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}

/// <param name="Value">Null: taken back.</param>
internal sealed record OverrideLine(long Id, string EntryId, string Field, string? Value, DateOnly Until, string Who, string Reason, DateTimeOffset At)
{
    public FactOverride AsOverride() => new(Id, EntryId, Field, Value!, Until, Who, Reason);
}
