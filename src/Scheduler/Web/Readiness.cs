using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using Hangfire;
using Npgsql;

namespace GreenBatch.Scheduler.Web;

/// <summary>Whether this host can do its work: asked by <c>/healthz/ready</c>. It says which check failed, and no more, to whoever asks.</summary>
internal sealed class Readiness(Settings settings, NpgsqlDataSource database, JobStorage storage, TimeProvider time)
{
    private static readonly TimeSpan OldestHeartbeat = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyDictionary<string, bool>> CheckAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        var migrations = await MigrationsAsync(limit.Token);
        return new SortedDictionary<string, bool>(StringComparer.Ordinal)
        {
            ["database"] = migrations is not null,
            ["schema"] = migrations?.All(m => m.AppliedAt is not null) == true,
            ["heartbeat"] = migrations is not null && HasHeartbeat(),
            ["schemes"] = File.Exists(Path.Combine(SchemeFolder(settings), "scheme.yaml")),
        };
    }

    public static string SchemeFolder(Settings settings) => Path.Combine(settings.ConfigFolder, "schemes", $"{settings.Schedule.Cycle}");

    private async Task<IReadOnlyList<MigrationState>?> MigrationsAsync(CancellationToken cancel)
    {
        try
        {
            return await new Migrator(database).StatusAsync(cancel);
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException)
        {
            return null;
        }
    }

    private bool HasHeartbeat()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return storage.GetMonitoringApi().Servers().Any(s => now - s.Heartbeat < OldestHeartbeat);
    }
}
