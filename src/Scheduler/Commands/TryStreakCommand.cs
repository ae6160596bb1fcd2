using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

internal static class TryStreakCommand
{
    private static readonly string[] Header = ["unit_id", "cycle", "streak", "level", "note"];

    private static readonly Option<string> SchemeOption = new("--scheme") { Description = "方案文件 scheme.yaml（可单独给出）", Required = true };
    private static readonly Option<string> HistoryOption = new("--history") { Description = "历年结果：unit_id,cycle,bottom（1、0、空），可有 status", Required = true };
    private static readonly Option<string> OutOption = new("--out") { Description = "写出的连续次数表", Required = true };

    public static Command Create() => new Command(
        "streak",
        """
        只算连续年数：历年后5%标记 → 截至每个年度的连续次数、预警等级，断档时注明 gap
        示例：
          greenbatch try streak --scheme config/schemes/2027/scheme.yaml --history history.csv --out streaks.csv
        """)
    {
        SchemeOption,
        HistoryOption,
        OutOption,
    }.Does(RunAsync);

    private static Task<CommandResult> RunAsync(CommandContext context)
    {
        var rules = SchemeFolder.LoadRules(context.Get(SchemeOption)!).Streak;
        var rows = HistoryFile.Read(context, context.Get(HistoryOption)!);
        var units = rows.ToLookup(r => r.EntryId, StringComparer.Ordinal);
        var lines = rows.Select(r => Line(r, Streak.Of(r.Cycle, units[r.EntryId], rules), rules)).ToList();
        if (!context.IsDryRun)
            CsvTable.Write(context.Get(OutOption)!, Header, lines);
        context.Say($" ✔ {units.Count} 个单位，{rows.Count} 个年度结果");
        return Task.FromResult(new CommandResult(ExitCode.Done, new { units = units.Count, rows = rows.Count }));
    }

    private static string[] Line(PastOutcome row, StreakLength streak, StreakRules rules) =>
    [
        row.EntryId,
        row.Cycle.ToString(),
        InputCells.Text(streak.Cycles),
        Levels.Text(Levels.OfStreak(streak, rules), rules),
        streak.Note ?? "",
    ];
}
