using System.CommandLine;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Tries each source without loading anything: what lies in the inbox, and whether its interface answers as agreed.</summary>
internal static class SourcesCheckCommand
{
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "只试一个来源，如 market 或 市场监管" };
        var cycle = new Option<string?>("--cycle") { Description = "评价年度；默认为配置 Schedule:Cycle" };
        return new Command("check", """
            逐个试取来源而不载入：收件夹里的文件认不认得、新不新，接口通不通、令牌和格式对不对；有要处理的退出码为 3，取不到的为 4
            示例：
              greenbatch sources check
              greenbatch sources check --source market --json
            """) { source, cycle }.Does(context => RunAsync(context, context.Get(source), context.Get(cycle)));
    }

    private static async Task<CommandResult> RunAsync(CommandContext context, string? asked, string? cycle)
    {
        var settings = context.LoadSettings();
        if (!Cycle.TryParse(cycle ?? settings.Schedule.Cycle.ToString(System.Globalization.CultureInfo.InvariantCulture), out var year))
            throw new UserError(ExitCode.Usage, "B127", $"年度参数非法：「{cycle}」", "写四位年份，2016 到 2100，如 --cycle 2025");
        var sources = SourceFolder.Load(Path.Combine(settings.ConfigFolder, "sources"), year);
        var chosen = sources.Where(s => asked is null ? settings.Source(s.Id).IsEnabled : s.Id == asked || s.Name == asked).ToList();
        if (chosen.Count == 0)
            throw new UserError(ExitCode.Usage, "GB-USE-003", $"没有来源「{asked}」", $"可用：{string.Join("、", sources.Select(s => s.Id))}");
        await using var trial = new SourceTrial(settings, year, sources, TimeProvider.System);
        var lines = new List<TrialLine>();
        foreach (var source in chosen)
        {
            await foreach (var line in trial.RunAsync(source, context.Cancel))
            {
                Print(context, line);
                lines.Add(line);
            }
        }

        return new CommandResult(ExitOf(lines), lines);
    }

    private static void Print(CommandContext context, TrialLine line)
    {
        var mark = line.State switch { TrialState.Good => "✔", TrialState.Doubtful => "!", _ => "✘" };
        context.Print($" {mark} {line.Source} {line.Subject}：{(line.Code is null ? "" : $"[{line.Code}] ")}{line.Text}");
        if (line.Advice is not null)
            context.Print($"   怎么办：{line.Advice}");
    }

    private static ExitCode ExitOf(List<TrialLine> lines)
    {
        if (lines.Exists(l => l.State is TrialState.Missing))
            return ExitCode.SourceMissing;
        return lines.Exists(l => l.State is TrialState.Doubtful) ? ExitCode.Findings : ExitCode.Done;
    }
}
