using GreenBatch.Ingest;
using GreenBatch.Kernel;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Settled facts and relations of a cycle: the slice that reconciliation replaces, and what reads it.</summary>
internal sealed class FactStore(NpgsqlDataSource database)
{
    /// <summary>By entry and field.</summary>
    public async Task<IReadOnlyList<Fact>> LoadFactsAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """select entry_id, field, value, origin::text, as_of, rule, rivals::text, override_id from core_fact where cycle = $1 order by entry_id collate "C", field collate "C" """,
            r => new Fact(r.GetString(0), r.GetString(1), r.GetString(2), r.OriginOrNull(3), r.DayOrNull(4), r.GetString(5))
            {
                Rivals = StoreJson.Read<List<FactRival>>(r.GetString(6)),
                OverrideId = r.IsDBNull(7) ? null : r.GetInt64(7),
            },
            cancel,
            cycle.Year);
    }

    /// <summary>Renames, mergers, branches, sites and members, in the order of the entries.</summary>
    public async Task<IReadOnlyList<EntryRelation>> LoadRelationsAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            "select from_entry_id, from_name, kind, to_entry_id, to_name, held_from, source, origin::text, evidence from core_relation where cycle = $1 order by position",
            r => new EntryRelation(new(r.TextOrNull(0), r.GetString(1)), r.GetString(2), new(r.TextOrNull(3), r.GetString(4)), r.DayOrNull(5), r.GetString(6), r.OriginOrNull(7), r.GetString(8)),
            cancel,
            cycle.Year);
    }

    internal static async Task CopyAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<Fact> facts, IReadOnlyList<EntryRelation> relations, CancellationToken cancel)
    {
        await CopyFactsAsync(connection, cycle, facts, cancel);
        await CopyRelationsAsync(connection, cycle, relations, cancel);
    }

    private static Task CopyFactsAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<Fact> facts, CancellationToken cancel) => connection.CopyAsync(
        "core_fact (cycle, entry_id, field, value, origin, as_of, rule, rivals, override_id)",
        facts,
        async (importer, fact) =>
        {
            await importer.WholeAsync(cycle);
            await importer.TextAsync(fact.EntryId);
            await importer.TextAsync(fact.Field);
            await importer.TextAsync(fact.Value);
            await importer.OriginAsync(fact.Origin);
            await importer.DayAsync(fact.AsOf);
            await importer.TextAsync(fact.Rule);
            await importer.JsonAsync(StoreJson.Write(fact.Rivals));
            if (fact.OverrideId is { } id)
                await importer.WriteAsync(id, NpgsqlTypes.NpgsqlDbType.Bigint, cancel);
            else
                await importer.WriteNullAsync(cancel);
        },
        cancel);

    private static Task CopyRelationsAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<EntryRelation> relations, CancellationToken cancel) => connection.CopyAsync(
        "core_relation (cycle, position, from_entry_id, from_name, kind, to_entry_id, to_name, held_from, source, origin, evidence)",
        relations.Select((relation, position) => (relation, position)),
        async (importer, row) =>
        {
            await importer.WholeAsync(cycle);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(row.relation.From.EntryId);
            await importer.TextAsync(row.relation.From.Name);
            await importer.TextAsync(row.relation.Kind);
            await importer.TextAsync(row.relation.To.EntryId);
            await importer.TextAsync(row.relation.To.Name);
            await importer.DayAsync(row.relation.On);
            await importer.TextAsync(row.relation.Source);
            await importer.OriginAsync(row.relation.Origin);
            await importer.TextAsync(row.relation.Evidence);
        },
        cancel);
}
