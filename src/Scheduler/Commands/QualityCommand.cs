using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>The tables of 数据质量与核对 as the newest run of a cycle saw them.</summary>
internal static class QualityCommand
{
    private static readonly Option<string> Cycle = Pipeline.CycleOption();

    private static readonly Option<string?> Sheet = new("--sheet") { Description = "只看一张：" + string.Join("、", QualityTable.All.Select(t => t.Sheet)) };

    private static readonly Option<string?> Out = new("--out") { Description = "把各表写成 CSV 的文件夹" };

    static QualityCommand() => Sheet.AcceptOnlyFromAmong([.. QualityTable.All.Select(t => t.Sheet)]);

    public static Command Create() => new Command("quality", """
        数据质量与核对：来源到达、主体匹配、字段冲突、缺失、校验失败、异常值、更名、裁定、未匹配
        示例：
          greenbatch quality --cycle 2025
          greenbatch quality --cycle 2025 --sheet 字段冲突
          greenbatch quality --cycle 2025 --out out/质量
        """) { Cycle, Sheet, Out, Pipeline.Demo }.Does(RunAsync);

    private static async Task<CommandResult> RunAsync(CommandContext context)
    {
        await using var app = await Pipeline.OpenToLookAsync(context);
        var cycle = Pipeline.Cycle(context, Cycle);
        var tables = await app.Get<QualityStore>().LoadAsync(cycle, context.Get(Sheet), context.Cancel);
        if (tables.Count == 0)
            throw new UserError(ExitCode.Usage, "GB-QLT-001", $"{cycle} 年度还没有对账过", $"先执行 ./greenbatch run --cycle {cycle} 或 reconcile");
        foreach (var table in tables)
            Print(context, table, isWhole: context.Get(Sheet) is not null || table.Sheet is "总览");
        if (context.Get(Out) is { } folder && !context.IsDryRun)
            Write(folder, tables);
        return new CommandResult(ExitCode.Done, tables);
    }

    private static void Print(CommandContext context, QualityRows table, bool isWhole)
    {
        context.Print($"【{table.Sheet}】{table.Rows.Count} 行（运行 {table.RunId}）");
        foreach (var row in isWhole ? table.Rows : [])
            context.Print("  " + string.Join("  ", row.Where(c => c.Value is not null).Select(c => $"{c.Key} {c.Value}")));
    }

    private static void Write(string folder, IReadOnlyList<QualityRows> tables)
    {
        Directory.CreateDirectory(folder);
        foreach (var table in tables.Where(t => t.Rows.Count > 0))
            CsvTable.Write(Path.Combine(folder, table.Sheet + ".csv"), [.. table.Rows[0].Keys], table.Rows.Select(r => r.Values.ToArray()));
    }
}
