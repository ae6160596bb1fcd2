using System.CommandLine;
using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>校核纠错: requests to the departments, out as workbooks and back with their answers.</summary>
internal static class CorrectionsCommand
{
    private const int DaysToAnswer = 14;

    private static readonly Option<string> Source = new("--source") { Description = "来源编号，如 market", Required = true };

    public static Command Create() => new("corrections", """
        校核纠错：请来源部门核实与其他来源不一致的数据（政务数据共享条例 第二十六条）
        示例：
          greenbatch corrections draft --cycle 2025
        """) { Draft(), List(), Export(), Send(), Answer(), Settle() };

    private static Command Draft()
    {
        var cycle = Pipeline.CycleOption();
        var due = new Option<string?>("--due") { Description = $"答复期限，年-月-日；不给为 {DaysToAnswer} 天后" };
        return new Command("draft", """
            由冲突起草请求，一部门一事实一条；已有的不重复
            示例：
              greenbatch corrections draft --cycle 2025 --due 2025-12-01
            """) { cycle, due }.Does(async context =>
        {
            await using var app = await Pipeline.OpenAsync(context);
            var day = DateOnly.FromDateTime(app.Get<TimeProvider>().GetLocalNow().DateTime).AddDays(DaysToAnswer);
            if (context.Get(due) is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
                throw new UserError(ExitCode.Usage, "GB-COR-003", $"期限「{text}」不是日期", "写 年-月-日，如 2025-12-01");
            var drafts = await app.Get<CorrectionDesk>().DraftAsync(Pipeline.Cycle(context, cycle), day, Environment.UserName, context.IsDryRun, context.Cancel);
            foreach (var draft in drafts)
                context.Print(Line(draft, app.Get<CorrectionDesk>()));
            context.Say($"{(context.IsDryRun ? "将起草" : "已起草")} {drafts.Count} 条，答复期限 {day:yyyy-MM-dd}");
            return new CommandResult(ExitCode.Done, drafts);
        });
    }

    private static Command List()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("list", """
            列出请求和办理状态：起草、已发、已答复、已采纳、驳回
            示例：
              greenbatch corrections list --cycle 2025
            """) { cycle }.Does(async context =>
        {
            await using var app = await Pipeline.OpenAsync(context);
            var corrections = await app.Get<CorrectionStore>().LoadAsync(Pipeline.Cycle(context, cycle).Year, context.Cancel);
            foreach (var correction in corrections)
                context.Print(Line(correction, app.Get<CorrectionDesk>()));
            if (corrections.Count == 0)
                context.Say("没有校核请求；corrections draft 由冲突起草");
            return new CommandResult(ExitCode.Done, corrections);
        });
    }

    private static Command Export()
    {
        var cycle = Pipeline.CycleOption();
        var folder = new Option<string>("--out") { Description = "要写入的目录，一部门一个工作簿", Required = true };
        return new Command("export", """
            未办结的请求写成工作簿，一部门一个
            示例：
              greenbatch corrections export --cycle 2025 --out out/校核
            """) { cycle, folder }.Does(async context =>
        {
            await using var app = await Pipeline.OpenAsync(context);
            var (year, desk) = (Pipeline.Cycle(context, cycle), app.Get<CorrectionDesk>());
            var open = (await app.Get<CorrectionStore>().LoadAsync(year.Year, context.Cancel)).Where(c => c.State is CorrectionState.Draft or CorrectionState.Sent or CorrectionState.Answered);
            List<string> written = [];
            foreach (var department in open.GroupBy(c => c.Source, StringComparer.Ordinal))
            {
                var path = Path.Combine(context.Get(folder)!, $"校核请求_{year}_{desk.NameOf(department.Key)}.xlsx");
                await TemplateCommand.WriteAsync(context, AnswerWorkbook.Create(desk.Table(year, department.Key, department)), path);
                written.Add(path);
            }

            if (written.Count == 0)
                context.Say("没有未办结的请求");
            return new CommandResult(ExitCode.Done, written);
        });
    }

    private static Command Send()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("sent", """
            登记已发出：该部门起草中的请求改为已发
            示例：
              greenbatch corrections sent --cycle 2025 --source market
            """) { cycle, Source }.Does(async context =>
        {
            await using var app = await Pipeline.OpenAsync(context);
            var steps = await app.Get<CorrectionDesk>().SendAsync(Pipeline.Cycle(context, cycle), context.Get(Source)!, Environment.UserName, context.IsDryRun, context.Cancel);
            context.Print($"{(context.IsDryRun ? "将登记" : "已登记")}发出 {steps.Count} 条");
            return new CommandResult(ExitCode.Done, steps);
        });
    }

    private static Command Answer()
    {
        var path = new Argument<string>("FILE") { Description = "部门填好退回的工作簿" };
        var cycle = Pipeline.CycleOption();
        return new Command("import", """
            读回部门的答复：一次列出全部错误，有错就一条也不收
            示例：
              greenbatch corrections import 校核请求_2025_市场监管.xlsx --cycle 2025 --source market
            """) { path, cycle, Source }.Does(async context =>
        {
            var file = ReviewBookCommand.Existing(context.Get(path)!);
            await using var app = await Pipeline.OpenAsync(context);
            var steps = await app.Get<CorrectionDesk>().AnswerAsync(Pipeline.Cycle(context, cycle), context.Get(Source)!, file, Environment.UserName, context.IsDryRun, context.Cancel);
            foreach (var step in steps)
                context.Print($"{step.CorrectionId} {step.Answer}{(step.AnswerValue is null ? "" : $"，现为 {step.AnswerValue}")}（{step.Who}）");
            context.Say($"{(context.IsDryRun ? "将收下" : "已收下")}答复 {steps.Count} 条");
            return new CommandResult(ExitCode.Done, steps);
        });
    }

    private static Command Settle()
    {
        var id = new Argument<string>("编号") { Description = "如 JC-2025-0001" };
        var cycle = Pipeline.CycleOption();
        var adopted = new Option<bool>("--adopted") { Description = "已采纳（不给则为驳回）" };
        var reason = new Option<string>("--reason") { Description = "办结意见", Required = true };
        return new Command("settle", """
            办结一条请求：采纳或驳回
            示例：
              greenbatch corrections settle JC-2025-0001 --cycle 2025 --adopted --reason "部门已更正，下次取数更新"
            """) { id, cycle, adopted, reason }.Does(async context =>
        {
            await using var app = await Pipeline.OpenAsync(context);
            var step = await app.Get<CorrectionDesk>().SettleAsync(Pipeline.Cycle(context, cycle), context.Get(id)!, context.Get(adopted), Environment.UserName, context.Get(reason)!, context.IsDryRun, context.Cancel);
            context.Print($"{(context.IsDryRun ? "将办结" : "已办结")} {step.CorrectionId}：{CorrectionTable.Name(step.State)}");
            return new CommandResult(ExitCode.Done, step);
        });
    }

    private static string Line(Correction correction, CorrectionDesk desk) =>
        $"{correction.Id} 〔{CorrectionTable.Name(correction.State)}〕{desk.NameOf(correction.Source)}：{correction.EntryId} {correction.Name} {FactFields.Name(correction.Field)} 我方 {correction.OurValue}，贵方 {correction.TheirValue}（{correction.TheirPlace}），期限 {correction.Due:yyyy-MM-dd}"
        + (correction.Answer is null ? "" : $"；{correction.LastBy}：{correction.Answer}");
}
