using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

internal static class TryRankCommand
{
    private static readonly string[] Header = ["unit_id", "score", "published", "rank", "tied", "n", "k", "cut", "bottom"];

    private static readonly Option<string> SchemeOption = new("--scheme") { Description = "方案文件 scheme.yaml（可单独给出）", Required = true };
    private static readonly Option<string> ScoresOption = new("--scores") { Description = "得分表：unit_id,score，可有 group,state", Required = true };
    private static readonly Option<string> OutOption = new("--out") { Description = "写出的排名表", Required = true };

    public static Command Create() => new Command(
        "rank",
        """
        只排名：得分表 → 名次、并列数、n、k、后5%线与后5%标记，按组分别计算
        示例：
          greenbatch try rank --scheme config/schemes/2025/scheme.yaml --scores scores.csv --out ranks.csv
        """)
    {
        SchemeOption,
        ScoresOption,
        OutOption,
    }.Does(RunAsync);

    private static Task<CommandResult> RunAsync(CommandContext context)
    {
        var rules = SchemeFolder.LoadRules(context.Get(SchemeOption)!);
        var table = CsvTable.Read(context, context.Get(ScoresOption)!, ["unit_id", "score"], ["group", "state"]);
        var rows = Read(table);
        var groups = rows.Where(r => r.IsRanked).GroupBy(r => r.Group, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var ranked = groups.ToDictionary(g => g.Key, g => Ranking.Rank([.. g.Value.Select(r => r.Score!.Value)], rules.Scoring.Published, rules.Ranking), StringComparer.Ordinal);
        var places = groups.SelectMany(g => g.Value.Select((row, i) => (row, place: ranked[g.Key].Rows[i]))).ToDictionary(p => p.row.Line, p => p.place);
        var lines = rows.Select(r => Line(r, places.GetValueOrDefault(r.Line), ranked.GetValueOrDefault(r.Group), rules.Scoring.Published));
        if (!context.IsDryRun)
            CsvTable.Write(context.Get(OutOption)!, Header, lines);
        context.Say($" ✔ 已排名 {places.Count} 个，另列 {rows.Count - places.Count} 个，共 {ranked.Count} 组");
        var data = ranked.Select(g => new { group = g.Key, n = g.Value.N, k = g.Value.K, cut = g.Value.Cut, too_small = g.Value.IsTooSmall }).ToList();
        return Task.FromResult(new CommandResult(ExitCode.Done, data));
    }

    private static List<ScoreRow> Read(CsvTable table)
    {
        var rows = new List<ScoreRow>();
        var seen = new HashSet<(string Group, string Id)>();
        foreach (var row in table.Rows)
        {
            var id = table.Required(row, "unit_id");
            if (!seen.Add((table[row, "group"], id)))
                throw InputCells.Rejected(table, row, "unit_id", $"单位「{id}」重复");
            var isRanked = table[row, "state"] is "" or "ranked";
            var score = table.Number(row, "score");
            if (isRanked && score is null)
                throw InputCells.Rejected(table, row, "score", "参加排名的单位须有得分");
            rows.Add(new ScoreRow(row.Line, id, table[row, "score"], score, table[row, "group"], isRanked));
        }

        return rows;
    }

    private static string[] Line(ScoreRow row, RankedScore? place, RankedScores? group, Rounding rounding) =>
    [
        row.Id,
        row.Text,
        InputCells.Kept(row.Score is { } score ? Ranking.Publish(score, rounding) : null),
        InputCells.Text(place?.Rank),
        InputCells.Text(place?.Tied),
        InputCells.Text(group?.N ?? 0),
        InputCells.Text(group?.K ?? 0),
        InputCells.Kept(group?.Cut),
        InputCells.Text(place?.IsBottom),
    ];

    private sealed record ScoreRow(int Line, string Id, string Text, decimal? Score, string Group, bool IsRanked);
}
