using System.CommandLine;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Quarantined rows as a work list: looked at, written into a workbook, corrected there, read back.</summary>
internal static class QuarantineCommand
{
    private static readonly Option<string> Cycle = Pipeline.CycleOption();

    private static readonly Option<string?> Source = new("--source") { Description = "只看一个来源" };

    private static readonly Option<bool> All = new("--all") { Description = "已更正和已放弃的也列出" };

    private static readonly Option<string> Out = new("--out") { Description = "要写的工作簿（.xlsx）", Required = true };

    private static readonly Argument<string> FilePath = new("FILE") { Description = "填好的更正工作簿（.xlsx）" };

    private static readonly Argument<string> Id = new("编号") { Description = "quarantine list 打印的编号，如 2025-market-02/1/5" };

    private static readonly Option<string> Reason = new("--reason") { Description = "理由", Required = true };

    public static Command Create() => new("quarantine", """
        隔离行：读不了的行，逐条列出，导出更正，改好后收回
        示例：
          greenbatch quarantine list --cycle 2025
          greenbatch quarantine export --cycle 2025 --out 更正.xlsx
          greenbatch quarantine import 更正.xlsx --cycle 2025 --dry-run
        """) { List(), Export(), Import(), Reopen() };

    private static Command List() => new Command("list", """
        列出隔离行：文件、工作表、行、列、值（遮盖后）、代码和办法
        示例：
          greenbatch quarantine list --cycle 2025 --source market
          greenbatch quarantine list --cycle 2026 --demo --all
        """) { Cycle, Source, All, Pipeline.Demo }.Does(async context =>
    {
        await using var app = await Pipeline.OpenToLookAsync(context);
        var lines = await app.Get<QuarantineStore>().ListAsync(Pipeline.Cycle(context, Cycle), context.Get(Source), onlyOpen: !context.Get(All), context.Cancel);
        foreach (var line in lines)
            context.Print(Describe(line));
        context.Say(lines.Count == 0 ? "没有待处理的隔离行" : $"共 {lines.Count} 行");
        return new CommandResult(lines.Any(l => l.IsOpen) ? ExitCode.Findings : ExitCode.Done, lines.Select(Facts));
    });

    private static Command Export() => new Command("export", """
        把待处理的隔离行写成工作簿：灰色列说明问题，右边是原文，改好后在「处理」中选择
        示例：
          greenbatch quarantine export --cycle 2025 --out 更正.xlsx
        """) { Cycle, Source, Out, Pipeline.Demo }.Does(async context =>
    {
        await using var app = await Pipeline.OpenToLookAsync(context);
        var cycle = Pipeline.Cycle(context, Cycle);
        var lines = await app.Get<QuarantineStore>().ListAsync(cycle, context.Get(Source), onlyOpen: true, context.Cancel);
        return await TemplateCommand.WriteAsync(context, WorklistBook.Create(cycle, lines, app.Get<Configuration>().Sources), context.Get(Out)!);
    });

    private static Command Import() => new Command("import", """
        收回填好的更正工作簿：每行按原来的规则重新读一遍，读得过的归位，读不过的留在隔离区
        示例：
          greenbatch quarantine import 更正.xlsx --cycle 2025 --dry-run
          greenbatch quarantine import 更正.xlsx --cycle 2025
        """) { FilePath, Cycle }.Does(ImportAsync);

