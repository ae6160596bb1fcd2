using System.CommandLine;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

internal static class ReviewCommand
{
    public static Command Create() => new("review", """
        人工裁定：规则定不了的归属，以及人工覆盖的值
        示例：
          greenbatch review list --cycle 2025
        """) { List(), Decide(), ReviewWorkCommand.Create(), ReviewBookCommand.Export(), ReviewBookCommand.Import(), OverrideCommand.Create(), ReviewHistoryCommand.Create() };

    private static Command List()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("list", """
            列出待裁定，一事一卡，影响后5%标记的在前
            示例：
              greenbatch review list --cycle 2025
              greenbatch review list --cycle 2026 --demo
            """) { cycle, Pipeline.Demo }.Does(async context =>
        {
            await using var app = await Pipeline.OpenToLookAsync(context);
            var queue = await app.Get<ReviewStore>().LoadQueueAsync(Pipeline.Cycle(context, cycle), context.Cancel);
            for (var i = 0; i < queue.Count; i++)
            {
                foreach (var line in ReviewCard.Lines(queue[i], $"{i + 1}/{queue.Count}"))
                    context.Print(line);
            }

            if (queue.Count == 0)
                context.Say("没有待裁定的事项");
            return new CommandResult(ExitCode.Done, queue.Select(Data).ToList());
        });
    }

    private static Command Decide()
    {
        var subject = new Argument<string>("编号") { Description = "review list 打印的编号" };
        var entry = new Option<string?>("--entry") { Description = "归到哪个名单条目；不给表示都不是" };
        var relation = new Option<string>("--relation") { Description = "same、branch_of、site_of、member_of（园区内企业）或 cannot_tell（无法判断，不给 --entry）", DefaultValueFactory = _ => "same" };
        relation.AcceptOnlyFromAmong(Relation.Same, Relation.BranchOf, Relation.SiteOf, Relation.MemberOf, Relation.CannotTell);
        var reason = new Option<string>("--reason") { Description = "理由和依据", Required = true };
        return new Command("decide", """
            记下一项裁定（只追加，可再次裁定覆盖）；下次对账生效
            示例：
              greenbatch review decide court/…/3 --entry GF-0012 --reason "营业执照核对"
            """) { subject, entry, relation, reason }.Does(async context =>
        {
            var answer = new ReviewAnswer(context.Get(subject)!, context.Get(entry), context.Get(relation)!, Environment.UserName, Environment.UserName, context.Get(reason)!);
            if (answer is { EntryId: not null, Relation: Relation.CannotTell })
                throw new UserError(ExitCode.Usage, "GB-REV-006", "无法判断就不归到任何条目", "去掉 --entry");
            await using var app = await Pipeline.OpenAsync(context);
            var decisions = app.Get<ReviewDecisions>();
            var line = context.IsDryRun ? await decisions.PlanAsync(answer, context.Cancel) : await decisions.RecordAsync(answer, context.Cancel);
            context.Print(Sentence(line, context.IsDryRun));
            return new CommandResult(ExitCode.Done, line);
        });
    }

    /// <summary>What became of an answer, for people.</summary>
    internal static string Sentence(DecisionLine line, bool isDryRun)
    {
        var what = line.Decision.EntryId is null && !line.Decision.IsUnsure ? "都不是" : ReviewWords.Of(line.Decision);
        var next = line.IsProposed ? "双方信用代码都有效但不同，须另一人确认后生效" : "下次 reconcile 生效";
        return $"{(isDryRun ? "将记下" : "已记下")}{(line.IsProposed ? "提议" : "")}：{line.Decision.Subject} → {what}；{next}";
    }

    private static object Data(QueuedReview queued) => new
    {
        subject = queued.Item.Subject,
        question = queued.Item.Question,
        candidates = queued.Item.Candidates,
        origin = queued.Item.Origin,
        explanation = queued.Item.Explanation,
        effect = queued.Effect.Kind,
        delta = queued.Effect.Delta,
        effect_text = queued.Effect.Text,
        uncertainty = queued.Uncertainty,
        record = queued.Item.Record,
        sides = queued.Item.Sides,
        relation = queued.Item.Relation,
        repair = queued.Item.Repair,
        earlier = queued.Item.Earlier,
        changes = queued.Item.Changes,
        lowered = queued.Item.IsLowered,
        proposal = queued.Proposal,
        run = queued.RunId,
    };
}
