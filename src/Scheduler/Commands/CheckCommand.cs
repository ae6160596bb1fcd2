using System.CommandLine;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Validates every configuration, scheme and column file and touches nothing else.</summary>
internal static class CheckCommand
{
    public static Command Create() => new Command("check", """
        检查全部配置：greenbatch.json、来源、列映射、评价方案、区县表、对账规则；所有错误一次列出
        示例：
          greenbatch check
          greenbatch check --json
        """).Does(context =>
    {
        var root = ProductRoot.Find(context.Get(CommandLine.Root));
        var config = Path.Combine(root, "config");
        var industries = Path.Combine(config, "industries.csv");
        var faults = new List<string>();
        Try(faults, () => context.LoadSettings());
        IReadOnlyList<Ingest.SourceDefinition>? sources = null;
        Try(faults, () => sources = SourceFolder.Load(Path.Combine(config, "sources")));
        Try(faults, () => AuthorityFile.Load(Path.Combine(config, "authorities.csv")));
        var rules = Path.Combine(config, "reconcile.yaml");
        Try(faults, () => _ = sources is null ? ReconcileFile.Load(rules) : ReconcileFile.Load(rules, sources));
        var schemes = Directory.GetDirectories(Path.Combine(config, "schemes")).Order(StringComparer.Ordinal).ToList();
        foreach (var folder in schemes)
            Try(faults, () => RefuseMisplaced(folder, SchemeFolder.Load(folder, industries)));
        if (faults.Count > 0)
            throw new UserError(ExitCode.Usage, "GB-CFG-001", string.Join('\n', faults), "按文件和行号逐条改正，再执行 ./greenbatch check");
        context.Print($" ✔ 配置有效：{schemes.Count} 个年度方案");
        return Task.FromResult(new CommandResult(ExitCode.Done, new { schemes = schemes.Select(Path.GetFileName) }));
    });

    /// <summary>A directory named 2026 must hold the scheme of 2026.</summary>
    private static void RefuseMisplaced(string folder, LoadedScheme loaded)
    {
        var name = Path.GetFileName(folder);
        if (loaded.Scheme.Cycle.ToString() != name)
            throw new UserError(ExitCode.Usage, "GB-CFG-001", new ConfigFault($"schemes/{name}/scheme.yaml", 1, $"cycle 是 {loaded.Scheme.Cycle}，与目录名不符").ToString());
    }

    private static void Try(List<string> faults, Action load)
    {
        try
        {
            load();
        }
        catch (UserError fault) when (fault.Exit == ExitCode.Usage)
        {
            // Collected, so that one broken file does not hide the faults of the next.
            faults.Add(fault.Message);
        }
    }
}
