using System.CommandLine;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>The queue at the terminal, a card at a time.</summary>
internal static class ReviewWorkCommand
{
    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("work", """
            在终端逐卡裁定：一键一答，写理由，随时可退，已答的都已记下
            示例：
              greenbatch review work --cycle 2025
            """) { cycle }.Does(async context =>
        {
            if (Console.IsInputRedirected || context.IsJson)
                throw new UserError(ExitCode.Usage, "GB-REV-005", "review work 要在终端里逐卡回答，现在标准输入不是终端", "成批裁定用 review export 和 review import，单项用 review decide");
            await using var app = await Pipeline.OpenAsync(context);
            var queue = await app.Get<ReviewStore>().LoadQueueAsync(Pipeline.Cycle(context, cycle), context.Cancel);
            var decisions = app.Get<ReviewDecisions>();
            var terminal = new Terminal(() => Console.ReadKey(intercept: true).KeyChar, Console.ReadLine, context.Print);
            var loop = new ReviewLoop(terminal, answer => context.IsDryRun ? decisions.PlanAsync(answer, context.Cancel) : decisions.RecordAsync(answer, context.Cancel), Environment.UserName);
            var given = await loop.RunAsync(queue);
            context.Say(queue.Count == 0 ? "没有待裁定的事项" : $"{(context.IsDryRun ? "试答" : "已记下")} {given.Count} 项，共 {queue.Count} 项；下次 reconcile 生效");
            return new CommandResult(ExitCode.Done, given);
        });
    }
}
