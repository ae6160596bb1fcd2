using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

/// <summary>How much each estimated benchmark moves the flags of one cycle. Saves nothing.</summary>
internal static class SchemeEstimatesCommand
{
    private static readonly string[] Header = ["kind", "indicator", "sector", "units", "lead", "base", "flags", "left_out_entered", "left_out_left", "easier_entered", "easier_left", "harder_entered", "harder_left"];

    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var file = new Option<string?>("--out") { Description = "另写一份 CSV" };
        return new Command("estimates", """
            每个估计基准（估）对后5%有多大影响：去掉它、引领值放宽或收紧十分之一，谁进谁出
            示例：
              greenbatch scheme estimates --cycle 2025
              greenbatch scheme estimates --demo --cycle 2027 --out 估计影响.csv     看演示城市
            """) { cycle, file, Pipeline.Demo }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenToLookAsync(context);
            var stored = await app.Get<Analyses>().LoadAsync(year, context.Cancel);
            stored.WarnIfDiffering(context);
            var analysis = stored.Analysis;
            var effects = analysis.Populations.SelectMany(p => EstimateEffects.Of(analysis, p.Result.Kind, Progress.Of(context, "估计基准"))).ToList();
            if (effects.Count == 0)
                context.Print($"{year} 年度没有用到估计基准");
            foreach (var line in effects.Select(Sentence))
                context.Print(line);
            if (context.Get(file) is { } path && !context.IsDryRun)
                CsvTable.Write(path, Header, effects.Select(Line));
            return new CommandResult(ExitCode.Done, effects.Select(Data).ToList());
        });
    }

    private static string Sentence(EstimateEffect effect)
    {
        var b = effect.Benchmark;
        return $"{ComparisonText.NameOf(effect.LeftOut.Before)} {b.Indicator}（{b.Sector ?? "全部"} {b.Units} 家，引领 {ExplanationText.Short(b.Lead)} 基准 {ExplanationText.Short(b.Base)}）：最多改变 {effect.Flags} 个判定"
            + (effect.Flags == 0 ? "" : $"——去掉 {Count(effect.LeftOut)}，放宽 {Count(effect.Easier)}，收紧 {Count(effect.Harder)}");
    }

    private static string Count(Comparison comparison) => $"进 {comparison.Entered.Count} 出 {comparison.Left.Count}";

    private static string[] Line(EstimateEffect effect) =>
    [
        Words.Of(effect.LeftOut.Before.Kind),
        effect.Benchmark.Indicator.Value,
        effect.Benchmark.Sector ?? "",
        InputCells.Text(effect.Benchmark.Units),
        InputCells.Text(effect.Benchmark.Lead),
        InputCells.Text(effect.Benchmark.Base),
        InputCells.Text(effect.Flags),
        .. new[] { effect.LeftOut, effect.Easier, effect.Harder }.SelectMany(c => new[] { Ids(c.Entered), Ids(c.Left) }),
    ];

    private static string Ids(IReadOnlyList<Move> moves) => string.Join(';', moves.Select(m => m.EntryId));

    private static object Data(EstimateEffect effect) => new
    {
        effect.Benchmark,
        effect.Flags,
        leftOut = ComparisonText.Data(effect.LeftOut),
        easier = ComparisonText.Data(effect.Easier),
        harder = ComparisonText.Data(effect.Harder),
    };
}
