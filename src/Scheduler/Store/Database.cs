using System.Globalization;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>A lease on the database: the server named in the settings, or the private cluster, which stops when the last lease is given back.</summary>
internal sealed class Database : IAsyncDisposable
{
    public const string DefaultName = "greenbatch";

    /// <summary>The only database the demo ever touches.</summary>
    public const string DemoName = "greenbatch_demo";

    private const int LeastServerVersion = ServerBinaries.LeastMajor * 10_000;

    private readonly PrivatePostgres? _server;

    private Database(string connectionString, PrivatePostgres? server)
    {
        _server = server;
        ConnectionString = connectionString;
        DataSource = NpgsqlDataSource.Create(connectionString);
    }

    public NpgsqlDataSource DataSource { get; }

    public string ConnectionString { get; }

    public bool IsPrivate => _server is not null;

    /// <summary>For Hangfire's own data source: its statements are few and repeat, and its bookkeeping may lose the last moment in a power cut (jobs run at least once anyway).</summary>
    public string HangfireConnectionString => new NpgsqlConnectionStringBuilder(ConnectionString)
    {
        NoResetOnClose = true,
        MaxAutoPrepare = 100,
        ApplicationName = "greenbatch-hangfire",
        Options = "-c synchronous_commit=off",
    }.ConnectionString;

    /// <summary>Opens the database; on the private cluster it is made when absent, on a server of yours it must be there (except the demo's).</summary>
    /// <param name="name">Another database on the same server; null means the one of the settings.</param>
    /// <param name="renew">Drops it and makes it anew: the demo's database only.</param>
    public static async Task<Database> OpenAsync(Settings settings, string? name = null, bool renew = false, CancellationToken cancel = default)
    {
        if (renew && name is not DemoName)
            throw new InvalidOperationException($"Only {DemoName} may be made anew, not {name}.");
        if (settings.ConnectionString is { } said)
            return await LeaseAsync(said, renew ? said : null, name, renew, server: null, cancel);
        return await LeaseAsync(await PrivatePostgres.JoinAsync(settings.Folders.Data, cancel), name, renew, cancel);
    }

    private static async Task<Database> LeaseAsync(PrivatePostgres server, string? name, bool renew, CancellationToken cancel)
    {
        try
        {
            return await LeaseAsync(server.ConnectionString(DefaultName), server.ConnectionString("postgres"), name, renew, server, cancel);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <param name="maintenance">Where to make the database from, when it may have to be made.</param>
    private static async Task<Database> LeaseAsync(string connection, string? maintenance, string? name, bool renew, PrivatePostgres? server, CancellationToken cancel)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "greenbatch" };
        wanted.Database = name ?? wanted.Database ?? DefaultName;
        if (maintenance is not null)
            await CreateAsync(wanted, maintenance, renew, cancel);
        var database = new Database(wanted.ConnectionString, server);
        await database.CheckAsync(wanted, cancel);
        return database;
    }

    private static async Task CreateAsync(NpgsqlConnectionStringBuilder wanted, string maintenance, bool renew, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(maintenance) { Pooling = false });
        try
        {
            var quoted = $"\"{wanted.Database!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            if (renew)
                await ExecuteAsync(source, $"drop database if exists {quoted} with (force)", cancel);
            await ExecuteAsync(source, $"create database {quoted} encoding 'UTF8' template template0", cancel);
        }
        catch (PostgresException exists) when (exists.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // It was there, or another program has just made it: both are what is wanted.
        }
        catch (NpgsqlException fault)
        {
            throw Unreachable(wanted, fault);
        }
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task CheckAsync(NpgsqlConnectionStringBuilder wanted, CancellationToken cancel)
    {
        try
        {
            await using var command = DataSource.CreateCommand("select current_setting('server_version_num')::integer");
            var version = Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
            if (version < LeastServerVersion)
                throw new UserError(ExitCode.Usage, "GB-DB-008", $"服务器是 PostgreSQL {version / 10_000}，最低要求 {ServerBinaries.LeastMajor}", "升级服务器，或去掉连接串改用私有数据库");
        }
        catch (NpgsqlException fault)
        {
            await DataSource.DisposeAsync();
            throw Unreachable(wanted, fault);
        }
    }

    private static UserError Unreachable(NpgsqlConnectionStringBuilder wanted, NpgsqlException fault) => new(
        ExitCode.Unexpected, "GB-DB-007", $"连不上数据库 {wanted.Database}（{wanted.Host}:{wanted.Port}）：{fault.Message}", "检查 ConnectionStrings__GreenBatch、服务器和账号；./greenbatch doctor 可以逐项检查", fault);
}
