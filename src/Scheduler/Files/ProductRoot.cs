using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Files;

/// <summary>The folder all relative paths start from: the one with <c>config/greenbatch.json</c>.</summary>
internal static class ProductRoot
{
    public const string Variable = "GREENBATCH_ROOT";
    public const string ConfigFile = "config/greenbatch.json";

    /// <summary>What was said (<c>--root</c>, then GREENBATCH_ROOT), else the nearest folder upward from here, else from the program itself.</summary>
    public static string Find(string? said)
    {
        said ??= Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(said))
        {
            var folder = Path.GetFullPath(said);
            return IsRoot(folder) ? folder : throw new UserError(ExitCode.Usage, "GB-CFG-010", $"{folder} 下没有 {ConfigFile}", "--root 或 GREENBATCH_ROOT 应指向产品目录");
        }

        return Upward(Environment.CurrentDirectory) ?? Upward(AppContext.BaseDirectory)
            ?? throw new UserError(ExitCode.Usage, "GB-CFG-010", $"从 {Environment.CurrentDirectory} 向上找不到 {ConfigFile}", "在产品目录内执行，或加 --root 目录");
    }

    private static string? Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (IsRoot(folder.FullName))
                return folder.FullName.TrimEnd(Path.DirectorySeparatorChar);
        }

        return null;
    }

    private static bool IsRoot(string folder) => File.Exists(Path.Combine(folder, ConfigFile));
}
