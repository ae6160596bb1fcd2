using System.CommandLine;
using GreenBatch.Reports;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

internal static class ExplainCommand
{
    private static readonly Option<string?> UnitOption = new("--unit") { Description = "名单条目编号或统一社会信用代码" };
    private static readonly Option<bool> FlaggedOption = new("--flagged") { Description = "代替 --unit：所有红、橙、黄、待定和临界预警（蓝）的单位，一家一封" };

    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        return new Command("explain", """
            说明一家单位，像一封信：结论、每项指标的得分（直到来源文件的行）、失分、与上年相比、怎样走出后5%、判定有多稳
            示例：
              greenbatch explain --cycle 2025 --unit GF-0118
              greenbatch explain --cycle 2025 --unit GF-0118 --json
              greenbatch explain --cycle 2025 --flagged      所有预警单位
              greenbatch explain --demo --cycle 2027 --unit GF-00001      看演示城市
            """) { cycle, UnitOption, FlaggedOption, Pipeline.Demo }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            var wanted = context.Get(UnitOption)?.Trim();
            if ((wanted is null) != context.Get(FlaggedOption))
                throw new UserError(ExitCode.Usage, "GB-EXP-002", "要说明哪一家：--unit 和 --flagged 二选一", "用 --unit 条目编号（如 GF-0118）或 18 位统一社会信用代码，或 --flagged");
            await using var app = await Pipeline.OpenToLookAsync(context);
            return await RunAsync(context, app, year, wanted);
        });
    }

    private static async Task<CommandResult> RunAsync(CommandContext context, Composition app, Kernel.Cycle cycle, string? wanted)
    {
        var stored = await app.Get<Analyses>().LoadAsync(cycle, context.Cancel);
        var before = await app.Get<Analyses>().FindFrozenBeforeAsync(cycle, context.Cancel);
        var found = stored.Analysis.Populations
            .Select(p => (Insights: new Insights(stored.Analysis, p, before?.AsStored(p.Result.Kind)), Units: p.Result.Units.Where(u => IsMeant(u, wanted))))
            .SelectMany(p => p.Units.Select(u => (p.Insights, Unit: u))).ToList();
        if (found.Count == 0 && wanted is not null)
            throw new UserError(ExitCode.Usage, "GB-EXP-002", $"{cycle} 年度名单中没有「{wanted}」", "用条目编号（如 GF-0118）或 18 位统一社会信用代码");
        if (found.Count == 0)
            context.Print($"{cycle} 年度没有预警单位");
        var book = await app.Get<ReportBooks>().LoadAsync(stored.Head, stored.Head.MadeAt, context.Cancel);
        var explained = new List<ExplainedUnit>();
        foreach (var (insights, unit) in found)
        {
            if (explained.Count > 0)
                context.Print("");
            var insight = stored.Differing.Contains(unit.Dossier.Entry.Id, StringComparer.Ordinal) ? AsStored(context, stored, book, unit) : insights.Of(unit);
            foreach (var line in Explanation.Lines(book, insight))
                context.Print(line);
            explained.Add(ExplainedUnit.Of(stored.Head, insight));
        }

        return new CommandResult(ExitCode.Done, explained);
    }

    /// <summary>What is stored is the result, whatever can be computed today; then nothing is said beyond it.</summary>
    private static UnitInsight AsStored(CommandContext context, StoredAnalysis stored, ReportBook book, UnitResult computed)
    {
        var id = computed.Dossier.Entry.Id;
        context.Warn($"{id} 的档案或往年结果在评分之后有变动：以下是运行 {stored.Head.RunId} 存档的结果，不作进一步分析；草稿可重新执行 score");
        var unit = book.Assessment.Populations.SelectMany(p => p.Units).FirstOrDefault(u => string.Equals(u.Dossier.Entry.Id, id, StringComparison.Ordinal))
            ?? throw new UserError(ExitCode.Conflict, "GB-EXP-006", $"{id} 在评分之后才进入档案，运行 {stored.Head.RunId} 没有它的结果", "重新执行 score");
        return new UnitInsight(unit, null, [], null, null, null);
    }

    /// <summary>The one that was named; without a name every unit with a level.</summary>
    private static bool IsMeant(UnitResult unit, string? wanted) => wanted is null
        ? unit.Level != Level.None
        : string.Equals(unit.Dossier.Entry.Id, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(unit.Dossier.Entry.CreditCode, wanted, StringComparison.OrdinalIgnoreCase);
}
