using System.CommandLine;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>What was different about the deliveries of a cycle: columns, types, encodings, counts.</summary>
internal static class SourcesDriftCommand
{
    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var source = new Option<string?>("--source") { Description = "只看一个来源，如 market" };
        return new Command("drift", """
            各批交付与约定、与上次相比：多出和缺少的列、类型和编码的变化、行数和隔离率；有不同的退出码为 3
            示例：
              greenbatch sources drift --cycle 2025
              greenbatch sources drift --cycle 2025 --source market --json
              greenbatch sources drift --cycle 2026 --demo
            """) { cycle, source, Pipeline.Demo }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenToLookAsync(context);
            var lines = await app.Get<DriftStore>().ListAsync(year, context.Get(source), context.Cancel);
            foreach (var dataset in lines.GroupBy(l => (l.Delivery, l.Dataset)))
                Print(context, [.. dataset]);
            var findings = lines.Count(l => l.Kind is not null);
            context.Print(lines.Count == 0 ? "没有交付" : $"{lines.Select(l => l.Delivery).Distinct(StringComparer.Ordinal).Count()} 批交付，{findings} 项不同");
            return new CommandResult(findings > 0 ? ExitCode.Findings : ExitCode.Done, lines);
        });
    }

    private static void Print(CommandContext context, IReadOnlyList<DriftLine> lines)
    {
        var first = lines[0];
        var mark = first.Kind is null ? "✔" : "!";
        context.Print($" {mark} {first.Delivery} {first.Dataset}（{first.Series}）：{first.Rows} 行，隔离 {first.Quarantined} 行");
        foreach (var line in lines.Where(l => l.Message is not null))
            context.Print($"     {(line.IsStructural ? "结构变化：" : "")}{line.Message}");
    }
}
