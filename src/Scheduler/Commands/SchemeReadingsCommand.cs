using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

/// <summary>All open readings of 后5% side by side for one cycle. Saves nothing.</summary>
internal static class SchemeReadingsCommand
{
    private static readonly string[] Header = ["kind", "setting", "value", "key", "n", "k", "cut", "bottom", "entered", "left", "entered_units", "left_units"];

    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var file = new Option<string?>("--out") { Description = "另写一份 CSV" };
        return new Command("readings", """
            把「后5%」各种可能的读法并排列出：每种读法下的 n、k、分数线，谁进谁出
            示例：
              greenbatch scheme readings --cycle 2025
              greenbatch scheme readings --demo --cycle 2027 --out 读法.csv     看演示城市
            """) { cycle, file, Pipeline.Demo }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenToLookAsync(context);
            var stored = await app.Get<Analyses>().LoadAsync(year, context.Cancel);
            stored.WarnIfDiffering(context);
            var analysis = stored.Analysis;
            var outcomes = Readings.Compare(analysis, Progress.Of(context, "读法"));
            Print(context, analysis, outcomes);
            if (context.Get(file) is { } path && !context.IsDryRun)
                CsvTable.Write(path, Header, outcomes.Select(Line));
            return new CommandResult(ExitCode.Done, outcomes.Select(Data).ToList());
        });
    }

    private static void Print(CommandContext context, Analysis analysis, IReadOnlyList<ReadingOutcome> outcomes)
    {
        foreach (var population in analysis.Populations.Where(p => p.Result.Units.Count > 0))
        {
            context.Print($"{ComparisonText.NameOf(population.Result)}，现行读法：{ComparisonText.Figures(population.Result)}");
            foreach (var (reading, comparison) in outcomes.Where(o => o.Comparison.Before.Kind == population.Result.Kind))
            {
                context.Print($"  {reading.Setting}＝{reading.Value}：{ComparisonText.Figures(comparison.After)}；进入 {comparison.Entered.Count}，离开 {comparison.Left.Count}　〔{reading.Key}〕");
                if (comparison.Flags > 0)
                    context.Print($"      {Names("进入", comparison.Entered)}{Names("离开", comparison.Left)}");
            }
        }
    }

    private static string Names(string what, IReadOnlyList<Move> moves) => moves.Count == 0 ? "" : $"{what}：{string.Join("、", moves.Select(m => m.EntryId))}　";

    private static string[] Line(ReadingOutcome outcome)
    {
        var (reading, comparison) = outcome;
        var after = comparison.After;
        return
        [
            Words.Of(after.Kind),
            reading.Setting,
            reading.Value,
            reading.Key,
            InputCells.Text(after.N),
            InputCells.Text(after.K),
            InputCells.Kept(after.Cut),
            InputCells.Text(after.Units.Count(u => u.IsBottom == true)),
            InputCells.Text(comparison.Entered.Count),
            InputCells.Text(comparison.Left.Count),
            string.Join(';', comparison.Entered.Select(m => m.EntryId)),
            string.Join(';', comparison.Left.Select(m => m.EntryId)),
        ];
    }

    private static object Data(ReadingOutcome outcome) => new { outcome.Reading.Setting, outcome.Reading.Value, outcome.Reading.Key, comparison = ComparisonText.Data(outcome.Comparison) };
}
