using System.Globalization;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Store;

/// <summary>
/// The embedded default: a PostgreSQL cluster of our own, started when first needed, shared by every program on the same folder, stopped when the last leaves.
/// </summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly UserLocks _locks;
    private readonly PrivateCluster _cluster;
    private IDisposable? _membership;

    private PrivatePostgres(UserLocks locks, PrivateCluster cluster, string socketFolder, IDisposable membership)
    {
        _locks = locks;
        _cluster = cluster;
        _membership = membership;
        SocketFolder = socketFolder;
    }

    public string SocketFolder { get; }

    /// <summary>Starts the cluster under <c>data/postgres</c>, or finds it running, and counts this caller in.</summary>
    /// <param name="dataFolder">The installation's data folder.</param>
    public static async Task<PrivatePostgres> JoinAsync(string dataFolder, CancellationToken cancel)
    {
        if (!OperatingSystem.IsLinux())
            throw new UserError(ExitCode.Usage, "GB-DB-009", "私有数据库只支持 Linux", "用 ConnectionStrings__GreenBatch 指定 PostgreSQL 服务器");
        var clusters = Path.Combine(dataFolder, "postgres");
        try
        {
            Directory.CreateDirectory(clusters);
            var binaries = await ServerBinaries.FindAsync(clusters, Path.Combine(dataFolder, "pgbin"), cancel);
            var locks = new UserLocks(clusters, binaries.Major.ToString(CultureInfo.InvariantCulture));
            var cluster = new PrivateCluster(clusters, binaries);
            using var gate = await locks.EnterGateAsync(cancel);
            var socketFolder = await cluster.StartAsync(cancel);
            return new PrivatePostgres(locks, cluster, socketFolder, locks.Join());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ClusterFault.Explain("用不了", clusters, fault is UnauthorizedAccessException ? fault.Message + " (Permission denied)" : fault.Message);
        }
    }

    public string ConnectionString(string database) => PrivateCluster.ConnectionString(SocketFolder, database);

    /// <summary>Leaves; the last to leave stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _membership, null) is not { } membership)
            return;
        using var gate = await _locks.EnterGateAsync(CancellationToken.None);
        membership.Dispose();
        if (_locks.IsDeserted())
            await _cluster.StopAsync(CancellationToken.None);
    }
}
