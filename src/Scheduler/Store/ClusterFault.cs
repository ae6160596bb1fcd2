using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Store;

/// <summary>Turns what the server programs complain about into a message a person can act on.</summary>
internal static class ClusterFault
{
    private static readonly (string Sign, string Code, string Advice)[] Known =
    [
        ("No space left on device", "GB-DB-003", "磁盘已满：腾出空间后重试"),
        ("Disk quota exceeded", "GB-DB-003", "磁盘配额已满：腾出空间后重试"),
        ("Permission denied", "GB-DB-004", "目录属主或权限不对：用建立它的用户执行，或 chown 给当前用户（root 执行时，上级目录须可进入）"),
        ("Operation not permitted", "GB-DB-004", "目录属主或权限不对：用建立它的用户执行，或 chown 给当前用户"),
        ("Read-only file system", "GB-DB-004", "文件系统只读：把 Folders:Data 设到可写的位置"),
        ("could not create shared memory segment", "GB-DB-005", "共享内存不足：加大 /dev/shm 或 kernel.shmmax"),
        ("could not map anonymous shared memory", "GB-DB-005", "内存不足：释放内存后重试"),
    ];

    public static UserError Explain(string problem, string folder, string output)
    {
        var (_, code, advice) = Known.FirstOrDefault(k => output.Contains(k.Sign, StringComparison.Ordinal));
        var said = string.Join(" / ", output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(4));
        return new UserError(ExitCode.Unexpected, code ?? "GB-DB-002", $"{folder} 中的私有数据库{problem}：{said}", advice ?? $"看日志 {folder}/*.log；或用 ConnectionStrings__GreenBatch 指定已有服务器");
    }

    public static string Tail(string log) => File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(6)) : "";
}
