using System.CommandLine;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

internal static class ConflictsCommand
{
    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var open = new Option<bool>("--open") { Description = "只列未决的" };
        return new Command("conflicts", """
            来源之间的冲突：谁说什么、采用哪个、依据哪条规则
            示例：
              greenbatch conflicts list --cycle 2025
            """)
        {
            new Command("list", """
            列出冲突，改变后5%标记的在前，其次改变参评状态，再次按得分变化
            示例：
              greenbatch conflicts list --cycle 2025 --open
              greenbatch conflicts list --cycle 2026 --demo
            """) { cycle, open, Pipeline.Demo }.Does(async context =>
            {
                await using var app = await Pipeline.OpenToLookAsync(context);
                var year = Pipeline.Cycle(context, cycle);
                var names = (await app.Get<DossierStore>().LoadAsync(year, context.Cancel)).ToDictionary(d => d.Entry.Id, d => d.Entry.Name, StringComparer.Ordinal);
                var conflicts = (await app.Get<ReconcileStore>().LoadRankedConflictsAsync(year, context.Cancel)).Where(c => c.Conflict.IsOpen || !context.Get(open)).ToList();
                foreach (var ranked in conflicts)
                    Print(context, ranked, names, app.Get<Configuration>().Sources);
                if (conflicts.Count == 0)
                    context.Say("没有冲突");
                return new CommandResult(ExitCode.Done, conflicts.Select(Data).ToList());
            }),
        };
    }

    private static void Print(CommandContext context, RankedConflict ranked, Dictionary<string, string> names, IReadOnlyList<SourceDefinition> sources)
    {
        var (conflict, effect) = (ranked.Conflict, ranked.Effect);
        context.Print($"{ranked.Number} 〔{EffectText.Name(effect.Kind)}〕{(conflict.IsOpen ? "未决 " : "")}{conflict.EntryId} {names.GetValueOrDefault(conflict.EntryId)} {FactFields.Name(conflict.Field)}");
        context.Print($"  采用 {Shown(conflict.Winner)}（{SourceOf(conflict.WinnerOrigin)}{At(conflict.WinnerOrigin)}）；另有 {Shown(conflict.Loser)}（{SourceOf(conflict.LoserOrigin)}{At(conflict.LoserOrigin)}）；{conflict.Rule}");
        if (effect.Text.Length > 0)
            context.Print($"  {effect.Text}");

        string SourceOf(Origin? origin) => origin is null ? "人工" : sources.FirstOrDefault(s => s.Id == origin.Source)?.Name ?? origin.Source;
    }

    private static string Shown(string value) => value.Length == 0 ? "（空）" : value;

    private static string At(Origin? origin) => origin is null ? "" : $" {origin}";

    private static object Data(RankedConflict ranked) => new { number = ranked.Number, conflict = ranked.Conflict, effect = ranked.Effect.Kind, delta = ranked.Effect.Delta, effect_text = ranked.Effect.Text };
}
