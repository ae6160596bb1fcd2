using System.CommandLine;
using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>裁定历史: everything that people decided, registered or overrode, the oldest first.</summary>
internal static class ReviewHistoryCommand
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static Command Create()
    {
        var cycle = new Option<string?>("--cycle") { Description = "只看某一评价年度的裁定，如 2025；不给为全部" };
        return new Command("history", """
            裁定历史：裁定、人工覆盖、合并与拆分（只追加）
            示例：
              greenbatch review history
              greenbatch review history --cycle 2025
            """) { cycle, Pipeline.Demo }.Does(async context =>
        {
            Cycle? year = context.Get(cycle) is null ? null : Kernel.Cycle.TryParse(context.Get(cycle), out var parsed)
                ? parsed
                : throw new UserError(ExitCode.Usage, "B127", $"年度参数非法：「{context.Get(cycle)}」", "写四位年份，2016 到 2100，如 --cycle 2025");
            await using var app = await Pipeline.OpenToLookAsync(context);
            var decisions = await app.Get<ReviewStore>().LoadHistoryAsync(year, context.Cancel);
            var overrides = await app.Get<OverrideStore>().LoadHistoryAsync(context.Cancel);
            var changes = (await app.Get<EntryChangeStore>().LoadAsync(context.Cancel)).Where(c => year is null || c.Change.From == year).ToList();
            var lines = decisions.Select(d => (d.At, Text: $"{d.Decision.Who}{(d.EnteredBy == d.Decision.Who ? "" : $"（{d.EnteredBy} 录入）")} {(d.IsProposed ? "提议" : "裁定")} {d.Decision.Subject} → {ReviewWords.Of(d.Decision)}：{d.Decision.Reason}"))
                .Concat(overrides.Select(o => (o.At, $"{o.Who} {(o.Value is null ? "撤销人工值" : "人工覆盖")} {o.EntryId} {FactFields.Name(o.Field)}{(o.Value is null ? "" : $" = {o.Value}，至 {o.Until:yyyy-MM-dd}")}：{o.Reason}")))
                .Concat(changes.Select(c => (c.At, EntriesCommand.Sentence(c))));
            foreach (var (at, text) in lines.OrderBy(l => l.At))
                context.Print($"{at.ToOffset(Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {text}");
            if (decisions.Count + overrides.Count + changes.Count == 0)
                context.Say("还没有任何裁定");
            return new CommandResult(ExitCode.Done, new { decisions, overrides, changes });
        });
    }
}
