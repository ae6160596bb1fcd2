using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Store;

/// <summary>
/// Counts the users of a cluster by locks the kernel holds (flock): each user holds the users file shared, and who starts or stops the server holds the gate alone.
/// A killed process lets go of both, so the count is never wrong.
/// </summary>
internal sealed class UserLocks(string folder, string name)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private string GateFile => Path.Combine(folder, name + ".gate");

    private string UsersFile => Path.Combine(folder, name + ".users");

    /// <summary>Waits until nobody else starts or stops the server.</summary>
    public async Task<IDisposable> EnterGateAsync(CancellationToken cancel)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var gate = TryOpenAlone(GateFile);
            if (gate is not null)
                return gate;
            if (TimeProvider.System.GetElapsedTime(until) > Patience)
                throw new UserError(ExitCode.Conflict, "GB-DB-006", $"另一个程序正在启动或停止 {folder} 中的数据库，等待超过 2 分钟", $"确认没有卡住的 greenbatch 进程（锁文件 {GateFile}）");
            await Task.Delay(Pause, cancel);
        }
    }

    /// <summary>Counts this user in until the result is disposed. Only inside the gate.</summary>
    public IDisposable Join()
    {
        File.Open(UsersFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        return File.Open(UsersFile, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Whether no live process is counted in. Only inside the gate, after leaving.</summary>
    public bool IsDeserted()
    {
        using var alone = TryOpenAlone(UsersFile);
        return alone is not null;
    }

    private static FileStream? TryOpenAlone(string path)
    {
        try
        {
            return File.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
