using GreenBatch.Kernel;
using GreenBatch.Scoring;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Records of an assessment that are kept in sight and not counted.</summary>
internal static class KeptRows
{
    public static Task CopyAsync(NpgsqlConnection connection, string runId, List<UnitResult> units, CancellationToken cancel) => connection.CopyAsync(
        "out_kept (run_id, entry_id, position, rule_id, why, reason, event)",
        units.SelectMany(u => u.KeptRecords.Select((kept, position) => (u.Dossier.Entry.Id, kept, position))),
        async (importer, row) =>
        {
            await importer.TextAsync(runId);
            await importer.TextAsync(row.Id);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(row.kept.Rule.Id);
            await importer.TextAsync(Words.Of(row.kept.Why));
            await importer.TextAsync(row.kept.Reason);
            await importer.JsonAsync(StoreJson.Write(row.kept.Event));
        },
        cancel);

    public static Task<List<(string Entry, KeptRecord Kept)>> LoadAsync(NpgsqlConnection connection, string runId, Dictionary<string, VetoRule> rules, CancellationToken cancel) => connection.QueryAsync(
        "select entry_id, rule_id, why, reason, event::text from out_kept where run_id = $1 order by position",
        r => (r.GetString(0), new KeptRecord(rules[r.GetString(1)], StoreJson.Read<UnitEvent>(r.GetString(4)), Words.Parse<KeptReason>(r.GetString(2)), r.GetString(3))),
        cancel,
        runId);
}