    private static Command Reopen() => new Command("reopen", """
        退回一行：撤销更正或放弃，该行重新待处理
        示例：
          greenbatch quarantine reopen 2025-market-02/1/5 --reason "更正有误"
        """) { Id, Reason }.Does(async context =>
    {
        var id = context.Get(Id)!;
        if (QuarantineId.Parse(id) is null || !Kernel.Cycle.TryParse(id.Split('-')[0], out var cycle))
            throw new UserError(ExitCode.Usage, "GB-QUA-002", $"「{id}」不是隔离行的编号", "编号见 quarantine list --all");
        await using var app = await Pipeline.OpenAsync(context);
        var line = (await app.Get<QuarantineStore>().ListAsync(cycle, null, onlyOpen: false, context.Cancel)).FirstOrDefault(l => string.Equals(l.Id.ToString(), id, StringComparison.Ordinal))
            ?? throw new UserError(ExitCode.Usage, "GB-QUA-002", $"没有隔离行「{id}」", "编号见 quarantine list --all");
        if (line.IsOpen)
            throw new UserError(ExitCode.Conflict, "GB-QUA-003", $"隔离行「{id}」本来就待处理", "不用退回");
        if (!context.IsDryRun)
            await app.Get<WorklistJob>().ReopenAsync(cycle, line, Pipeline.By(context.Get(Reason)), context.Cancel);
        context.Print($"{(context.IsDryRun ? "将退回" : "已退回")}：{Describe(line)}");
        return CommandResult.Done;
    });

    private static async Task<CommandResult> ImportAsync(CommandContext context)
    {
        var path = context.Get(FilePath)!;
        if (!File.Exists(path))
            throw new UserError(ExitCode.Usage, "GB-USE-002", $"找不到文件 {path}", "检查路径");
        await using var app = await Pipeline.OpenAsync(context);
        var cycle = Pipeline.Cycle(context, Cycle);
        var lines = await app.Get<QuarantineStore>().ListAsync(cycle, null, onlyOpen: true, context.Cancel);
        var sheets = new WorklistSheets(cycle, lines, app.Get<Configuration>().Sources);
        IReadOnlyList<Answer> answers;
        await using (var content = File.OpenRead(path))
            answers = sheets.Read(WorkbookText.Read(content, Path.GetFileName(path), context.Cancel));
        if (sheets.Faults.Count > 0)
            throw new UserError(ExitCode.InputRejected, "GB-QUA-001", $"工作簿 {Path.GetFileName(path)} 有 {sheets.Faults.Count} 处错误，没有收回：\n{string.Join('\n', sheets.Faults.Select(f => "   " + f))}", "逐处改正后重新导入；所有错误已一次列出");
        var job = app.Get<WorklistJob>();
        var figures = context.IsDryRun ? await job.TryAsync(cycle, answers, context.Cancel) : await job.RunAsync(cycle, answers, Pipeline.By($"更正工作簿 {Path.GetFileName(path)}"), context.Cancel);
        foreach (var fault in figures.Faulty)
            context.Warn($"〔{fault.Sheet}〕第 {fault.Row} 行（{fault.Id}）仍有错误：[{fault.Issue.Code}]「{fault.Issue.Column}」{fault.Issue.Message}，留在隔离区");
        context.Print($"{(context.IsDryRun ? "将收回" : "已收回")}：{figures.Sentence}");
        if (!context.IsDryRun && figures.Corrections.Count > 0)
            context.Say($"   下一步：./greenbatch reconcile --cycle {cycle}");
        return new CommandResult(figures.Faulty.Count > 0 ? ExitCode.Findings : ExitCode.Done, figures);
    }

    private static object Facts(QuarantineLine line) => new
    {
        id = line.Id.ToString(),
        source = line.Source,
        dataset = line.Dataset,
        file = line.File,
        sheet = line.Issue.Origin?.Sheet,
        row = line.Issue.Origin?.Row,
        column = line.Issue.Column,
        value = line.Issue.Value,
        code = line.Issue.Code,
        message = line.Issue.Message,
        advice = line.Issue.Advice,
        state = line.State,
        outcome = line.Outcome,
        who = line.Who,
        reason = line.Reason,
        at = line.At,
    };

    private static string Describe(QuarantineLine line)
    {
        var value = line.Issue.Value is null ? "" : $"＝「{line.Issue.Value}」";
        var done = line.IsOpen ? "" : $"\n  {(line.State is "corrected" ? "已更正" : "已放弃")}（{line.Who}，{line.Reason}）";
        return $"{line.Id}  [{line.Issue.Code}] {line.File}{(line.Issue.Origin?.Sheet is { } sheet ? $"〔{sheet}〕" : "")}第 {line.Issue.Origin?.Row} 行「{line.Issue.Column}」{value}：{line.Issue.Message}{done}";
    }
}
