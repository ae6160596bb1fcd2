using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Store;

public sealed class RunLedgerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly RunReason Somebody = new("tester", "because");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 11, 18, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Runs_of_a_cycle_are_numbered_and_remember_who_and_why()
    {
        var cycle = new Cycle(2030);
        await using (await Ledger().StartAsync(cycle, "ingest", Somebody, default))
        {
        }

        await using (await Ledger().StartAsync(cycle, "score", Somebody, default))
        {
        }

        var runs = await Ledger().ListAsync(cycle, default);
        Assert.Equal(["R2030-01", "R2030-02"], runs.Select(r => r.RunId));
        Assert.All(runs, r => Assert.Equal(("done", "tester", "because"), (r.State, r.Who, r.Reason)));
    }

    [Fact]
    public async Task A_second_run_of_the_same_cycle_is_refused_and_names_the_first()
    {
        var cycle = new Cycle(2031);
        await using var first = await Ledger().StartAsync(cycle, "run", Somebody, default);

        var refusal = await Assert.ThrowsAsync<UserError>(() => Ledger().StartAsync(cycle, "run", Somebody, default));

        Assert.Equal(ExitCode.Conflict, refusal.Exit);
        Assert.Contains(first.Id, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_twenty_triggers_at_once_one_runs()
    {
        var cycle = new Cycle(2032);
        var held = new List<RunScope>();
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                var run = await Ledger().StartAsync(cycle, "run", Somebody, default);
                lock (held)
                    held.Add(run);
            }
            catch (UserError error) when (error.Exit == ExitCode.Conflict)
            {
                Interlocked.Increment(ref refused);
            }
        }));

        Assert.Equal((1, 19), (held.Count, refused));
        await held[0].DisposeAsync();
    }

    [Fact]
    public async Task Different_cycles_run_side_by_side()
    {
        await using var one = await Ledger().StartAsync(new Cycle(2033), "run", Somebody, default);
        await using var other = await Ledger().StartAsync(new Cycle(2034), "run", Somebody, default);
        Assert.NotEqual(one.Id, other.Id);
    }

    [Fact]
    public async Task A_run_that_was_killed_is_taken_up_under_its_own_id_and_time()
    {
        var cycle = new Cycle(2035);
        await LeaveBehindAsync(cycle, "run");
        _clock.Advance(TimeSpan.FromHours(3));

        await using (var again = await Ledger().StartAsync(cycle, "run", Somebody, default))
        {
            Assert.Equal("R2035-01", again.Id);
            Assert.Equal(new DateTimeOffset(2025, 11, 18, 1, 0, 0, TimeSpan.Zero), again.StartedAt);
        }

        var run = Assert.Single(await Ledger().ListAsync(cycle, default));
        Assert.Equal(("done", 2), (run.State, run.Attempt));
    }

    [Fact]
    public async Task A_killed_run_of_another_kind_is_marked_and_a_new_one_begins()
    {
        var cycle = new Cycle(2036);
        await LeaveBehindAsync(cycle, "ingest");

        await using (await Ledger().StartAsync(cycle, "score", Somebody, default))
        {
        }

        Assert.Equal(["interrupted", "done"], (await Ledger().ListAsync(cycle, default)).Select(r => r.State));
    }

    [Fact]
    public async Task The_schedule_gives_up_a_run_that_keeps_dying_but_a_person_may_try_again()
    {
        var cycle = new Cycle(2037);
        var schedule = new RunReason("schedule", null, IsUnattended: true);
        for (var attempt = 1; attempt <= 3; attempt++)
            await LeaveBehindAsync(cycle, "run");

        var refusal = await Assert.ThrowsAsync<UserError>(() => Ledger().StartAsync(cycle, "run", schedule, default));
        Assert.Equal("GB-RUN-007", refusal.Code);

        await using var byHand = await Ledger().StartAsync(cycle, "run", Somebody, default);
        Assert.Equal("R2037-01", byHand.Id);
    }

    [Fact]
    public async Task A_run_that_was_taken_over_may_not_write()
    {
        var cycle = new Cycle(2038);
        await using var stale = await Ledger().StartAsync(cycle, "run", Somebody, default);
        // Another process found the lock free (this one was paused, its connection cut) and took the run up.
        await database.ScalarAsync("update run_run set attempt = attempt + 1 where run_id = 'R2038-01'");

        await using var connection = await database.DataSource.OpenConnectionAsync();
        var refusal = await Assert.ThrowsAsync<UserError>(() => stale.GuardAsync(connection, default));
        Assert.Equal("GB-RUN-008", refusal.Code);
    }

    [Fact]
    public async Task A_step_that_fails_says_so_in_the_ledger()
    {
        var cycle = new Cycle(2039);
        await using (var run = await Ledger().StartAsync(cycle, "run", Somebody, default))
        {
            await Assert.ThrowsAsync<UserError>(() => run.StepAsync<IStepFigures>("ingest", () => throw new UserError(ExitCode.SourceMissing, "GB-ING-004", "来源缺失"), default));
        }

        var entry = Assert.Single(await Ledger().ListAsync(cycle, default));
        var step = Assert.Single(await Ledger().StepsAsync(entry.RunId, default));
        Assert.Equal(("failed", "GB-ING-004", "来源缺失", "failed"), (entry.State, entry.ErrorCode, entry.Error, step.State));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_active_run()
    {
        await using var run = await Ledger().StartAsync(new Cycle(2040), "run", Somebody, default);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.ScalarAsync(
            """
            insert into run_run (run_id, cycle, sequence, kind, state, started_at, host, process_id, who)
            values ('R2040-99', 2040, 99, 'run', 'running', now(), 'h', 1, 'w')
            """));
        Assert.Equal("run_run_one_active", refusal.ConstraintName);
    }

    private RunLedger Ledger() => new(database.DataSource, _clock, Serilog.Core.Logger.None);

    /// <summary>Leaves the cycle as a killed process leaves it: the row says running, the lock is gone.</summary>
    private async Task LeaveBehindAsync(Cycle cycle, string kind)
    {
        var run = await Ledger().StartAsync(cycle, kind, Somebody, default);
        await database.ScalarAsync($"update run_run set state = 'running', process_id = -1, host = 'gone' where run_id = '{run.Id}'");
        await run.DisposeAsync();
        await database.ScalarAsync($"update run_run set state = 'running', ended_at = null where run_id = '{run.Id}'");
    }
}
