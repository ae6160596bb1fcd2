using System.CommandLine;
using GreenBatch.Scheduler.Jobs;

namespace GreenBatch.Scheduler.Commands;

internal static class ReconcileCommand
{
    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("reconcile", """
            对账：把各来源记录归到名单条目，一企一档；冲突留痕，规则定不了的进入人工裁定
            示例：
              greenbatch reconcile --cycle 2025
              greenbatch reconcile --cycle 2025 --dry-run
            """) { cycle }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenAsync(context);
            var job = app.Get<ReconcileJob>();
            var figures = context.IsDryRun
                ? await job.PreviewAsync(year, context.Cancel)
                : await job.RunAsync(year, Pipeline.By(), context.Cancel);
            context.Print($"{year} 年度对账：{figures.Sentence}");
            return new CommandResult(figures.HasFindings ? ExitCode.Findings : ExitCode.Done, figures);
        });
    }
}
