using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;

namespace GreenBatch.Scheduler.Commands;

internal static class ReportCommand
{
    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var edition = new Option<string>("--edition") { Description = "版本：internal（全部）或 district（只出区县）", DefaultValueFactory = _ => Editions.Internal };
        edition.AcceptOnlyFromAmong(Editions.Internal, Editions.District);
        var folder = new Option<string?>("--out") { Description = "输出文件夹，默认取配置 Folders:Out" };
        return new Command("report", """
            出表：排名工作簿、区县预警清单、平面 CSV、清单.json 和 SHA256SUMS
            示例：
              greenbatch report --cycle 2025
              greenbatch report --cycle 2025 --edition district --out /srv/share
            """) { cycle, edition, folder }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenAsync(context);
            var target = Path.GetFullPath(context.Get(folder) ?? app.Get<Settings>().Folders.Out);
            if (context.IsDryRun)
            {
                context.Print($"将写入 {Path.Combine(target, year.ToString(), context.Get(edition)!)}（整个文件夹一次替换）");
                return CommandResult.Done;
            }

            var figures = await app.Get<ReportJob>().RunAsync(year, context.Get(edition)!, target, Pipeline.By(), context.Cancel);
            context.Print($"{year} 年度出表：{figures.Sentence}");
            return new CommandResult(ExitCode.Done, figures);
        });
    }
}
