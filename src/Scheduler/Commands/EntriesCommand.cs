using System.CommandLine;
using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Mergers and splits of list entries, and what entries are to one another.</summary>
internal static class EntriesCommand
{
    private static readonly Option<string?> Day = new("--date") { Description = "生效日期，年-月-日；不给为今天" };
    private static readonly Option<string> Reason = new("--reason") { Description = "理由和依据，如合并协议、登记文书", Required = true };

    public static Command Create() => new("entries", """
        名单条目的合并、拆分和关系（事件只追加，名单本身不改）
        示例：
          greenbatch entries relations --cycle 2025
        """) { Merge(), Split(), SplitFrom(), Relations() };

    /// <summary>An event in words.</summary>
    internal static string Sentence(EntryChangeLine line)
    {
        var change = line.Change;
        var what = change.Kind switch
        {
            RelationKind.MergedInto => $"{(line.IsProposed ? "提议" : "登记")}合并 {change.EntryId} → {change.OtherEntryId}",
            EntryChange.Restored => $"恢复 {change.EntryId}（合并前：{change.OtherEntryId ?? "未并入"}）",
            _ => $"登记 {change.EntryId} 由 {change.OtherEntryId} 拆出",
        };
        return $"{change.Who} {what}，自 {change.From} 年度起：{change.Reason}";
    }

    private static Command Merge()
    {
        var (survivor, absorbed, cycle) = (new Argument<string>("存续条目"), new Argument<string>("被并条目"), Pipeline.CycleOption());
        return Command("merge", """
            登记合并：被并条目不再参加排名，连续年数按存续条目；双方信用代码都有效但不同的，须两人
            示例：
              greenbatch entries merge GF-0012 GF-0034 --cycle 2026 --reason "吸收合并登记"
            """, [survivor, absorbed], cycle, (jobs, context, asked) => jobs.MergeAsync(asked with { EntryId = context.Get(absorbed)!, OtherEntryId = context.Get(survivor) }, context.IsDryRun, context.Cancel));
    }

    private static Command Split()
    {
        var (entry, cycle) = (new Argument<string>("条目") { Description = "曾登记为被并的条目" }, Pipeline.CycleOption());
        return Command("split", """
            撤回合并：恢复到合并前的样子，分毫不差
            示例：
              greenbatch entries split GF-0034 --cycle 2026 --reason "合并未办成"
            """, [entry], cycle, (jobs, context, asked) => jobs.RestoreAsync(asked with { EntryId = context.Get(entry)! }, context.IsDryRun, context.Cancel));
    }

    private static Command SplitFrom()
    {
        var (part, whole, cycle) = (new Argument<string>("新条目"), new Argument<string>("原条目"), Pipeline.CycleOption());
        return Command("split-from", """
            登记新条目由原条目拆出（分立），只作关系记录
            示例：
              greenbatch entries split-from GF-0050 GF-0012 --cycle 2026 --reason "分立公告"
            """, [part, whole], cycle, (jobs, context, asked) => jobs.SplitFromAsync(asked with { EntryId = context.Get(part)!, OtherEntryId = context.Get(whole) }, context.IsDryRun, context.Cancel));
    }

    private static Command Command(
        string name, string description, IReadOnlyList<Argument<string>> arguments, Option<string> cycle, Func<EntryMergers, CommandContext, EntryRegistration, Task<EntryChangeLine>> register)
    {
        var command = new Command(name, description) { cycle, Day, Reason };
        foreach (var argument in arguments)
            command.Arguments.Add(argument);
        return command.Does(async context =>
        {
            await using var app = await Pipeline.OpenAsync(context);
            var on = DayOf(context, app.Get<TimeProvider>());
            var line = await register(app.Get<EntryMergers>(), context, new EntryRegistration("", null, Pipeline.Cycle(context, cycle), on, Environment.UserName, context.Get(Reason)!));
            var next = line.IsProposed ? "双方信用代码都有效但不同，须另一人登记同样的合并后生效" : "下次 reconcile 生效";
            context.Print($"{(context.IsDryRun ? "将记下" : "已记下")}：{Sentence(line)}；{next}");
            return new CommandResult(ExitCode.Done, line);
        });
    }

    private static DateOnly DayOf(CommandContext context, TimeProvider clock)
    {
        if (context.Get(Day) is not { } text)
            return DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UserError(ExitCode.Usage, "GB-ENT-002", $"「{text}」不是日期", "写 年-月-日，如 2026-03-01");
    }

    private static Command Relations()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("relations", """
            列出关系：更名、合并、拆出、分支、厂点、园区内企业
            示例：
              greenbatch entries relations --cycle 2026 --demo
            """) { cycle, Pipeline.Demo }.Does(async context =>
        {
            await using var app = await Pipeline.OpenToLookAsync(context);
            var relations = await app.Get<FactStore>().LoadRelationsAsync(Pipeline.Cycle(context, cycle), context.Cancel);
            foreach (var r in relations)
                context.Print($"{Side(r.From)} {Name(r.Kind)} {Side(r.To)}{(r.On is { } day ? $"（{day:yyyy-MM-dd}）" : "")} ← {r.Source}{(r.Origin is null ? "" : $" {r.Origin}")} {r.Evidence}");
            if (relations.Count == 0)
                context.Say("没有关系记录");
            return new CommandResult(ExitCode.Done, relations);
        });
    }

    private static string Side(RelationSide side) => side.EntryId is null ? $"「{side.Name}」" : $"{side.EntryId}「{side.Name}」";

    private static string Name(string kind) => kind switch
    {
        RelationKind.BranchOf => "是分支机构，属于",
        RelationKind.SiteOf => "是厂点，属于",
        RelationKind.MemberOf => "在园区内",
        RelationKind.RenamedFrom => "曾用名",
        RelationKind.MergedInto => "并入",
        _ => "由其拆出：",
    };
}
