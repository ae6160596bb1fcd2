using System.CommandLine;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

internal static class ReviewCommand
{
    public static Command Create() => new("review", """
        人工裁定：规则定不了的归属
        示例：
          greenbatch review list --cycle 2025
        """) { List(), Decide() };

    private static Command List()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("list", """
            列出待裁定
            示例：
              greenbatch review list --cycle 2025
              greenbatch review list --cycle 2026 --demo
            """) { cycle, Pipeline.Demo }.Does(async context =>
        {
            await using var app = await Pipeline.OpenToLookAsync(context);
            var items = await app.Get<ReconcileStore>().LoadReviewsAsync(Pipeline.Cycle(context, cycle), context.Cancel);
            foreach (var item in items)
                context.Print($"{item.Subject}\n  {item.Question}\n  候选 {string.Join('、', item.Candidates)}；{item.Explanation}；{item.Origin}");
            if (items.Count == 0)
                context.Say("没有待裁定的事项");
            return new CommandResult(ExitCode.Done, items);
        });
    }

    private static Command Decide()
    {
        var subject = new Argument<string>("编号") { Description = "review list 打印的编号" };
        var entry = new Option<string?>("--entry") { Description = "归到哪个名单条目；不给表示都不是" };
        var relation = new Option<string>("--relation") { Description = "same、branch_of、site_of 或 member_of（园区内企业）", DefaultValueFactory = _ => "same" };
        relation.AcceptOnlyFromAmong("same", "branch_of", "site_of", "member_of");
        var reason = new Option<string>("--reason") { Description = "理由和依据", Required = true };
        return new Command("decide", """
            记下一项裁定（只追加，可再次裁定覆盖）；下次对账生效
            示例：
              greenbatch review decide court/…/3 --entry GF-0012 --reason "营业执照核对"
            """) { subject, entry, relation, reason }.Does(async context =>
        {
            await using var app = await Pipeline.OpenAsync(context);
            var decision = new MatchDecision(context.Get(subject)!, context.Get(entry), context.Get(relation)!, Environment.UserName, context.Get(reason)!);
            if (!context.IsDryRun)
                await app.Get<ReconcileStore>().DecideAsync(decision, app.Get<TimeProvider>().GetUtcNow(), context.Cancel);
            context.Print($"{(context.IsDryRun ? "将记下" : "已记下")}：{decision.Subject} → {decision.EntryId ?? "都不是"}；下次 reconcile 生效");
            return new CommandResult(ExitCode.Done, decision);
        });
    }
}
