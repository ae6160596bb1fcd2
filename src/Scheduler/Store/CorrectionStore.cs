using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>校核纠错: what departments are asked to correct, and what became of it. A request and its steps are only ever added to.</summary>
internal sealed class CorrectionStore(NpgsqlDataSource database)
{
    /// <summary>With the newest step of each, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<Correction>> LoadAsync(int cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select c.correction_id, c.cycle, c.source, c.entry_id, c.name, c.credit_code, c.field, c.our_value, c.their_value, c.evidence, c.their_place, c.due, c.who, c.at,
                   s.state, s.answer, s.answer_value, s.who, s.at
            from core_correction c
            cross join lateral (select * from core_correction_step s where s.correction_id = c.correction_id order by s.step_id desc limit 1) s
            where c.cycle = $1 order by c.correction_id collate "C"
            """,
            r => new Correction(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4), r.TextOrNull(5), r.GetString(6), r.GetString(7), r.GetString(8), r.GetString(9), r.GetString(10), r.GetFieldValue<DateOnly>(11), r.GetString(12), r.GetFieldValue<DateTimeOffset>(13))
            {
                State = Words.Parse<CorrectionState>(r.GetString(14)),
                Answer = r.TextOrNull(15),
                AnswerValue = r.TextOrNull(16),
                LastBy = r.GetString(17),
                LastAt = r.GetFieldValue<DateTimeOffset>(18),
            },
            cancel,
            cycle);
    }

    /// <summary>Adds requests as drafts, in one transaction.</summary>
    public async Task AddAsync(IReadOnlyList<Correction> corrections, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var c in corrections)
        {
            await connection.ExecuteAsync(
                """
                insert into core_correction (correction_id, cycle, source, entry_id, name, credit_code, field, our_value, their_value, evidence, their_place, due, who, at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                """,
                cancel,
                c.Id,
                c.Cycle,
                c.Source,
                c.EntryId,
                c.Name,
                c.CreditCode,
                c.Field,
                c.OurValue,
                c.TheirValue,
                c.Evidence,
                c.TheirPlace,
                c.Due,
                c.Who,
                c.At);
            await AddStepAsync(connection, new CorrectionStep(c.Id, CorrectionState.Draft, c.Who, c.Who, c.At), cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Adds steps, in one transaction.</summary>
    public async Task AddStepsAsync(IReadOnlyList<CorrectionStep> steps, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var step in steps)
            await AddStepAsync(connection, step, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static Task<int> AddStepAsync(NpgsqlConnection connection, CorrectionStep step, CancellationToken cancel) => connection.ExecuteAsync(
        "insert into core_correction_step (correction_id, state, answer, answer_value, who, entered_by, at) values ($1, $2, $3, $4, $5, $6, $7)",
        cancel,
        step.CorrectionId,
        Words.Of(step.State),
        step.Answer,
        step.AnswerValue,
        step.Who,
        step.EnteredBy,
        step.At);
}

internal enum CorrectionState
{
    /// <summary>起草.</summary>
    Draft,

    /// <summary>已发.</summary>
    Sent,

    /// <summary>已答复.</summary>
    Answered,

    /// <summary>已采纳: the department has corrected, or we have.</summary>
    Adopted,

    /// <summary>驳回: the department keeps its value.</summary>
    Rejected,
}

/// <summary>One fact that one department is asked to check.</summary>
/// <param name="Evidence">What our value rests on: source, file, row.</param>
/// <param name="TheirPlace">Delivery, file, sheet and row of the department's value.</param>
/// <param name="Due">Day by which an answer is asked for.</param>
internal sealed record Correction(
    string Id, int Cycle, string Source, string EntryId, string Name, string? CreditCode, string Field, string OurValue, string TheirValue, string Evidence, string TheirPlace, DateOnly Due, string Who, DateTimeOffset At)
{
    public CorrectionState State { get; init; }

    public string? Answer { get; init; }

    public string? AnswerValue { get; init; }

    public string LastBy { get; init; } = "";

    public DateTimeOffset LastAt { get; init; }
}

internal sealed record CorrectionStep(string CorrectionId, CorrectionState State, string Who, string EnteredBy, DateTimeOffset At)
{
    public string? Answer { get; init; }

    public string? AnswerValue { get; init; }
}
