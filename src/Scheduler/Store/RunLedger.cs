using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>
/// The run ledger. One run per cycle at a time: a session advisory lock that dies with its process, and a unique partial index
/// that no lock trick gets around. A run that was killed is taken up again under its own id, so that a repeated run leaves what an undisturbed one leaves.
/// </summary>
internal sealed class RunLedger(NpgsqlDataSource database, TimeProvider clock, Serilog.ILogger log)
{
    /// <summary>First key of the advisory locks: "gree" in ASCII. The second is the cycle.</summary>
    private const int LockFamily = 0x67726565;
    private const int MaximumUnattendedAttempts = 3;

    /// <summary>Starts or takes up the run of a cycle, or says which run holds it (exit 6).</summary>
    public async Task<RunScope> StartAsync(Cycle cycle, string kind, RunReason reason, CancellationToken cancel)
    {
        var holder = await database.OpenConnectionAsync(cancel);
        try
        {
            await LockAsync(holder, cycle, cancel);
            var run = await TakeUpAsync(holder, cycle, kind, reason, cancel) ?? await InsertAsync(holder, cycle, kind, reason, cancel);
            return new RunScope(run, holder, clock, log);
        }
        catch
        {
            // Back in the pool the session lives on, and with it the lock.
            await holder.ExecuteAsync("select pg_advisory_unlock_all()", CancellationToken.None);
            await holder.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<RunEntry>> ListAsync(Cycle? cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            """
            select run_id, cycle, kind, state, attempt, started_at, ended_at, who, reason, error_code, error, scheme_hash, input_hash
            from run_run where $1::integer is null or cycle = $1 order by cycle, sequence
            """,
            RunEntry.Read,
            cancel,
            cycle?.Year);
    }

    public async Task<IReadOnlyList<StepEntry>> StepsAsync(string runId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync(
            "select number, step, state, started_at, ended_at, counts::text from run_step where run_id = $1 order by number",
            r => new StepEntry(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.IsDBNull(4) ? null : r.GetFieldValue<DateTimeOffset>(4), r.GetString(5)),
            cancel,
            runId);
    }

    private static async Task LockAsync(NpgsqlConnection holder, Cycle cycle, CancellationToken cancel)
    {
        // A killed client's lock must not outlive it for longer than this, even while its last statement runs.
        await holder.ExecuteAsync("set client_connection_check_interval = '2s'", cancel);
        await using var command = holder.Command("select pg_try_advisory_lock($1, $2)", LockFamily, cycle.Year);
        if (await command.ExecuteScalarAsync(cancel) is true)
            return;
        var active = await holder.QueryAsync("select run_id from run_run where cycle = $1 and state = 'running'", r => r.GetString(0), cancel, cycle.Year);
        throw new UserError(
            ExitCode.Conflict,
            "GB-RUN-006",
            $"{cycle} 年度正在由运行 {(active.Count > 0 ? active[0] : "（正在启动）")} 处理",
            "等它结束后再试；进度见 ./greenbatch runs list");
    }

    /// <summary>The lock is ours, so whatever still says "running" was killed: mark it, and take it up when it is the same kind of run.</summary>
    private async Task<RunEntry?> TakeUpAsync(NpgsqlConnection holder, Cycle cycle, string kind, RunReason reason, CancellationToken cancel)
    {
        await holder.ExecuteAsync("update run_run set state = 'interrupted', ended_at = $2 where cycle = $1 and state = 'running'", cancel, cycle.Year, clock.GetUtcNow());
        var last = await holder.QueryAsync(
            "select run_id, kind, state, attempt from run_run where cycle = $1 order by sequence desc limit 1",
            r => (Id: r.GetString(0), Kind: r.GetString(1), State: r.GetString(2), Attempt: r.GetInt32(3)),
            cancel,
            cycle.Year);
        if (last.Count == 0 || last[0].State != "interrupted" || last[0].Kind != kind)
            return null;
        if (reason.IsUnattended && last[0].Attempt >= MaximumUnattendedAttempts)
        {
            throw new UserError(
                ExitCode.Conflict,
                "GB-RUN-007",
                $"运行 {last[0].Id} 已中断 {last[0].Attempt} 次，不再自动重试",
                "查看日志找出中断原因，然后手工执行同一命令");
        }

        await holder.ExecuteAsync(
            "update run_run set state = 'running', ended_at = null, attempt = attempt + 1, host = $2, process_id = $3 where run_id = $1",
            cancel,
            last[0].Id,
            Environment.MachineName,
            Environment.ProcessId);
        await holder.ExecuteAsync("delete from run_step where run_id = $1", cancel, last[0].Id);
        return await FindAsync(holder, last[0].Id, cancel);
    }

    private async Task<RunEntry> InsertAsync(NpgsqlConnection holder, Cycle cycle, string kind, RunReason reason, CancellationToken cancel)
    {
        await using var next = holder.Command("select coalesce(max(sequence), 0) + 1 from run_run where cycle = $1", cycle.Year);
        var sequence = Convert.ToInt32(await next.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        var id = string.Create(CultureInfo.InvariantCulture, $"R{cycle.Year}-{sequence:00}");
        await holder.ExecuteAsync(
            """
            insert into run_run (run_id, cycle, sequence, kind, state, started_at, host, process_id, who, reason)
            values ($1, $2, $3, $4, 'running', $5, $6, $7, $8, $9)
            """,
            cancel,
            id,
            cycle.Year,
            sequence,
            kind,
            clock.GetUtcNow(),
            Environment.MachineName,
            Environment.ProcessId,
            reason.Who,
            reason.Reason);
        return await FindAsync(holder, id, cancel);
    }

    private static async Task<RunEntry> FindAsync(NpgsqlConnection connection, string runId, CancellationToken cancel)
    {
        var found = await connection.QueryAsync(
            """
            select run_id, cycle, kind, state, attempt, started_at, ended_at, who, reason, error_code, error, scheme_hash, input_hash
            from run_run where run_id = $1
            """,
            RunEntry.Read,
            cancel,
            runId);
        return found[0];
    }
}

/// <summary>Who started a run and why.</summary>
/// <param name="IsUnattended">Started by the schedule: a run that keeps dying is not repeated for ever.</param>
internal sealed record RunReason(string Who, string? Reason, bool IsUnattended = false);

internal sealed record RunEntry(string RunId, Cycle Cycle, string Kind, string State, int Attempt, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Who)
{
    public string? Reason { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    public string? SchemeHash { get; init; }

    public string? InputHash { get; init; }

    public static RunEntry Read(NpgsqlDataReader reader) =>
        new(
            reader.GetString(0),
            new Cycle(reader.GetInt32(1)),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetInt32(4),
            reader.GetFieldValue<DateTimeOffset>(5),
            reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
            reader.GetString(7))
        {
            Reason = reader.TextOrNull(8),
            ErrorCode = reader.TextOrNull(9),
            Error = reader.TextOrNull(10),
            SchemeHash = reader.TextOrNull(11),
            InputHash = reader.TextOrNull(12),
        };
}

internal sealed record StepEntry(int Number, string Step, string State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Counts);
