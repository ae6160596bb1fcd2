using System.CommandLine;
using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Commands;

/// <summary><c>try match</c>: ties records to masters by the tiers of reconciliation.</summary>
internal static class TryMatchCommand
{
    private static readonly string[] Required = ["id", "name"];
    private static readonly string[] Optional = ["credit_code", "former_names", "authority", "address", "representative", "kind"];
    private static readonly string[] Header = ["record_id", "master_id", "decision", "tier", "score", "margin", "relation", "explanation"];

    public static Command Create()
    {
        var masters = new Option<string>("--masters") { Description = "主数据 CSV：id,name[,credit_code,former_names,authority,address,representative,kind]", Required = true };
        var records = new Option<string>("--records") { Description = "待匹配 CSV，列同上", Required = true };
        var output = new Option<string>("--out") { Description = "结果 CSV：" + string.Join(',', Header), Required = true };
        var command = new Command("match", "把记录匹配到主数据：自动、复核或无\n示例：greenbatch try match --masters list.csv --records penalties.csv --out links.csv") { masters, records, output };
        return command.Does(context => Task.FromResult(Run(context, context.Get(masters)!, context.Get(records)!, context.Get(output)!)));
    }

    private static CommandResult Run(CommandContext context, string masters, string records, string output)
    {
        var matcher = new Matcher(Parties(CsvTable.Read(context, masters, Required, Optional), mustBeUnique: true));
        var parties = Parties(CsvTable.Read(context, records, Required, Optional), mustBeUnique: false);
        var results = parties.Zip(matcher.MatchAll(parties, context.Cancel), (party, result) => (Record: party.Id, Result: result)).ToList();
        if (!context.IsDryRun)
            CsvTable.Write(output, Header, results.Select(r => Row(r.Record, r.Result)));
        var counts = results.GroupBy(r => r.Result.Outcome).OrderBy(g => g.Key).ToDictionary(g => Word(g.Key), g => g.Count(), StringComparer.Ordinal);
        context.Say($"共 {results.Count} 条：{string.Join("，", counts.Select(c => $"{c.Key} {c.Value}"))}");
        var tiers = results.GroupBy(r => $"{r.Result.Tier} {Word(r.Result.Outcome)}", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new CommandResult(ExitCode.Done, new { rows = results.Count, decisions = counts, tiers, blocking = matcher.Figures });
    }

    private static List<Party> Parties(CsvTable table, bool mustBeUnique)
    {
        var parties = table.Rows.AsParallel().AsOrdered().Select(row => Party.Of(
            table[row, "id"], table[row, "name"], [table[row, "credit_code"]], ListOf(table[row, "former_names"]), Given(table[row, "authority"]), Given(table[row, "address"])) with
        {
            Representative = Given(table[row, "representative"]),
            Kind = Given(table[row, "kind"]),
        }).ToList();
        var twice = mustBeUnique ? parties.GroupBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key : null;
        return twice is null ? parties : throw new UserError(ExitCode.InputRejected, "B117", $"文件 {table.Path} 中 id「{twice}」重复", "每个主数据条目只保留一行");
    }

    private static string[] ListOf(string cell) => cell.Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Given(string cell) => cell.Length == 0 ? null : cell;

    private static string?[] Row(string record, MatchResult result) =>
    [
        record, result.MasterId, Word(result.Outcome), result.Tier,
        result.Score.ToString("0.####", CultureInfo.InvariantCulture), result.Margin.ToString("0.####", CultureInfo.InvariantCulture),
        result.Relation, result.InWords,
    ];

    private static string Word(MatchOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
