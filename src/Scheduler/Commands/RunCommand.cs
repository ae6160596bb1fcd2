using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;

namespace GreenBatch.Scheduler.Commands;

internal static class RunCommand
{
    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var folder = new Option<string?>("--out") { Description = "输出文件夹，默认取配置 Folders:Out" };
        return new Command("run", """
            全流程：取数 → 对账 → 评分 → 出表，一次运行；中断后重复同一命令即可接着做
            示例：
              greenbatch run --cycle 2025
              greenbatch run --cycle 2025 --json
            """) { cycle, folder }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenAsync(context);
            var target = Path.GetFullPath(context.Get(folder) ?? app.Get<Settings>().Folders.Out);
            if (context.IsDryRun)
            {
                context.Print($"将依次执行 {year} 年度的取数、对账、评分、出表，写入 {Path.Combine(target, year.ToString())}");
                return CommandResult.Done;
            }

            var figures = await app.Get<YearJob>().RunAsync(year, target, Pipeline.By(), context.Cancel);
            ScoreCommand.WarnOfGaps(context, figures.Scored);
            foreach (var population in figures.Scored.Populations)
                context.Print(population.Sentence);
            context.Print($"运行 {figures.RunId} 完成，{figures.Reported.Files} 个文件在 {figures.Reported.Folder}");
            return new CommandResult(figures.HasFindings ? ExitCode.Findings : ExitCode.Done, figures);
        });
    }
}
