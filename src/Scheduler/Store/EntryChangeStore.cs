using GreenBatch.Ingest;
using GreenBatch.Kernel;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Mergers and splits of list entries as events: only ever added to.</summary>
internal sealed class EntryChangeStore(NpgsqlDataSource database)
{
    private const string Columns = "change_id, entry_id, kind, other_entry_id, from_cycle, held_from, who, reason, state, at, before::text, after::text";

    /// <summary>What counts, in the order of registration.</summary>
    public async Task<IReadOnlyList<EntryChange>> LoadEffectiveAsync(CancellationToken cancel) =>
        [.. (await LoadAsync(cancel)).Where(c => !c.IsProposed).Select(c => c.Change)];

    /// <summary>Every event, proposals too, the oldest first.</summary>
    public async Task<IReadOnlyList<EntryChangeLine>> LoadAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync($"select {Columns} from core_entry_change order by change_id", Line, cancel);
    }

    public async Task AddAsync(EntryChangeLine line, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var change = line.Change;
        await connection.ExecuteAsync(
            """
            insert into core_entry_change (entry_id, kind, other_entry_id, from_cycle, held_from, who, reason, state, at, before, after)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb)
            """,
            cancel,
            change.EntryId,
            change.Kind,
            change.OtherEntryId,
            change.From.Year,
            change.On,
            change.Who,
            change.Reason,
            line.IsProposed ? "proposed" : "effective",
            line.At,
            StoreJson.Write(line.Before),
            StoreJson.Write(line.After));
    }

    private static EntryChangeLine Line(NpgsqlDataReader r)
    {
        var change = new EntryChange(r.GetString(1), r.GetString(2), r.TextOrNull(3), new Cycle(r.GetInt32(4)), r.GetFieldValue<DateOnly>(5), r.GetString(6), r.GetString(7));
        return new EntryChangeLine(change, r.GetFieldValue<DateTimeOffset>(9), StoreJson.Read<List<ListEntry>>(r.GetString(10)), StoreJson.Read<List<ListEntry>>(r.GetString(11)))
        {
            Id = r.GetInt64(0),
            IsProposed = r.GetString(8) is "proposed",
        };
    }
}

/// <summary>One event with the entries as they stood before and as they stand after it.</summary>
internal sealed record EntryChangeLine(EntryChange Change, DateTimeOffset At, IReadOnlyList<ListEntry> Before, IReadOnlyList<ListEntry> After)
{
    public long Id { get; init; }

    public bool IsProposed { get; init; }
}
