using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scoring;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Saves what reconciliation made of a cycle: its whole slice of core_ is replaced in one transaction.</summary>
internal sealed class ReconcileStore(NpgsqlDataSource database)
{
    private static readonly string[] Slices =
    [
        "delete from core_alias where cycle = $1",
        "delete from core_link where cycle = $1",
        "delete from core_conflict where cycle = $1",
        "delete from core_review where cycle = $1",
        "delete from core_outside where cycle = $1",
        "delete from core_unmatched where cycle = $1",
        "delete from core_issue where cycle = $1",
        "delete from core_fact where cycle = $1",
        "delete from core_relation where cycle = $1",
        "delete from core_dossier where cycle = $1",
    ];

    /// <param name="queue">The result's questions, the gravest first.</param>
    /// <param name="effects">What hangs on each of the result's conflicts.</param>
    public async Task SaveAsync(RunScope run, ReconcileResult result, IReadOnlyList<RankedReview> queue, IReadOnlyList<Effect> effects, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await run.GuardAsync(connection, cancel);
        var cycle = run.Cycle.Year;
        foreach (var slice in Slices)
            await connection.ExecuteAsync(slice, cancel, cycle);
        await CopyAliasesAsync(connection, cycle, result.Aliases, cancel);
        await CopyLinksAsync(connection, cycle, result.Links, cancel);
        Fault.At(Fault.ReconcileMiddle);
        await CopyConflictsAsync(connection, cycle, result.Conflicts.Zip(effects), cancel);
        await ReviewStore.CopyAsync(connection, run, queue, cancel);
        await FactStore.CopyAsync(connection, cycle, result.Facts, result.Relations, cancel);
        await CopyOutsideAsync(connection, cycle, result.Outside, cancel);
        await CopyUnmatchedAsync(connection, cycle, result.Outside, cancel);
        await CopyIssuesAsync(connection, cycle, result, cancel);
        await DossierStore.CopyAsync(connection, cycle, result.Dossiers, cancel);
        await transaction.CommitAsync(cancel);
        Fault.At(Fault.ReconcileCommitSent);
    }

