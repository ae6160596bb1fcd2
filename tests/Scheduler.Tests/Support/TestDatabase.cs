using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Support;

/// <summary>
/// A fresh database with the whole schema, and folders of its own, for one test class: <c>class MyTests(TestDatabase database) : IClassFixture&lt;TestDatabase&gt;</c>.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private PrivatePostgres? _server;

    public NpgsqlDataSource DataSource { get; private set; } = null!;

    public string ConnectionString { get; private set; } = "";

    /// <summary>Settings as the program would have them: this database, the product's own <c>config</c>, folders that are thrown away.</summary>
    internal Settings Settings => TestSettings.In(_folder.Path) with { ConnectionString = ConnectionString };

    public async Task InitializeAsync()
    {
        _server = await TestServer.JoinAsync();
        ConnectionString = await TestServer.CreateDatabaseAsync(_server);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
        await new Migrator(DataSource).MigrateAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await _server!.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>The first cell of the first row.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
