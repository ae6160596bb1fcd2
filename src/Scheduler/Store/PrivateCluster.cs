using System.Globalization;
using System.Text;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>
/// One private cluster: its folder, its configuration, its server. It listens on a unix socket only, in a folder nobody else may enter, and trusts who gets there.
/// Callers hold the gate of <see cref="UserLocks"/>.
/// </summary>
internal sealed class PrivateCluster(string folder, ServerBinaries binaries)
{
    public const string User = "greenbatch";

    /// <summary>Longest path of a socket, less the name PostgreSQL gives it (<c>/.s.PGSQL.5432</c>).</summary>
    private const int LongestSocketFolder = 107 - 14;

    private const string Port = "5432";

    private readonly string _data = Path.Combine(folder, binaries.Major.ToString(CultureInfo.InvariantCulture));

    private string Log => _data + ".log";

    private string NearSocketFolder => _data + ".socket";

    /// <summary>Makes the cluster where there is none and starts its server where none runs. Returns the socket folder.</summary>
    public async Task<string> StartAsync(CancellationToken cancel)
    {
        if (!File.Exists(Path.Combine(_data, "PG_VERSION")))
            await CreateAsync(cancel);
        var left = Postmaster.Read(_data);
        if (left is not null && left.IsAlive(_data))
        {
            if (await AnswersAsync(left.SocketFolder, cancel))
                return left.SocketFolder;
            // Alive but out of reach: its socket was swept away, or it was caught stopping.
            await StopAsync(cancel);
        }
        else if (left is not null)
        {
            // After a crash the number may belong to another process by now, and PostgreSQL would then refuse to start.
            File.Delete(Postmaster.FileIn(_data));
        }

        RemoveSocketFolder(left?.SocketFolder);
        return await LaunchAsync(cancel);
    }

    public async Task StopAsync(CancellationToken cancel)
    {
        var socketFolder = Postmaster.Read(_data)?.SocketFolder;
        var stopped = await ControlAsync(["stop", "-m", "fast", "-w", "-t", "20"], cancel);
        if (!stopped.IsGood && Postmaster.Read(_data)?.IsAlive(_data) == true)
            stopped = await ControlAsync(["stop", "-m", "immediate", "-w", "-t", "10"], cancel);
        if (!stopped.IsGood && Postmaster.Read(_data)?.IsAlive(_data) == true)
            throw ClusterFault.Explain("停不下来", folder, stopped.Output);
        RemoveSocketFolder(socketFolder);
    }

    public static string ConnectionString(string socketFolder, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder,
        Port = int.Parse(Port, CultureInfo.InvariantCulture),
        Username = User,
        Database = database,
    }.ConnectionString;

    private async Task CreateAsync(CancellationToken cancel)
    {
        // Made under another name first: a cluster is there whole or not at all.
        var making = _data + ".new";
        if (Directory.Exists(making))
            Directory.Delete(making, recursive: true);
        Directory.CreateDirectory(making);
        var made = await AsUserAsync(["initdb", "-D", making, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-k"], [folder, making], cancel);
        if (!made.IsGood)
            throw ClusterFault.Explain("建不起来", folder, made.Output);
        await File.WriteAllTextAsync(Path.Combine(making, "pg_hba.conf"), "local all all trust\n", cancel);
        await File.AppendAllTextAsync(Path.Combine(making, "postgresql.conf"), "include_if_exists 'greenbatch.conf'\n", cancel);
        Directory.Move(making, _data);
    }

    private async Task<string> LaunchAsync(CancellationToken cancel)
    {
        var socketFolder = MakeSocketFolder();
        await File.WriteAllTextAsync(Path.Combine(_data, "greenbatch.conf"), Configuration(socketFolder), cancel);
        var started = await ControlAsync(["start", "-w", "-t", "60", "-l", Log], cancel, socketFolder);
        if (!started.IsGood || !await AnswersAsync(socketFolder, cancel))
            throw ClusterFault.Explain("起不来", folder, started.Output + "\n" + ClusterFault.Tail(Log));
        return socketFolder;
    }

    /// <summary>Beside the data where the path is short enough for a socket, else in the temporary folder under a name nobody can take before us.</summary>
    private string MakeSocketFolder()
    {
        if (OperatingSystem.IsWindows() || Encoding.UTF8.GetByteCount(NearSocketFolder) > LongestSocketFolder)
            return Directory.CreateTempSubdirectory("greenbatch-").FullName;
        return Directory.CreateDirectory(NearSocketFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    private static void RemoveSocketFolder(string? path)
    {
        if (path is not null && Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    private static string Configuration(string socketFolder) => string.Create(CultureInfo.InvariantCulture, $"""
        # Written at every start.
        listen_addresses = ''
        port = {Port}
        unix_socket_directories = '"{socketFolder.Replace("'", "''", StringComparison.Ordinal)}"'
        unix_socket_permissions = 0700
        timezone = 'UTC'
        log_timezone = 'UTC'
        # A killed client must not keep its advisory lock while its statement runs.
        client_connection_check_interval = '2s'
        jit = off

        """);

    private static async Task<bool> AnswersAsync(string socketFolder, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString(socketFolder, "postgres") + ";Pooling=false;Timeout=5");
            await connection.OpenAsync(cancel);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private Task<ProgramAnswer> ControlAsync(IReadOnlyList<string> arguments, CancellationToken cancel, string? socketFolder = null) =>
        AsUserAsync(["pg_ctl", "-D", _data, .. arguments], socketFolder is null ? [folder] : [folder, socketFolder], cancel);

    private async Task<ProgramAnswer> AsUserAsync(IReadOnlyList<string> command, IReadOnlyList<string> folders, CancellationToken cancel)
    {
        var prefix = await ServerProgram.PrefixAsync(folders, cancel);
        return await ServerProgram.RunAsync([.. prefix, binaries.Program(command[0]), .. command.Skip(1)], cancel);
    }
}
