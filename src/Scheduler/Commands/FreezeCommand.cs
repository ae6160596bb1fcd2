using System.CommandLine;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

internal static class FreezeCommand
{
    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var reason = new Option<string>("--reason") { Description = "定稿理由，记入审计", Required = true };
        return new Command("freeze", """
            定稿：此后本年度结果不可改写，并计入以后年度的连续年数
            示例：
              greenbatch freeze --cycle 2025 --reason "市级复审会议通过"
              greenbatch freeze --cycle 2025 --reason 核对 --dry-run
            """) { cycle, reason }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            if (string.IsNullOrWhiteSpace(context.Get(reason)))
                throw new UserError(ExitCode.Usage, "GB-FRZ-002", "定稿理由不能为空", "写明依据，如会议名称和日期");
            await using var app = await Pipeline.OpenAsync(context);
            if (context.IsDryRun)
            {
                var draft = await app.Get<AssessmentStore>().FindAsync(year, context.Cancel);
                context.Print(draft is null ? $"{year} 年度没有可定稿的结果" : $"将把 {year} 年度运行 {draft.RunId} 定稿{(draft.FrozenAt is null ? "" : "（已经定稿）")}");
                return new CommandResult(ExitCode.Done, draft);
            }

            var head = await app.Get<FreezeJob>().RunAsync(year, Pipeline.By(context.Get(reason)), context.Cancel);
            context.Print($"{year} 年度已定稿：{head.Sentence}");
            return new CommandResult(ExitCode.Done, head);
        });
    }
}
