using System.CommandLine;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Takes the commission's own tables from a workbook into the scheme of a cycle, or tells everything that is wrong with it.</summary>
internal static class SchemeImportCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "填好的指标表工作簿（.xlsx）" };

    private static readonly Option<string> Cycle = Pipeline.CycleOption();

    private static readonly Option<string?> Sector = new("--sector") { Description = "未写细分行业的行属于哪个重点行业；不给则为通则" };

    private static readonly Option<string?> Out = new("--out") { Description = "不改方案目录，把改好的整套方案写到这个空目录" };

    public static Command Create() => new Command("import", """
        导入委内指标表和标杆值：逐格校验，一次列出全部错误；列出改动；整套方案无误才写入
        示例：
          greenbatch scheme import 指标表.xlsx --cycle 2026 --dry-run
          greenbatch scheme import 水泥.xlsx --cycle 2026 --sector 水泥
          greenbatch scheme import 指标表.xlsx --cycle 2026 --out out/试行方案
        """) { FilePath, Cycle, Sector, Out }.Does(context => Task.FromResult(Run(context)));

    private static CommandResult Run(CommandContext context)
    {
        var path = context.Get(FilePath)!;
        if (!File.Exists(path))
            throw new UserError(ExitCode.Usage, "GB-USE-002", $"找不到文件 {path}", "检查路径");
        var cycle = Pipeline.Cycle(context, Cycle);
        var folder = Path.Combine(context.ConfigFolder, "schemes", cycle.ToString());
        var industries = Path.Combine(context.ConfigFolder, "industries.csv");
        var plan = SchemeImport.Read(folder, industries, Path.GetFileName(path), File.ReadAllBytes(path), context.Get(Sector), context.Cancel);
        if (plan.Faults.Count > 0)
            throw new UserError(ExitCode.InputRejected, "GB-SCH-001", $"工作簿 {Path.GetFileName(path)} 有 {plan.Faults.Count} 处错误，没有导入：\n{string.Join('\n', plan.Faults.Select(f => "   " + f))}", "逐处改正后重新导入；所有错误已一次列出");
        Tell(context, plan);
        Write(context, plan, folder, industries);
        return new CommandResult(ExitCode.Done, new { cycle = cycle.Year, files = plan.Files.Keys, tables = plan.Differences, benchmarks = plan.Benchmarks });
    }

    private static void Tell(CommandContext context, ImportPlan plan)
    {
        foreach (var sheet in plan.Unread)
            context.Warn($"工作表「{sheet}」不是指标表，未读取");
        foreach (var line in plan.Differences.SelectMany(d => d.Lines()))
            context.Print(line);
        if (plan.Benchmarks > 0)
            context.Print($"标杆值：{plan.Benchmarks} 行，替换或加入 benchmarks.csv");
    }

    private static void Write(CommandContext context, ImportPlan plan, string folder, string industries)
    {
        var target = context.Get(Out) ?? folder;
        if (target != folder && Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new UserError(ExitCode.Usage, "GB-SCH-002", $"目录 {target} 不是空的", "另给一个空目录");
        if (context.IsDryRun)
        {
            context.Print($"将写入 {target}：{string.Join('、', plan.Files.Keys)}");
            return;
        }

        if (target == folder)
            SchemeReplacement.Replace(folder, industries, plan.Files);
        else
            SchemeReplacement.WriteCopy(folder, industries, plan.Files, target);
        context.Print($"已写入 {target}：{string.Join('、', plan.Files.Keys)}");
        context.Say("   已定稿的年度仍按定稿时保存的方案文件，不受影响；未定稿的，下次评分按新方案");
    }
}
