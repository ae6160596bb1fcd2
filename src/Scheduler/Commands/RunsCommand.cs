using System.CommandLine;
using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

internal static class RunsCommand
{
    public static Command Create() => new("runs", """
        运行台账：谁、何时、做了什么、结果如何
        示例：
          greenbatch runs list
          greenbatch runs show R2025-01
        """) { List(), Show() };

    private static Command List()
    {
        var cycle = new Option<string?>("--cycle") { Description = "只看一个年度" };
        return new Command("list", """
            列出运行
            示例：
              greenbatch runs list
              greenbatch runs list --cycle 2025 --json
              greenbatch runs list --demo
            """) { cycle, Pipeline.Demo }.Does(async context =>
        {
            Cycle? year = context.Get(cycle) is null ? null : Kernel.Cycle.TryParse(context.Get(cycle), out var parsed) ? parsed : throw new UserError(ExitCode.Usage, "B127", $"年度参数非法：「{context.Get(cycle)}」", "写四位年份");
            await using var app = await Pipeline.OpenToLookAsync(context);
            var runs = await app.Get<RunLedger>().ListAsync(year, context.Cancel);
            foreach (var run in runs)
                context.Print($"{run.RunId}  {run.Kind,-9}  {run.State,-11}  第 {run.Attempt} 次  {Shown(run.StartedAt)}  {run.Who}  {run.ErrorCode} {run.Error ?? run.Reason}");
            return new CommandResult(ExitCode.Done, runs);
        });
    }

    private static Command Show()
    {
        var id = new Argument<string>("运行号") { Description = "如 R2025-01" };
        return new Command("show", """
            一次运行的各步骤、计数和耗时
            示例：
              greenbatch runs show R2025-01
            """) { id, Pipeline.Demo }.Does(async context =>
        {
            await using var app = await Pipeline.OpenToLookAsync(context);
            var ledger = app.Get<RunLedger>();
            var run = (await ledger.ListAsync(null, context.Cancel)).FirstOrDefault(r => r.RunId == context.Get(id))
                ?? throw new UserError(ExitCode.Usage, "GB-RUN-002", $"没有运行「{context.Get(id)}」", "运行号见 ./greenbatch runs list");
            var steps = await ledger.StepsAsync(run.RunId, context.Cancel);
            context.Print($"{run.RunId}  {run.Cycle} 年度  {run.Kind}  {run.State}  {run.Who}  方案 {run.SchemeHash?[..12]}  输入 {run.InputHash?[..12]}");
            foreach (var step in steps)
                context.Print($"  {step.Number}. {step.Step,-10} {step.State,-8} {Shown(step.StartedAt)}  {step.Counts}");
            return new CommandResult(ExitCode.Done, new { run, steps });
        });
    }

    private static string Shown(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
