using System.Text.Json.Serialization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scoring;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Assessments: one per cycle, a draft until it is frozen.</summary>
internal sealed class AssessmentStore(NpgsqlDataSource database)
{
    /// <summary>Fails with exit 6 when the cycle is frozen: from then on nothing of it may be written.</summary>
    public async Task RefuseFrozenAsync(Cycle cycle, CancellationToken cancel)
    {
        if (await FindAsync(cycle, cancel) is { FrozenAt: not null } frozen)
        {
            throw new UserError(
                ExitCode.Conflict,
                "GB-FRZ-006",
                $"{cycle} 年度已定稿（运行 {frozen.RunId}，{frozen.FrozenReason}），不能再写入",
                "定稿只能以更正版另行处理；查看用 ./greenbatch report 或 explain");
        }
    }

    public async Task<AssessmentHead?> FindAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var found = await connection.QueryAsync(
            """
            select run_id, cycle, scheme_hash, input_hash, made_at, frozen_at, frozen_by, frozen_reason
            from out_assessment where cycle = $1
            """,
            AssessmentHead.Read,
            cancel,
            cycle.Year);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Replaces the draft of the run's cycle by this assessment, in one transaction.</summary>
    /// <param name="schemeFiles">Path → text of the scheme's files: the cycle will be reported with these, whatever the folder says later.</param>
    public async Task SaveAsync(RunScope run, Assessment assessment, Scheme scheme, string schemeHash, IReadOnlyDictionary<string, string> schemeFiles, string inputHash, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await run.GuardAsync(connection, cancel);
        await connection.ExecuteAsync("insert into out_scheme (scheme_hash, files) values ($1, $2::jsonb) on conflict do nothing", cancel, schemeHash, StoreJson.Write(schemeFiles));
        await connection.ExecuteAsync("delete from out_assessment where cycle = $1", cancel, run.Cycle.Year);
        await connection.ExecuteAsync(
            "insert into out_assessment (run_id, cycle, status, scheme_hash, input_hash, made_at) values ($1, $2, $3, $4, $5, $6)",
            cancel,
            run.Id,
            run.Cycle.Year,
            Words.Of(scheme.Status),
            schemeHash,
            inputHash,
            run.StartedAt);
        foreach (var (kind, group) in assessment.Populations.SelectMany(p => p.Groups.Select(g => (p.Kind, g))))
            await InsertRankingAsync(connection, run.Id, kind, group, scheme, cancel);
        Fault.At(Fault.ScoreMiddle);
        await AssessmentRows.CopyAsync(connection, run.Id, assessment, cancel);
        await transaction.CommitAsync(cancel);
        Fault.At(Fault.RankCommitSent);
    }

    /// <summary>The assessment as it was saved, its dossiers beside it.</summary>
    public async Task<Assessment> LoadAsync(AssessmentHead head, IReadOnlyList<Dossier> dossiers, Scheme scheme, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await AssessmentRows.LoadAsync(connection, head, dossiers, scheme, cancel);
    }

    public async Task<IReadOnlyDictionary<string, string>> LoadSchemeFilesAsync(string schemeHash, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var found = await connection.QueryAsync("select files::text from out_scheme where scheme_hash = $1", r => StoreJson.Read<Dictionary<string, string>>(r.GetString(0)), cancel, schemeHash);
        return found[0];
    }

