using System.CommandLine;
using GreenBatch.Scheduler.Jobs;

namespace GreenBatch.Scheduler.Commands;

internal static class ScoreCommand
{
    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("score", """
            评分：按当年方案计分、排名、划后5%、计连续年数，得到草稿
            示例：
              greenbatch score --cycle 2025
              greenbatch score --cycle 2025 --dry-run     只算不存
            """) { cycle }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenAsync(context);
            var job = app.Get<ScoreJob>();
            var figures = context.IsDryRun
                ? await job.PreviewAsync(year, context.Cancel)
                : await job.RunAsync(year, Pipeline.By(), context.Cancel);
            WarnOfGaps(context, figures);
            foreach (var population in figures.Populations)
                context.Print(population.Sentence);
            return new CommandResult(figures.HasFindings ? ExitCode.Findings : ExitCode.Done, figures);
        });
    }

    internal static void WarnOfGaps(CommandContext context, ScoreFigures figures)
    {
        foreach (var gap in figures.UnfrozenBefore)
            context.Warn($"{gap} 年度未定稿：连续年数在该年断开，按「待定」处理");
    }
}
