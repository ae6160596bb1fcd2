using System.Diagnostics;
using GreenBatch.Scheduler.Store;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Support;

/// <summary>
/// A throw-away cluster for one test run, made and started by the program's own <see cref="PrivatePostgres"/>. It runs while a test class uses it.
/// </summary>
internal static class TestServer
{
    private static readonly string Folder = MakeFolder();
    private static int _databases;

    public static Task<PrivatePostgres> JoinAsync() => PrivatePostgres.JoinAsync(Folder, CancellationToken.None);

    /// <summary>A new database, empty or a copy of another one that nobody is connected to; its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(PrivatePostgres server, string template = "template0")
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand($"create database {name} template {template}");
        await command.ExecuteNonQueryAsync();
        return server.ConnectionString(name);
    }

    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("greenbatch-tests-").FullName;
        // By a process of its own: the test host is not given the time.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Process.Start("rm", ["-rf", folder]);
        return folder;
    }
}
