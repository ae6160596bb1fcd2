using System.CommandLine;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Commands;

/// <summary><c>try identify</c>: what each code is and whether it holds.</summary>
internal static class TryIdentifyCommand
{
    public static Command Create()
    {
        var input = new Argument<string>("FILE") { Description = "CSV，含 code 列" };
        var output = new Option<string>("--out") { Description = "结果 CSV：code,kind,verdict,detail", Required = true };
        var command = new Command("identify", "逐个判别代码的种类与校验结果\n示例：greenbatch try identify codes.csv --out verdicts.csv") { input, output };
        return command.Does(context => Task.FromResult(Run(context, context.Get(input)!, context.Get(output)!)));
    }

    private static CommandResult Run(CommandContext context, string input, string output)
    {
        var table = CsvTable.Read(context, input, ["code"], []);
        var judged = table.Rows.Select(row => (Given: table.Raw(row, "code"), Found: Identifiers.Classify(table[row, "code"]))).ToList();
        if (!context.IsDryRun)
            CsvTable.Write(output, ["code", "kind", "verdict", "detail"], judged.Select(j => Row(j.Given, j.Found)));
        var counts = judged.GroupBy(j => j.Found.Verdict).ToDictionary(g => Word(g.Key), g => g.Count(), StringComparer.Ordinal);
        context.Say($"共 {judged.Count} 个：{string.Join("，", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"))}");
        return new CommandResult(ExitCode.Done, new { rows = judged.Count, verdicts = counts });
    }

    private static string[] Row(string given, Identifier found) =>
        [found.Kind == IdentifierKind.Personal ? found.Shown : given, Word(found.Kind), Word(found.Verdict), found.Class == IdentifierClass.Ambiguous ? "ambiguous" : found.Class.ToString()];

    private static string Word(IdentifierKind kind) => kind switch
    {
        IdentifierKind.CreditCode => "uscc",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Word(IdentifierVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
