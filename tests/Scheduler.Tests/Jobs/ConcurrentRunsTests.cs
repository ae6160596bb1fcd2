using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Jobs;

[Collection(SharedRun.Name)]
public sealed class ConcurrentRunsTests(UndisturbedRun undisturbed)
{
    private static readonly string[] Run = ["run", "--cycle", "2025"];

    [Fact]
    public async Task Of_two_programs_on_one_cycle_one_does_it_and_the_other_names_the_run_and_leaves()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        await using var first = await OtherProgram.StartAsync(installation.Environment, "▶", Run);

        var second = await installation.RunAsync(Run);

        Assert.Equal((int)ExitCode.Conflict, second.Exit);
        Assert.Contains("R2025-01", second.Talk, StringComparison.Ordinal);
        Assert.True((await first.EndAsync()).IsDone);
        Assert.Equal(undisturbed.Tables, await Fingerprint.OfTablesAsync(installation.ConnectionString));
    }

    [Fact]
    public async Task Another_cycle_is_worked_on_beside_it()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        await using var app = await installation.ComposeAsync();
        await using var other = await app.Get<RunLedger>().StartAsync(new Cycle(2026), "run", new RunReason("tester", null), default);

        var run = await installation.RunAsync(Run);

        Assert.True(run.IsDone, run.ToString());
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_program_asked_to_stop_ends_with_130_and_the_ledger_says_cancelled(string signal)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        await using var program = await OtherProgram.StartAsync(installation.Environment, "▶", Run);

        Assert.Equal((int)ExitCode.Cancelled, await program.StopAsync(signal));

        await using var app = await installation.ComposeAsync();
        var run = Assert.Single(await app.Get<RunLedger>().ListAsync(new Cycle(2025), default));
        Assert.Equal(("R2025-01", "cancelled", "GB-RUN-130"), (run.RunId, run.State, run.ErrorCode));
    }

    /// <summary>A program may be stopped for a while, by a suspended machine for instance, lose its lock, and wake up when another has done its work.</summary>
    [Fact]
    public async Task A_program_whose_run_was_taken_over_writes_nothing_when_it_wakes_up()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        await using var sleeper = await OtherProgram.StartAsync(installation.Environment, "▶", Run);
        await sleeper.SignalAsync("STOP");
        await using (var app = await installation.ComposeAsync())
        {
            await using var command = app.Database.DataSource.CreateCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            await command.ExecuteNonQueryAsync();
        }

        var second = await installation.RunAsync(Run);
        await sleeper.SignalAsync("CONT");
        var end = await sleeper.EndAsync();

        Assert.True(second.IsDone, second.ToString());
        Assert.Equal((int)ExitCode.Unexpected, end.Exit);
        Assert.Equal(undisturbed.Tables, await Fingerprint.OfTablesAsync(installation.ConnectionString));
        Assert.Equal(undisturbed.Files, Fingerprint.OfCsvFiles(installation.OutFolder));
    }
}