    /// <summary>Outcomes of the frozen cycles before this one: only these feed streaks.</summary>
    public async Task<IReadOnlyList<PastOutcome>> LoadHistoryAsync(Cycle before, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select u.entry_id, a.cycle, a.status, u.is_bottom, u.published, u.rank, p.n, p.cut, u.level, a.run_id
            from out_assessment a join out_unit u using (run_id) join out_population p on p.run_id = u.run_id and p.kind = u.kind and p.name = u.population
            where a.frozen_at is not null and a.cycle < $1
            order by a.cycle, u.kind, u.position
            """,
            r => new PastOutcome(r.GetString(0), new Cycle(r.GetInt32(1)), Words.Parse<CycleStatus>(r.GetString(2)), r.FlagOrNull(3))
            {
                Published = r.NumberOrNull(4),
                Rank = r.WholeOrNull(5),
                N = r.GetInt32(6),
                Cut = r.NumberOrNull(7),
                Level = Words.Parse<Level>(r.GetString(8)),
                RunId = r.GetString(9),
            },
            cancel,
            before.Year);
    }

    /// <summary>Units of the earlier cycles that are not frozen, without a result: a gap that nobody may pass over.</summary>
    public async Task<IReadOnlyList<PastOutcome>> LoadGapsAsync(Cycle before, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select u.entry_id, a.cycle, a.status from out_assessment a join out_unit u using (run_id)
            where a.frozen_at is null and a.cycle < $1 order by a.cycle, u.kind, u.position
            """,
            r => new PastOutcome(r.GetString(0), new Cycle(r.GetInt32(1)), Words.Parse<CycleStatus>(r.GetString(2)), IsBottom: null),
            cancel,
            before.Year);
    }

    /// <summary>Cycles that have an assessment which is not frozen, before the given one: a gap in every streak that passes them.</summary>
    public async Task<IReadOnlyList<Cycle>> LoadUnfrozenAsync(Cycle before, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync("select cycle from out_assessment where frozen_at is null and cycle < $1 order by cycle", r => new Cycle(r.GetInt32(0)), cancel, before.Year);
    }

    /// <summary>Makes the draft final, with who and why in the audit list, in one transaction.</summary>
    public async Task FreezeAsync(RunScope run, AssessmentHead head, string reason, DateTimeOffset at, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await run.GuardAsync(connection, cancel);
        await connection.ExecuteAsync("update out_assessment set frozen_at = $2, frozen_by = $3, frozen_reason = $4 where run_id = $1", cancel, head.RunId, at, run.Who, reason);
        Fault.At(Fault.FreezeMiddle);
        await connection.ExecuteAsync(
            "insert into audit_act (at, who, act, cycle, subject, reason, detail) values ($1, $2, 'freeze', $3, $4, $5, $6::jsonb)",
            cancel,
            at,
            run.Who,
            head.Cycle.Year,
            head.RunId,
            reason,
            StoreJson.Write(new { head.SchemeHash, head.InputHash }));
        await transaction.CommitAsync(cancel);
        Fault.At(Fault.FreezeCommitSent);
    }

    /// <summary>The arithmetic of the cut, and beside it the settings that <c>out_second_reading</c> computes the same with.</summary>
    private static Task InsertRankingAsync(NpgsqlConnection connection, string runId, UnitKind kind, RankedGroup group, Scheme scheme, CancellationToken cancel)
    {
        var (published, ranking) = (scheme.Scoring.Published, scheme.Ranking);
        return connection.ExecuteAsync(
            """
            insert into out_population (
                run_id, kind, name, n, k, cut, is_too_small, decimals, rounding, rank_on, share_numerator, share_denominator, quota_rounding, tied_at_cut)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            cancel,
            runId,
            Words.Of(kind),
            group.Name,
            group.N,
            group.K,
            group.Cut,
            group.IsTooSmall,
            published.Decimals,
            published.Mode == MidpointRounding.ToEven ? "half_even" : "half_up",
            Words.Of(ranking.On),
            ranking.Cut.ShareNumerator,
            ranking.Cut.ShareDenominator,
            Words.Of(ranking.Cut.Count),
            Words.Of(ranking.Cut.TiedAtCut));
    }

    public async Task SaveReportAsync(RunScope run, AssessmentHead head, string edition, IReadOnlyList<(string Path, string Sha256, long Bytes)> files, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await run.GuardAsync(connection, cancel);
        await connection.ExecuteAsync("delete from out_report where run_id = $1 and edition = $2", cancel, head.RunId, edition);
        foreach (var file in files)
            await connection.ExecuteAsync("insert into out_report (run_id, edition, path, sha256, bytes) values ($1, $2, $3, $4, $5)", cancel, head.RunId, edition, file.Path, file.Sha256, file.Bytes);
        await transaction.CommitAsync(cancel);
    }
}

/// <summary>What identifies an assessment.</summary>
internal sealed record AssessmentHead(string RunId, Cycle Cycle, string SchemeHash, string InputHash, DateTimeOffset MadeAt) : IStepFigures
{
    [JsonIgnore]
    public string Sentence => $"运行 {RunId}，{FrozenBy}，{FrozenReason}";

    public DateTimeOffset? FrozenAt { get; init; }

    public string? FrozenBy { get; init; }

    public string? FrozenReason { get; init; }

    public static AssessmentHead Read(NpgsqlDataReader r) => new(r.GetString(0), new Cycle(r.GetInt32(1)), r.GetString(2), r.GetString(3), r.GetFieldValue<DateTimeOffset>(4))
    {
        FrozenAt = r.IsDBNull(5) ? null : r.GetFieldValue<DateTimeOffset>(5),
        FrozenBy = r.TextOrNull(6),
        FrozenReason = r.TextOrNull(7),
    };
}
