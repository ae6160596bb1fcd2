using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Store;

public sealed class MigratorTests : IAsyncLifetime
{
    private PrivatePostgres _server = null!;
    private NpgsqlDataSource _database = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.JoinAsync();
        _database = NpgsqlDataSource.Create(await TestServer.CreateDatabaseAsync(_server));
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Each_migration_is_applied_once_and_a_second_run_changes_nothing()
    {
        var migrator = new Migrator(_database);
        Assert.All(await migrator.StatusAsync(CancellationToken.None), m => Assert.Null(m.AppliedAt));

        var first = await migrator.MigrateAsync(CancellationToken.None);
        var after = await migrator.StatusAsync(CancellationToken.None);

        Assert.Equal("001_ground", first[0].Name);
        Assert.Equal(Enumerable.Range(1, first.Count), first.Select(m => m.Number));
        Assert.Empty(await migrator.MigrateAsync(CancellationToken.None));
        Assert.Equal(after, await migrator.StatusAsync(CancellationToken.None));
        Assert.All(after, m => Assert.NotNull(m.AppliedAt));
    }

    [Fact]
    public async Task Starters_at_once_apply_each_migration_once_between_them()
    {
        var starters = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new Migrator(_database).MigrateAsync(CancellationToken.None))));

        var numbers = starters.SelectMany(s => s).Select(m => m.Number).Order().ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.NotEmpty(numbers);
    }

    [Fact]
    public async Task A_migration_that_changed_after_it_was_applied_is_refused()
    {
        var migrator = new Migrator(_database);
        await migrator.MigrateAsync(CancellationToken.None);
        await ExecuteAsync("update run_migration set sha256 = repeat('0', 64) where number = 1");

        var error = await Assert.ThrowsAsync<UserError>(() => migrator.MigrateAsync(CancellationToken.None));

        Assert.Equal("GB-DB-011", error.Code);
        Assert.Contains("001_ground", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        var migrator = new Migrator(_database);
        await migrator.MigrateAsync(CancellationToken.None);
        await ExecuteAsync("insert into run_migration (number, name, sha256) values (900, '900_later', repeat('a', 64))");

        var error = await Assert.ThrowsAsync<UserError>(() => migrator.StatusAsync(CancellationToken.None));

        Assert.Equal("GB-DB-010", error.Code);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
