using System.Diagnostics;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;
using Npgsql;

namespace GreenBatch.Benchmarks.Score;

/// <summary>PostgreSQL beside it: a private throw-away cluster over a unix socket, jit off, double precision, at most one parallel worker beside the leader.</summary>
internal sealed class PostgresScoring : IAsyncDisposable
{
    private readonly string _folder;
    private readonly PrivatePostgres _server;

    private PostgresScoring(string folder, PrivatePostgres server, NpgsqlConnection connection) => (_folder, _server, Connection) = (folder, server, connection);

    public NpgsqlConnection Connection { get; }

    public static async Task<PostgresScoring> StartAsync(ScoreCase score, UnitColumns units)
    {
        var folder = Directory.CreateTempSubdirectory("greenbatch-bench-").FullName;
        var server = await PrivatePostgres.JoinAsync(folder, CancellationToken.None);
        var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        var postgres = new PostgresScoring(folder, server, connection);
        await postgres.ExecuteAsync("set jit = off; set work_mem = '256MB'; set max_parallel_workers_per_gather = 1");
        await postgres.ExecuteAsync(ScoreSql.CreateUnits(score).Replace("create table", "create unlogged table", StringComparison.Ordinal));
        await postgres.LoadAsync(score, units);
        await postgres.ExecuteAsync("vacuum analyze units");
        return postgres;
    }

    /// <summary>Scores, ranks and flags all units, <paramref name="times"/> over; the median time.</summary>
    public async Task<TimeSpan> MeasureAsync(ScoreCase score, int units, int times)
    {
        var taken = new List<TimeSpan>();
        for (var i = 0; i < times; i++)
        {
            await ExecuteAsync("drop table if exists scored, ranked");
            var start = Stopwatch.GetTimestamp();
            await ExecuteAsync(Unlogged(ScoreSql.Score(score)));
            await ExecuteAsync(Unlogged(ScoreSql.Rank(score, units)));
            taken.Add(Stopwatch.GetElapsedTime(start));
        }

        return taken.Order().ElementAt(times / 2);
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Unlogged(string sql) => sql.Replace("create table", "create unlogged table", StringComparison.Ordinal);

    private async Task LoadAsync(ScoreCase score, UnitColumns units)
    {
        var mayBeOut = ScoreSql.MayBeOut(score).ToArray();
        await using var import = await Connection.BeginBinaryImportAsync("copy units from stdin (format binary)");
        for (var unit = 0; unit < units.Count; unit++)
        {
            await import.StartRowAsync();
            await import.WriteAsync(unit);
            foreach (var column in units.Columns)
            {
                if (ScoreUnits.Value(column, unit) is { } value)
                    await import.WriteAsync(value);
                else
                    await import.WriteNullAsync();
            }

            foreach (var i in mayBeOut)
                await import.WriteAsync(units.Columns[i].Values[unit] == IndicatorColumn.NotApplicable);
        }

        await import.CompleteAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Connection.CreateCommand();
#pragma warning disable CA2100 // every statement is made by ScoreSql from the scheme
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
