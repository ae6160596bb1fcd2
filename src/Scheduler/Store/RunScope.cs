using System.Diagnostics;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>What a step came to: counts for the ledger, and a sentence for people.</summary>
internal interface IStepFigures
{
    string Sentence { get; }
}

/// <summary>A run that holds its cycle until it is disposed. Every step's transaction asks <see cref="GuardAsync"/> whether the run is still the one in charge.</summary>
internal sealed class RunScope(RunEntry entry, NpgsqlConnection holder, TimeProvider clock, Serilog.ILogger log) : IAsyncDisposable
{
    private int _steps;
    private string _outcome = "done";
    private (string Code, string Message)? _error;

    public string Id => entry.RunId;

    public Cycle Cycle => entry.Cycle;

    public string Who => entry.Who;

    public string? Reason => entry.Reason;

    /// <summary>Time of the run's first attempt: what it makes is dated by it, so that a repeated run gives the same bytes.</summary>
    public DateTimeOffset StartedAt => entry.StartedAt;

    /// <summary>Runs one step, with its counts and outcome in the ledger.</summary>
    public async Task<T> StepAsync<T>(string step, Func<Task<T>> body, CancellationToken cancel)
        where T : IStepFigures
    {
        // Here and not where the run starts: what is pushed inside an awaited method is gone when it returns.
        using var logged = Logs.ForRun(Id);
        var number = ++_steps;
        await holder.ExecuteAsync(
            "insert into run_step (run_id, number, step, state, started_at) values ($1, $2, $3, 'running', $4)",
            cancel,
            Id,
            number,
            step,
            clock.GetUtcNow());
        var watch = Stopwatch.StartNew();
        log.Information("▶ {Cycle} 年度{Step}", Cycle.Year, NameOf(step));
        try
        {
            var counts = await body();
            await EndStepAsync(number, "done", counts);
            log.ForContext("Counts", StoreJson.Write(counts)).Information("✔ {Cycle} 年度{Step}，{Seconds:0.0} 秒：{Sentence}", Cycle.Year, NameOf(step), watch.Elapsed.TotalSeconds, counts.Sentence);
            return counts;
        }
        catch (Exception fault)
        {
            // The boundary of a step: the ledger must say how it ended, whatever ended it. The fault goes on.
            Fail(fault);
            await EndStepAsync(number, "failed", new { });
            throw;
        }
    }

    /// <summary>Done, but somebody should look at what was found (exit 3).</summary>
    public void HasFindings() => _outcome = "findings";

    /// <summary>Fails unless this run still holds the cycle: a paused process whose run was taken up must not write.</summary>
    public async Task GuardAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command(
            "select 1 from run_run where run_id = $1 and state = 'running' and attempt = $2 for share", Id, entry.Attempt);
        if (await command.ExecuteScalarAsync(cancel) is null)
            throw new UserError(ExitCode.Conflict, "GB-RUN-008", $"运行 {Id} 已被另一进程接管，本进程不再写入", "查看 ./greenbatch runs list");
    }

    public Task SetHashesAsync(string? schemeHash, string? inputHash, CancellationToken cancel) => holder.ExecuteAsync(
        "update run_run set scheme_hash = coalesce($2, scheme_hash), input_hash = coalesce($3, input_hash) where run_id = $1", cancel, Id, schemeHash, inputHash);

    public async ValueTask DisposeAsync()
    {
        // No token: the end of a run is written even when the run was cancelled.
        await holder.ExecuteAsync(
            "update run_run set state = $2, ended_at = $3, error_code = $4, error = $5 where run_id = $1 and state = 'running' and attempt = $6",
            CancellationToken.None,
            Id,
            _outcome,
            clock.GetUtcNow(),
            _error?.Code,
            _error?.Message,
            entry.Attempt);
        await holder.ExecuteAsync("select pg_advisory_unlock_all()", CancellationToken.None);
        await holder.DisposeAsync();
    }

    private static string NameOf(string step) => step switch
    {
        "ingest" => "取数",
        "reconcile" => "对账",
        "score" => "评分",
        "report" => "出表",
        "worklist" => "收回更正",
        _ => "定稿",
    };

    private Task EndStepAsync(int number, string state, object counts) => holder.ExecuteAsync(
        "update run_step set state = $3, ended_at = $4, counts = $5::jsonb where run_id = $1 and number = $2",
        CancellationToken.None,
        Id,
        number,
        state,
        clock.GetUtcNow(),
        StoreJson.Write(counts));

    private void Fail(Exception fault)
    {
        _outcome = fault is OperationCanceledException ? "cancelled" : "failed";
        _error = fault switch
        {
            UserError user => (user.Code, user.Message),
            RejectedInputException rejected => (rejected.Issue.Code, rejected.Issue.Message),
            SourceUnavailableException missing => (missing.Issue.Code, missing.Issue.Message),
            OperationCanceledException => ("GB-RUN-130", "已取消"),
            _ => ("GB-RUN-001", fault.Message),
        };
    }
}