    /// <summary>Names and codes learned in this and earlier cycles.</summary>
    public async Task<IReadOnlyList<DatedAlias>> LoadAliasesAsync(Cycle before, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select distinct entry_id, kind, value, valid_from, valid_to, source from core_alias
            where cycle < $1 order by entry_id, kind, value, source, valid_from, valid_to
            """,
            r => new DatedAlias(r.GetString(0), r.GetString(1), r.GetString(2), r.DayOrNull(3), r.DayOrNull(4), r.GetString(5)),
            cancel,
            before.Year);
    }

    public async Task<IReadOnlyList<Conflict>> LoadConflictsAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            "select entry_id, field, winner, winner_origin::text, loser, loser_origin::text, rule, is_open from core_conflict where cycle = $1 order by number",
            r => new Conflict(r.GetString(0), r.GetString(1), r.GetString(2), r.OriginOrNull(3), r.GetString(4), r.OriginOrNull(5), r.GetString(6), r.GetBoolean(7)),
            cancel,
            cycle.Year);
    }

    /// <summary>The conflicts with what hangs on each: a flag first, then a state, then the size of the change of score.</summary>
    public async Task<IReadOnlyList<RankedConflict>> LoadRankedConflictsAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select entry_id, field, winner, winner_origin::text, loser, loser_origin::text, rule, is_open, effect, delta, effect_text, number from core_conflict where cycle = $1
            order by array_position(array['flag', 'state', 'score', 'none'], effect), abs(delta) desc, is_open desc, number
            """,
            r => new RankedConflict(
                r.GetInt32(11),
                new Conflict(r.GetString(0), r.GetString(1), r.GetString(2), r.OriginOrNull(3), r.GetString(4), r.OriginOrNull(5), r.GetString(6), r.GetBoolean(7)),
                new Effect(Words.Parse<TrialEffect>(r.GetString(8)), r.GetDecimal(9), r.GetString(10))),
            cancel,
            cycle.Year);
    }

    /// <summary>Ties of departmental records in earlier frozen cycles, the newest cycle last: a draft may still change.</summary>
    public async Task<IReadOnlyList<EarlierLink>> LoadEarlierLinksAsync(Cycle before, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select l.cycle, l.subject, l.entry_id, l.tier, l.fingerprint from core_link l join out_assessment a using (cycle)
            where l.cycle < $1 and a.frozen_at is not null and l.subject is not null and l.relation = 'same'
            order by l.cycle, l.subject collate "C", l.entry_id collate "C"
            """,
            r => new EarlierLink(new Cycle(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4)),
            cancel,
            before.Year);
    }

    public async Task<IReadOnlyList<ReviewItem>> LoadReviewsAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """select subject, question, candidates, origin::text, explanation from core_review where cycle = $1 order by subject collate "C" """,
            r => new ReviewItem(r.GetString(0), r.GetString(1), r.GetFieldValue<string[]>(2), r.OriginOrNull(3), r.GetString(4)),
            cancel,
            cycle.Year);
    }

    public async Task<IReadOnlyList<LinkLine>> LoadLinksAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select delivery_id, file, sheet, row, dataset, entry_id, tier, relation, explanation, weights::text from core_link
            where cycle = $1 order by delivery_id collate "C", file collate "C", sheet, row, entry_id
            """,
            r => new LinkLine(r.GetString(0), r.GetString(1), r.TextOrNull(2), r.GetInt32(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8), StoreJson.ReadOrNull<Waterfall>(r.TextOrNull(9))),
            cancel,
            cycle.Year);
    }

    private static Task CopyAliasesAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<DatedAlias> aliases, CancellationToken cancel) => connection.CopyAsync(
        "core_alias (cycle, entry_id, kind, value, valid_from, valid_to, source)",
        aliases,
        async (importer, alias) =>
        {
            await importer.WholeAsync(cycle);
            await importer.TextAsync(alias.EntryId);
            await importer.TextAsync(alias.Kind);
            await importer.TextAsync(alias.Value);
            await importer.DayAsync(alias.ValidFrom);
            await importer.DayAsync(alias.ValidTo);
            await importer.TextAsync(alias.Source);
        },
        cancel);

    private static Task CopyLinksAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<Link> links, CancellationToken cancel) => connection.CopyAsync(
        "core_link (cycle, delivery_id, file, sheet, row, dataset, entry_id, tier, relation, explanation, subject, fingerprint, weights)",
        links,
        async (importer, link) =>
        {
            await importer.WholeAsync(cycle);
            await importer.TextAsync(link.Record.Origin.Delivery);
            await importer.TextAsync(link.Record.Origin.File);
            await importer.TextAsync(link.Record.Origin.Sheet);
            await importer.WholeAsync(link.Record.Origin.Row);
            await importer.TextAsync(link.Record.Dataset.Id);
            await importer.TextAsync(link.EntryId);
            await importer.TextAsync(link.Tier);
            await importer.TextAsync(link.Relation);
            await importer.TextAsync(link.Explanation);
            await importer.TextAsync(link.Subject);
            await importer.TextAsync(link.Fingerprint);
            await importer.JsonAsync(link.Weights is null ? null : StoreJson.Write(link.Weights));
        },
        cancel);

    private static Task CopyConflictsAsync(NpgsqlConnection connection, int cycle, IEnumerable<(Conflict Conflict, Effect Effect)> conflicts, CancellationToken cancel) => connection.CopyAsync(
        "core_conflict (cycle, number, entry_id, field, winner, winner_origin, loser, loser_origin, rule, is_open, effect, delta, effect_text)",
        conflicts.Select((ranked, number) => (conflict: ranked.Conflict, effect: ranked.Effect, number)),
        async (importer, row) =>
        {
            await importer.WholeAsync(cycle);
            await importer.WholeAsync(row.number + 1);
            await importer.TextAsync(row.conflict.EntryId);
            await importer.TextAsync(row.conflict.Field);
            await importer.TextAsync(row.conflict.Winner);
            await importer.OriginAsync(row.conflict.WinnerOrigin);
            await importer.TextAsync(row.conflict.Loser);
            await importer.OriginAsync(row.conflict.LoserOrigin);
            await importer.TextAsync(row.conflict.Rule);
            await importer.FlagAsync(row.conflict.IsOpen);
            await importer.TextAsync(Words.Of(row.effect.Kind));
            await importer.NumberAsync(row.effect.Delta);
            await importer.TextAsync(row.effect.Text);
        },
        cancel);

    private static Task CopyOutsideAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<SourceRecord> outside, CancellationToken cancel) => connection.CopyAsync(
        "core_outside (cycle, source, dataset, records)",
        outside.GroupBy(r => (r.Dataset.Source, r.Dataset.Id)),
        async (importer, group) =>
        {
            await importer.WholeAsync(cycle);
            await importer.TextAsync(group.Key.Source);
            await importer.TextAsync(group.Key.Id);
            await importer.WholeAsync(group.Count());
        },
        cancel);

    /// <summary>Departmental rows that came near the list and belong to nobody on it; the platform's own are findings already.</summary>
    private static Task CopyUnmatchedAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<SourceRecord> outside, CancellationToken cancel) => connection.CopyAsync(
        "core_unmatched (cycle, position, source, dataset, name, credit_code, authority, origin)",
        outside.Where(r => r.Dataset.Source is not "platform").Select((record, position) => (record, position)),
        async (importer, row) =>
        {
            await importer.WholeAsync(cycle);
            await importer.WholeAsync(row.position + 1);
            await importer.TextAsync(row.record.Dataset.Source);
            await importer.TextAsync(row.record.Dataset.Id);
            await importer.TextAsync(row.record.Text("name"));
            await importer.TextAsync(row.record.Text("credit_code"));
            await importer.TextAsync(row.record.Text("authority"));
            await importer.OriginAsync(row.record.Origin);
        },
        cancel);

    private static Task CopyIssuesAsync(NpgsqlConnection connection, int cycle, ReconcileResult result, CancellationToken cancel) => connection.CopyAsync(
        "core_issue (cycle, position, entry_id, code, severity, message, column_name, value, advice, origin)",
        result.Issues.Select(issue => (entry: (string?)null, issue))
            .Concat(result.Dossiers.SelectMany(d => d.Issues.Select(issue => (entry: (string?)d.Entry.Id, issue))))
            .Select((row, position) => (row.entry, row.issue, position)),
        async (importer, row) =>
        {
            await importer.WholeAsync(cycle);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(row.entry);
            await importer.TextAsync(row.issue.Code);
            await importer.TextAsync(Words.Of(row.issue.Severity));
            await importer.TextAsync(row.issue.Message);
            await importer.TextAsync(row.issue.Column);
            await importer.TextAsync(row.issue.Value);
            await importer.TextAsync(row.issue.Advice);
            await importer.OriginAsync(row.issue.Origin);
        },
        cancel);
}

/// <summary>One record tied to one entry, as stored.</summary>
internal sealed record LinkLine(string Delivery, string File, string? Sheet, int Row, string Dataset, string EntryId, string Tier, string Relation, string Explanation, Waterfall? Weights);

/// <summary>A conflict with its number in the cycle and what hangs on it.</summary>
internal sealed record RankedConflict(int Number, Conflict Conflict, Effect Effect);
