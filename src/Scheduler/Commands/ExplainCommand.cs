using System.CommandLine;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
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
        var head = await app.Get<AssessmentStore>().FindAsync(cycle, context.Cancel)
            ?? throw new UserError(ExitCode.SourceMissing, "GB-EXP-004", $"{cycle} 年度还没有评分结果", $"先执行 ./greenbatch run --cycle {cycle}");
        var book = await app.Get<ReportBooks>().LoadAsync(head, head.MadeAt, context.Cancel);
        var found = book.Assessment.Populations
            .SelectMany(p => p.Units.Select(u => (Population: p, Unit: u)))
            .Where(x => string.Equals(x.Unit.Dossier.Entry.Id, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(x.Unit.Dossier.Entry.CreditCode, wanted, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (found.Count == 0)
            throw new UserError(ExitCode.Usage, "GB-EXP-002", $"{cycle} 年度名单中没有「{wanted}」", "用条目编号（如 GF-0118）或 18 位统一社会信用代码");
        foreach (var (population, explained) in found)
        {
            foreach (var line in Explanation.Lines(book, population, explained))
                context.Print(line);
        }

        return new CommandResult(ExitCode.Done, found.Select(x => Data(x.Population, x.Unit, head)).ToList());
    }

    private static object Data(PopulationResult population, UnitResult unit, AssessmentHead head) => new
    {
        run = head.RunId,
        schemeHash = head.SchemeHash,
        inputHash = head.InputHash,
        unit = unit.Dossier.Entry.Id,
        name = unit.Dossier.Entry.Name,
        state = Words.Of(unit.State),
        reason = unit.StateReason,
        outside = Words.Of(unit.Outside),
        total = unit.Total,
        published = unit.Published,
        rank = unit.Rank,
        tied = unit.Tied,
        n = population.N,
        k = population.K,
        cut = population.Cut,
        bottom = unit.IsBottom,
        streak = unit.Streak,
        level = Words.Of(unit.Level),
        vetoes = unit.VetoHits.Select(v => new { rule = v.Rule.Id, outcome = Words.Of(v.Outcome), clause = v.Rule.Clause, reason = v.Reason, origin = v.Event.Origin }),
        kept = unit.KeptRecords.Select(k => new { rule = k.Rule.Id, why = Words.Of(k.Why), clause = k.Rule.Clause, reason = k.Reason, origin = k.Event.Origin }),
        contributions = unit.Contributions.Select(c => new
        {
            indicator = c.Indicator.Value,
            dimension = c.Dimension,
            state = Words.Of(c.State),
            value = c.Value,
            lead = c.Lead,
            @base = c.Base,
            benchmark = c.Benchmark is { } source ? Words.Of(source) : null,
            weight = c.Weight,
            points = c.Points,
            lost = c.Lost,
            origin = c.Origin,
            products = c.Products,
        }),
    };
}
