using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;

namespace GreenBatch.Scheduler.Commands;

internal static class ScoreCommand
{
    private static readonly Option<string?> SchemeOption = new("--scheme") { Description = "与 --compare 同用：另一套方案的目录，例如 config/schemes/2027" };
    private static readonly Option<bool> CompareOption = new("--compare") { Description = "只比较：在另一套方案下谁会变动、谁进出后5%；什么都不存" };

    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("score", """
            评分：按当年方案计分、排名、划后5%、计连续年数，得到草稿
            示例：
              greenbatch score --cycle 2025
              greenbatch score --cycle 2025 --dry-run     只算不存
              greenbatch score --cycle 2025 --scheme config/schemes/2026 --compare     另一套方案下谁会变动
            """) { cycle, SchemeOption, CompareOption, Pipeline.Demo }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            return context.Get(CompareOption) ? await CompareAsync(context, year) : await ScoreAsync(context, year);
        });
    }

    internal static void WarnOfGaps(CommandContext context, ScoreFigures figures)
    {
        foreach (var gap in figures.UnfrozenBefore)
            context.Warn($"{gap} 年度未定稿：连续年数在该年断开，按「待定」处理");
    }

    private static async Task<CommandResult> ScoreAsync(CommandContext context, Kernel.Cycle year)
    {
        if (context.Get(SchemeOption) is not null)
            throw new UserError(ExitCode.Usage, "GB-SCO-002", "--scheme 只用于比较：正式评分一律用 config/schemes/<年度>", "加上 --compare，或去掉 --scheme");
        if (context.Get(Pipeline.Demo))
            throw new UserError(ExitCode.Usage, "GB-SCO-002", "--demo 只用于比较：演示城市不重新评分", "加上 --compare，或去掉 --demo");
        await using var app = await Pipeline.OpenAsync(context);
        var job = app.Get<ScoreJob>();
        var figures = context.IsDryRun
            ? await job.PreviewAsync(year, context.Cancel)
            : await job.RunAsync(year, Pipeline.By(), context.Cancel);
        WarnOfGaps(context, figures);
        foreach (var population in figures.Populations)
            context.Print(population.Sentence);
        return new CommandResult(figures.HasFindings ? ExitCode.Findings : ExitCode.Done, figures);
    }

    private static async Task<CommandResult> CompareAsync(CommandContext context, Kernel.Cycle year)
    {
        var folder = context.Get(SchemeOption) ?? throw new UserError(ExitCode.Usage, "GB-SCO-002", "--compare 要有另一套方案", "用 --scheme 指明方案目录；要比较各种读法，用 scheme readings");
        var other = SchemeFolder.Load(folder).Scheme;
        await using var app = await Pipeline.OpenToLookAsync(context);
        if (other.Cycle != year)
            context.Warn($"方案 {folder} 是 {other.Cycle} 年度的，这里用于试算 {year} 年度的数据");
        var comparisons = await app.Get<ScoreJob>().CompareAsync(year, other, context.Cancel);
        foreach (var line in comparisons.SelectMany(ComparisonText.Lines))
            context.Print(line);
        return new CommandResult(ExitCode.Done, comparisons.Select(ComparisonText.Data).ToList());
    }
}
