using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GreenBatch.Scheduler.Commands;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <param name="AppliedAt">Null while it waits.</param>
internal sealed record MigrationState(int Number, string Name, DateTimeOffset? AppliedAt);

/// <summary>
/// Brings a database to the schema of this program: the embedded <c>Migrations/NNN_name.sql</c> in order, each in a transaction of its own together with its line in the journal,
/// one program at a time. A file that was applied must never change.
/// </summary>
internal sealed class Migrator(NpgsqlDataSource database)
{
    /// <summary>Advisory lock of the schema; any number, once chosen never changed.</summary>
    private const long SchemaLock = 7_214_001;

    private static IReadOnlyList<Migration> Known { get; } = ReadKnown();

    /// <summary>Applies what is missing and returns it; nothing when the schema is up to date.</summary>
    public async Task<IReadOnlyList<MigrationState>> MigrateAsync(CancellationToken cancel)
    {
        var applied = new List<MigrationState>();
        while (await ApplyNextAsync(cancel) is { } next)
            applied.Add(next);
        return applied;
    }

    /// <summary>Every migration of this program, with the moment it was applied.</summary>
    public async Task<IReadOnlyList<MigrationState>> StatusAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var journal = await ReadJournalAsync(connection, cancel);
        return [.. Known.Select(m => new MigrationState(m.Number, m.Name, journal.GetValueOrDefault(m.Number)?.AppliedAt))];
    }

    private async Task<MigrationState?> ApplyNextAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_xact_lock({SchemaLock})"), cancel);
        var journal = await ReadJournalAsync(connection, cancel);
        if (Known.FirstOrDefault(m => !journal.ContainsKey(m.Number)) is not { } next)
            return null;
        await ExecuteAsync(connection, next.Sql, cancel);
        await using var entry = new NpgsqlCommand("insert into run_migration (number, name, sha256) values ($1, $2, $3) returning applied_at", connection)
        {
            Parameters = { new() { Value = next.Number }, new() { Value = next.Name }, new() { Value = next.Hash } },
        };
        var moment = (DateTime)(await entry.ExecuteScalarAsync(cancel))!; // UTC, as Npgsql reads timestamptz
        await transaction.CommitAsync(cancel);
        return new MigrationState(next.Number, next.Name, new DateTimeOffset(moment, TimeSpan.Zero));
    }

    private static async Task<Dictionary<int, JournalEntry>> ReadJournalAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var journal = new Dictionary<int, JournalEntry>();
        await using var exists = new NpgsqlCommand("select to_regclass('run_migration') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancel) is not true)
            return journal;
        await using var command = new NpgsqlCommand("select number, name, sha256, applied_at from run_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            journal[reader.GetInt32(0)] = new JournalEntry(reader.GetString(1), reader.GetString(2), await reader.GetFieldValueAsync<DateTimeOffset>(3, cancel));
        Check(journal);
        return journal;
    }

    private static void Check(Dictionary<int, JournalEntry> journal)
    {
        foreach (var (number, entry) in journal.OrderBy(e => e.Key))
        {
            var known = Known.FirstOrDefault(m => m.Number == number)
                ?? throw new UserError(ExitCode.Usage, "GB-DB-010", $"数据库结构比程序新：有第 {number} 号 {entry.Name}，程序只到第 {Known[^1].Number} 号", "升级程序");
            if (!string.Equals(known.Hash, entry.Hash, StringComparison.Ordinal))
                throw new UserError(ExitCode.Usage, "GB-DB-011", $"第 {number} 号迁移 {entry.Name} 执行后被改动过", "恢复原文件；要改结构，另加一个新的迁移");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static List<Migration> ReadKnown()
    {
        const string prefix = "GreenBatch.Scheduler.Store.Migrations.";
        var assembly = typeof(Migrator).Assembly;
        var known = assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => Migration.Read(n[prefix.Length..^".sql".Length], assembly.GetManifestResourceStream(n)!)).ToList();
        for (var i = 0; i < known.Count; i++)
        {
            if (known[i].Number != i + 1)
                throw new InvalidOperationException($"Migrations must be numbered 1, 2, 3 …: {known[i].Name} stands at place {i + 1}.");
        }

        return known;
    }

    private sealed record JournalEntry(string Name, string Hash, DateTimeOffset AppliedAt);

    private sealed record Migration(int Number, string Name, string Sql, string Hash)
    {
        public static Migration Read(string name, Stream content)
        {
            using var reader = new StreamReader(content, Encoding.UTF8);
            // Line ends do not count: a checkout elsewhere is the same migration.
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            return new Migration(int.Parse(name.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture), name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
        }
    }
}
