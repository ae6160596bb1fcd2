using System.CommandLine;
using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Reads one file as its source would be read, without a database: what is accepted, what is quarantined, and why.</summary>
internal static class TryReadCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "待读取的文件（csv、csv.gz、xlsx、json）" };

    private static readonly Option<string> Source = new("--source") { Description = "来源编号或名称，如 market 或 市场监管", Required = true };

    private static readonly Option<string> Out = new("--out") { Description = "输出文件夹：accepted.csv 与 quarantine.csv", Required = true };

    private static readonly Option<string?> ConfigFolder = new("--config") { Description = "配置文件夹；默认为产品目录下的 config" };

    private static readonly Option<string?> Day = new("--day") { Description = "基准日（区县名称按此日），年-月-日；默认为文件名所含年度方案的填报截止日，没有则取最新方案的" };

    public static Command Create() => new Command("read", """
        按来源配置读取一个文件，写出接受与隔离的行
        示例：
          greenbatch try read --source market 市场监管_2025_01.csv --out out/读取
          greenbatch try read --source emergency 应急管理_2025_01.xlsx --out out/读取 --json
        """)
    {
        FilePath,
        Source,
        Out,
        ConfigFolder,
        Day,
    }.Does(RunAsync);

    private static string Config(CommandContext context) => context.Get(ConfigFolder) ?? context.ConfigFolder;

    private static async Task<CommandResult> RunAsync(CommandContext context)
    {
        var path = context.Get(FilePath)!;
        if (!File.Exists(path))
            throw new UserError(ExitCode.Usage, "GB-USE-002", $"找不到文件 {path}", "检查路径");
        var sources = SourceFolder.Load(Path.Combine(Config(context), "sources"));
        var source = FindSource(context.Get(Source)!, sources);
        var day = DayOfRecord(context, InboxName.Parse(Path.GetFileName(path), sources, out _)?.Cycle);
        using var outcome = new ReadOutputs(context.IsDryRun ? null : context.Get(Out)!, source);
        int normalised;
        try
        {
            normalised = await ReadAsync(context, path, source, day, outcome);
        }
        catch (RejectedInputException rejected)
        {
            return Reject(context, rejected.Issue);
        }

        outcome.Finish();
        context.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"共 {outcome.Rows} 行：接受 {outcome.Accepted}，隔离 {outcome.Quarantined}，重复 {outcome.Duplicate}；规范化 {normalised} 行"));
        return new CommandResult(
            outcome.Quarantined > 0 ? ExitCode.Findings : ExitCode.Done,
            Summary(outcome.Rows, outcome.Accepted, outcome.Quarantined, outcome.Duplicate, normalised, rejected: null));
    }

    private static SourceDefinition FindSource(string asked, IReadOnlyList<SourceDefinition> sources) =>
        sources.FirstOrDefault(s => string.Equals(s.Id, asked, StringComparison.OrdinalIgnoreCase) || string.Equals(s.Name, asked, StringComparison.Ordinal))
            ?? throw new UserError(ExitCode.Usage, "GB-USE-003", $"没有来源「{asked}」", $"可用：{string.Join("、", sources.Select(s => s.Id))}");

    /// <summary>The day asked for, else the filing deadline of the cycle in the file's name, else that of the newest scheme.</summary>
    private static DateOnly DayOfRecord(CommandContext context, Cycle? cycle)
    {
        if (context.Get(Day) is not { } asked)
            return SchemeFolder.Deadline(Path.Combine(Config(context), "schemes"), cycle);
        return DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UserError(ExitCode.Usage, "GB-USE-001", $"基准日「{asked}」不是日期", "写成 年-月-日，如 2025-11-03");
    }

    /// <summary>How many rows were put into their proper form.</summary>
    private static async Task<int> ReadAsync(CommandContext context, string path, SourceDefinition source, DateOnly day, ReadOutputs outcome)
    {
        var reading = new ReadContext(AuthorityFile.Load(Path.Combine(Config(context), "authorities.csv")), day);
        var stream = File.OpenRead(path);
        await using (stream)
        {
            var document = DocumentReading.Open(stream, new DocumentInfo(source.Id, "try", Path.GetFileName(path), Dataset: null), source, reading);
            await foreach (var row in document.RowsAsync(context.Cancel))
                outcome.Add(row, document.AcceptedDatasets);
            foreach (var warning in document.Warnings)
                context.Warn($"[{warning.Code}] {warning.Message}");
            // What was put into its proper form or taken with a doubt, once for each code.
            foreach (var (code, (first, count)) in outcome.Notes)
                context.Warn(string.Create(CultureInfo.InvariantCulture, $"[{code}] 第 {first.Origin?.Row} 行「{first.Column}」{first.Message}，共 {count} 处"));
            return document.Normalised;
        }
    }

    private static CommandResult Reject(CommandContext context, Issue issue)
    {
        context.Say($" ✘ [{issue.Code}] {issue.Message}");
        context.Say($"   怎么办：{issue.Advice}");
        return new CommandResult(ExitCode.InputRejected, Summary(0, 0, 0, 0, 0, new { code = issue.Code, message = issue.Message }));
    }

    private static object Summary(int rows, int accepted, int quarantined, int duplicate, int normalised, object? rejected) => new { rows, accepted, quarantined, duplicate, normalised, rejected };
}
