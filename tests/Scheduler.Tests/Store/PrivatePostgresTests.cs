using System.Diagnostics;
using System.Globalization;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Store;

/// <summary>The embedded cluster, with real servers and real processes.</summary>
public sealed class PrivatePostgresTests : IDisposable
{
    private readonly TestFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_server_runs_from_the_first_user_to_the_last_and_keeps_its_data()
    {
        var first = await JoinAsync();
        var second = await JoinAsync();
        Assert.Equal(first.SocketFolder, second.SocketFolder);
        Assert.Equal("on", await AskAsync(first, "show data_checksums"));
        Assert.Equal("", await AskAsync(first, "show listen_addresses"));
        await AskAsync(first, "create table kept (name text); insert into kept values ('山城')");

        await first.DisposeAsync();
        Assert.Equal("1", await AskAsync(second, "select 1"));
        await second.DisposeAsync();
        Assert.False(IsRunning());
        Assert.False(Directory.Exists(second.SocketFolder));

        await using var later = await JoinAsync();
        Assert.Equal("山城", await AskAsync(later, "select name from kept"));
    }

    [Fact]
    public async Task Starters_at_once_share_one_server()
    {
        var users = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(JoinAsync)));

        var servers = await Task.WhenAll(users.Select(u => AskAsync(u, "select pg_postmaster_start_time()")));
        Assert.Single(servers.Distinct());
        foreach (var user in users)
            await user.DisposeAsync();
        Assert.False(IsRunning());
    }

    [Fact]
    public async Task A_killed_server_starts_again_with_what_was_committed()
    {
        var before = await JoinAsync();
        await AskAsync(before, "create table kept (name text); insert into kept values ('committed')");
        await KillServerAsync();

        await using var after = await JoinAsync();

        Assert.Equal("committed", await AskAsync(after, "select name from kept"));
        await before.DisposeAsync();
        Assert.Equal("1", await AskAsync(after, "select 1"));
    }

    [Fact]
    public async Task A_killed_user_does_not_count()
    {
        await using (var other = await OtherProgram.StartAsync(_data.Path, "正在执行任务", "worker"))
        {
            var here = await JoinAsync();
            await here.DisposeAsync();
            Assert.True(IsRunning());
            await other.KillAsync();
        }

        // The server it started goes on alone; the next user finds it, and being the last stops it.
        Assert.True(IsRunning());
        var next = await JoinAsync();
        Assert.Equal("1", await AskAsync(next, "select 1"));
        await next.DisposeAsync();
        Assert.False(IsRunning());
    }

    [Fact]
    public async Task A_stopped_worker_ends_well_and_takes_the_server_with_it()
    {
        await using var worker = await OtherProgram.StartAsync(_data.Path, "正在执行任务", "worker");
        Assert.True(IsRunning());

        Assert.Equal(0, await worker.StopAsync());

        Assert.False(IsRunning());
    }

    [Fact]
    public async Task A_server_whose_socket_was_swept_away_is_started_again()
    {
        await using var before = await JoinAsync();
        Directory.Delete(before.SocketFolder, recursive: true);

        await using var after = await JoinAsync();

        Assert.Equal("1", await AskAsync(after, "select 1"));
    }

    [Fact]
    public async Task A_pid_file_left_over_from_before_a_restart_of_the_machine_is_no_obstacle()
    {
        await (await JoinAsync()).DisposeAsync();
        // Its number belongs to another live process by now: this one.
        await File.WriteAllTextAsync(PidFile(create: true), $"{Environment.ProcessId}\n{_data.Path}\n0\n5432\n/nowhere\n\n0 0\nready\n");

        await using var after = await JoinAsync();

        Assert.Equal("1", await AskAsync(after, "select 1"));
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_message_says_what_to_do()
    {
        var file = _data.Write("file", "");

        var error = await Assert.ThrowsAsync<UserError>(() => PrivatePostgres.JoinAsync(file, CancellationToken.None));

        Assert.StartsWith("GB-DB-", error.Code, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
    }

    private Task<PrivatePostgres> JoinAsync() => PrivatePostgres.JoinAsync(_data.Path, CancellationToken.None);

    private static async Task<string?> AskAsync(PrivatePostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private bool IsRunning() => Directory.EnumerateFiles(_data.Path, "postmaster.pid", SearchOption.AllDirectories).Any();

    private string PidFile(bool create = false)
    {
        var known = Directory.EnumerateFiles(_data.Path, create ? "PG_VERSION" : "postmaster.pid", SearchOption.AllDirectories).MinBy(f => f.Length)!;
        return Path.Combine(Path.GetDirectoryName(known)!, "postmaster.pid");
    }

    private async Task KillServerAsync()
    {
        var lines = await File.ReadAllLinesAsync(PidFile());
        using var server = Process.GetProcessById(int.Parse(lines[0], CultureInfo.InvariantCulture));
        server.Kill();
        while (!server.HasExited)
            await Task.Delay(20);
    }
}
