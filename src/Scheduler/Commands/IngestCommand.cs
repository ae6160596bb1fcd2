using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

internal static class IngestCommand
{
    private static readonly Option<string?> Accept = new("--accept-fewer-rows") { Description = "行数比上次少很多而属实时，写明理由；须由两人分别执行" };

    private static readonly Option<string?> By = new("--by") { Description = "确认人；默认为登录用户" };

    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var source = new Option<string?>("--source") { Description = "只取一个来源，如 market 或 市场监管" };
        var file = new Option<string?>("--file") { Description = "手工载入一个文件（须同时给出 --source）" };
        return new Command("ingest", """
            取数：拉取全部来源或一个来源，原样落地、逐行登记，一行不丢
            示例：
              greenbatch ingest --cycle 2025
              greenbatch ingest --cycle 2025 --source tax
              greenbatch ingest --cycle 2025 --source platform --file 自评价.xlsx
              greenbatch ingest --cycle 2025 --dry-run
            """) { cycle, source, file, Accept, By }.Does(context => RunAsync(context, cycle, context.Get(source), context.Get(file)));
    }

    private static async Task<CommandResult> RunAsync(CommandContext context, Option<string> cycle, string? source, string? file)
    {
        if (file is not null && source is null)
            throw new UserError(ExitCode.Usage, "GB-USE-003", "--file 须与 --source 同用", "例如 --source platform --file 自评价.xlsx");
        var year = Pipeline.Cycle(context, cycle);
        await using var app = await Pipeline.OpenAsync(context);
        if (context.IsDryRun)
            return Preview(context, app.Get<Settings>(), app.Get<Configuration>(), source, file);
        var acceptance = context.Get(Accept) is { } reason ? new Acceptance(context.Get(By) ?? Environment.UserName, reason) : null;
        var figures = await app.Get<PullJob>().RunAsync(year, source, file, Pipeline.By(), acceptance, context.Cancel);
        context.Print($"{year} 年度取数：{figures.Sentence}");
        return new CommandResult(figures.Quarantined > 0 ? ExitCode.Findings : ExitCode.Done, figures);
    }

    private static CommandResult Preview(CommandContext context, Settings settings, Configuration configuration, string? source, string? file)
    {
        var plan = configuration.Sources
            .Where(s => source is null ? settings.Source(s.Id).IsEnabled : s.Id == source || s.Name == source)
            .Select(s => new { source = s.Id, name = s.Name, channels = s.Channels.Select(c => c.ToString()).ToList(), address = settings.Source(s.Id).Access?.Address, file })
            .ToList();
        foreach (var line in plan)
            context.Print($"将取 {line.name}（{line.source}）：{file ?? string.Join('、', line.channels)} {line.address}");
        context.Print($"文件收件夹：{settings.Folders.Inbox}");
        return new CommandResult(ExitCode.Done, plan);
    }
}
