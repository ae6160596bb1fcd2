using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scoring;
using Npgsql;
using NpgsqlTypes;

namespace GreenBatch.Scheduler.Store;

/// <summary>The review queue, and the decisions of people on it: only ever added to.</summary>
internal sealed class ReviewStore(NpgsqlDataSource database)
{
    private const string QueueColumns = "subject, question, candidates, origin::text, explanation, card::text, effect, delta, effect_text, uncertainty, run_id, cycle";

    private const string DecisionColumns = "decision_id, subject, entry_id, relation, who, reason, at, fingerprint, anchor, basis::text, cycle, run_id, entered_by, state";

    /// <summary>The open questions of a cycle, the gravest first, each with what somebody has proposed and nobody confirmed.</summary>
    public async Task<IReadOnlyList<QueuedReview>> LoadQueueAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var proposals = (await LoadProposalsAsync(connection, cancel)).ToDictionary(p => p.Decision.Subject, StringComparer.Ordinal);
        return await connection.QueryAsync(
            $"""select {QueueColumns} from core_review where cycle = $1 order by position, subject collate "C" """,
            r => Queued(r) with { Proposal = proposals.GetValueOrDefault(r.GetString(0)) },
            cancel,
            cycle.Year);
    }

    /// <summary>The question of this key in the newest cycle that asks it.</summary>
    public async Task<QueuedReview?> FindAsync(string subject, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var found = await connection.QueryAsync($"select {QueueColumns} from core_review where subject = $1 order by cycle desc limit 1", Queued, cancel, subject);
        return found.Count == 0 ? null : found[0] with { Proposal = (await LoadProposalsAsync(connection, cancel)).Find(p => string.Equals(p.Decision.Subject, subject, StringComparison.Ordinal)) };
    }

    /// <summary>The answer that counts on each subject: the newest that is effective.</summary>
    public async Task<IReadOnlyList<MatchDecision>> LoadDecisionsAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            $"""select distinct on (subject collate "C") {DecisionColumns} from core_decision where state = 'effective' order by subject collate "C", decision_id desc""",
            r => Decision(r).Decision,
            cancel);
    }

    /// <summary>Every answer ever given, the oldest first.</summary>
    public async Task<IReadOnlyList<DecisionLine>> LoadHistoryAsync(Cycle? cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync($"select {DecisionColumns} from core_decision where $1::integer is null or cycle = $1 or cycle is null order by decision_id", Decision, cancel, cycle?.Year);
    }

    /// <summary>Entries and fingerprints that a departmental record is tied to in the newest cycle that has it.</summary>
    public async Task<IReadOnlyList<(string EntryId, string Fingerprint)>> LoadTiesAsync(string subject, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            "select entry_id, fingerprint from core_link where subject = $1 and cycle = (select max(cycle) from core_link where subject = $1) order by entry_id",
            r => (r.GetString(0), r.GetString(1)),
            cancel,
            subject);
    }

    /// <summary>Whether the unit is listed in any cycle that was reconciled.</summary>
    public async Task<bool> IsListedAsync(string entryId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = connection.Command("select exists (select from core_dossier where entry_id = $1)", entryId);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    public async Task AddAsync(DecisionLine line, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var decision = line.Decision;
        await connection.ExecuteAsync(
            """
            insert into core_decision (subject, entry_id, relation, who, reason, at, fingerprint, anchor, basis, cycle, run_id, entered_by, state)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13)
            """,
            cancel,
            decision.Subject,
            decision.EntryId,
            decision.Relation,
            decision.Who,
            decision.Reason,
            line.At,
            decision.Fingerprint,
            decision.Anchor,
            decision.Record is null ? null : StoreJson.Write(new Basis(decision.Record, decision.Units)),
            line.Cycle,
            line.RunId,
            line.EnteredBy,
            line.IsProposed ? "proposed" : "effective");
    }

    internal static Task CopyAsync(NpgsqlConnection connection, RunScope run, IReadOnlyList<RankedReview> queue, CancellationToken cancel) => connection.CopyAsync(
        "core_review (cycle, subject, question, candidates, origin, explanation, position, card, effect, delta, effect_text, uncertainty, run_id)",
        queue.Select((review, position) => (review, position)),
        async (importer, row) =>
        {
            var item = row.review.Item;
            await importer.WholeAsync(run.Cycle.Year);
            await importer.TextAsync(item.Subject);
            await importer.TextAsync(item.Question);
            await importer.WriteAsync(item.Candidates.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            await importer.OriginAsync(item.Origin);
            await importer.TextAsync(item.Explanation);
            await importer.WholeAsync(row.position + 1);
            await importer.JsonAsync(StoreJson.Write(item));
            await importer.TextAsync(Words.Of(row.review.Effect.Kind));
            await importer.NumberAsync(row.review.Effect.Delta);
            await importer.TextAsync(row.review.Effect.Text);
            await importer.NumberAsync(row.review.Uncertainty);
            await importer.TextAsync(run.Id);
        },
        cancel);

    /// <summary>Proposals that no later effective answer has overtaken.</summary>
    private static Task<List<DecisionLine>> LoadProposalsAsync(NpgsqlConnection connection, CancellationToken cancel) => connection.QueryAsync(
        $"select * from (select distinct on (subject) {DecisionColumns} from core_decision order by subject, decision_id desc) d where d.state = 'proposed'",
        Decision,
        cancel);

    private static QueuedReview Queued(NpgsqlDataReader r)
    {
        var item = StoreJson.ReadOrNull<ReviewItem>(r.TextOrNull(5)) ?? new ReviewItem(r.GetString(0), r.GetString(1), r.GetFieldValue<string[]>(2), r.OriginOrNull(3), r.GetString(4));
        return new QueuedReview(new Cycle(r.GetInt32(11)), item, new Effect(Words.Parse<TrialEffect>(r.GetString(6)), r.GetDecimal(7), r.GetString(8)), r.GetDecimal(9), r.TextOrNull(10) ?? "");
    }

    private static DecisionLine Decision(NpgsqlDataReader r)
    {
        var basis = StoreJson.ReadOrNull<Basis>(r.TextOrNull(9));
        var decision = new MatchDecision(r.GetString(1), r.TextOrNull(2), r.GetString(3), r.GetString(4), r.GetString(5))
        {
            Fingerprint = r.TextOrNull(7),
            Anchor = r.TextOrNull(8),
            Record = basis?.Record,
            Units = basis?.Units ?? [],
        };
        return new DecisionLine(decision, r.GetFieldValue<DateTimeOffset>(6), r.TextOrNull(12) ?? decision.Who)
        {
            Id = r.GetInt64(0),
            Cycle = r.WholeOrNull(10),
            RunId = r.TextOrNull(11),
            IsProposed = r.GetString(13) is "proposed",
        };
    }

    private sealed record Basis(ReviewSide Record, IReadOnlyList<ReviewSide> Units);
}

/// <summary>An open question as it lies in the queue.</summary>
/// <param name="RunId">Run that asked it.</param>
internal sealed record QueuedReview(Cycle Cycle, ReviewItem Item, Effect Effect, decimal Uncertainty, string RunId)
{
    /// <summary>An answer that waits for a second person.</summary>
    public DecisionLine? Proposal { get; init; }
}

/// <summary>One answer of one person.</summary>
/// <param name="EnteredBy">Who ran the program; in a workbook another may be named as the one who decided.</param>
internal sealed record DecisionLine(MatchDecision Decision, DateTimeOffset At, string EnteredBy)
{
    public long Id { get; init; }

    public int? Cycle { get; init; }

    public string? RunId { get; init; }

    /// <summary>It ties two different credit codes, and waits for another person.</summary>
    public bool IsProposed { get; init; }
}
