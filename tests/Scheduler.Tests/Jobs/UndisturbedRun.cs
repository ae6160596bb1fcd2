using System.Diagnostics;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Jobs;

/// <summary>One run and one freeze that nobody disturbed.</summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    internal PrivatePostgres Server { get; private set; } = null!;

    /// <summary>Name of a database as the run left it.</summary>
    internal string Scored { get; private set; } = "";

    internal TimeSpan Length { get; private set; }

    internal IDictionary<string, string> Tables { get; private set; } = null!;

    internal IDictionary<string, string> FrozenTables { get; private set; } = null!;

    internal IDictionary<string, string> Files { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await TestServer.JoinAsync();
        await using var installation = await Installation.OpenAsync(Server);
        var watch = Stopwatch.StartNew();
        Require(await installation.RunAsync("run", "--cycle", "2025"));
        Length = watch.Elapsed;
        Tables = await Fingerprint.OfTablesAsync(installation.ConnectionString);
        Files = Fingerprint.OfCsvFiles(installation.OutFolder);
        NpgsqlConnection.ClearAllPools();
        Scored = new NpgsqlConnectionStringBuilder(await TestServer.CreateDatabaseAsync(Server, new NpgsqlConnectionStringBuilder(installation.ConnectionString).Database!)).Database!;
        Require(await installation.RunAsync("freeze", "--cycle", "2025", "--reason", "会议通过"));
        FrozenTables = await Fingerprint.OfTablesAsync(installation.ConnectionString);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    private static void Require(ProgramEnd end)
    {
        if (!end.IsDone)
            throw new InvalidOperationException(end.ToString());
    }
}
