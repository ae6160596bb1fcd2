using System.CommandLine;
using GreenBatch.Reports;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

internal static class ExplainCommand
{
    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var unit = new Option<string>("--unit") { Description = "名单条目编号或统一社会信用代码", Required = true };
        return new Command("explain", """
            说明一家单位：名次、等级，每项指标的数值、基准、得分，直到来源文件的行
            示例：
              greenbatch explain --cycle 2025 --unit GF-0118
              greenbatch explain --cycle 2025 --unit GF-0118 --json
              greenbatch explain --demo --cycle 2027 --unit GF-00001      看演示城市
            """) { cycle, unit, Pipeline.Demo }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenToLookAsync(context);
            return await RunAsync(context, app, year, context.Get(unit)!.Trim());
        });
    }

    private static async Task<CommandResult> RunAsync(CommandContext context, Composition app, Kernel.Cycle cycle, string wanted)
    {
        var stored = await app.Get<Analyses>().LoadAsync(cycle, context.Cancel);
        var before = await app.Get<Analyses>().FindFrozenBeforeAsync(cycle, context.Cancel);
        var found = stored.Analysis.Populations.SelectMany(p => p.Result.Units.Where(u => IsMeant(u, wanted)).Select(u => (Population: p, Unit: u))).ToList();
        if (found.Count == 0)
            throw new UserError(ExitCode.Usage, "GB-EXP-002", $"{cycle} 年度名单中没有「{wanted}」", "用条目编号（如 GF-0118）或 18 位统一社会信用代码");
        var book = await app.Get<ReportBooks>().LoadAsync(stored.Head, stored.Head.MadeAt, context.Cancel);
        var explained = new List<ExplainedUnit>();
        foreach (var (population, unit) in found)
        {
            var insight = stored.Differing.Contains(unit.Dossier.Entry.Id, StringComparer.Ordinal)
                ? AsStored(context, stored, book, unit)
                : new Insights(stored.Analysis, population, before?.Analysis.For(population.Result.Kind)).Of(unit);
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
        var unit = book.Assessment.Populations.SelectMany(p => p.Units).First(u => string.Equals(u.Dossier.Entry.Id, id, StringComparison.Ordinal));
        return new UnitInsight(unit, null, [], null, null, null);
    }

    private static bool IsMeant(UnitResult unit, string wanted) =>
        string.Equals(unit.Dossier.Entry.Id, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(unit.Dossier.Entry.CreditCode, wanted, StringComparison.OrdinalIgnoreCase);
}
