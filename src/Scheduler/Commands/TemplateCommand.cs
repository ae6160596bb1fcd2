using System.CommandLine;
using ClosedXML.Excel;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Writes blank workbooks for what no interface brings: filled in, they read back through the platform source.</summary>
internal static class TemplateCommand
{
    private const string Platform = "platform";

    private static readonly Argument<string> Table = new("TABLE") { Description = "list 名单、evaluations 自评价、reviews 区县审核、members 园区内企业、scheme 指标表" };

    private static readonly Option<string> Out = new("--out") { Description = "要写的工作簿（.xlsx）", Required = true };

    static TemplateCommand() => Table.AcceptOnlyFromAmong("list", "evaluations", "reviews", "members", "scheme");

    public static Command Create() => new Command("template", """
        生成空白填报工作簿
        示例：
          greenbatch template list --out 名单.xlsx
          greenbatch template evaluations --out 自评价.xlsx
        """)
    {
        Table,
        Out,
    }.Does(RunAsync);

    private static Task<CommandResult> RunAsync(CommandContext context)
    {
        var table = context.Get(Table)!;
        return WriteAsync(context, table is "scheme" ? SchemeBook(context) : FillingTemplate.Create(DatasetsOf(context.ConfigFolder, table)), context.Get(Out)!);
    }

    /// <summary>The blank workbook for setting up a scheme.</summary>
    internal static XLWorkbook SchemeBook(CommandContext context) => SchemeTemplate.Create(Path.Combine(context.ConfigFolder, "industries.csv"));

    /// <summary>Writes the workbook, which is then done with.</summary>
    internal static Task<CommandResult> WriteAsync(CommandContext context, XLWorkbook book, string path)
    {
        using (book)
        {
            if (!context.IsDryRun)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                book.SaveAs(path);
            }

            context.Print(context.IsDryRun ? $"将写出 {path}" : $"已写出 {path}");
            return Task.FromResult(new CommandResult(ExitCode.Done, new { path, sheets = book.Worksheets.Select(s => s.Name).ToList() }));
        }
    }

    private static IReadOnlyList<Ingest.DatasetDefinition> DatasetsOf(string config, string table)
    {
        var platform = SourceFolder.Load(Path.Combine(config, "sources")).FirstOrDefault(s => string.Equals(s.Id, Platform, StringComparison.Ordinal))
            ?? throw new UserError(ExitCode.Usage, "GB-CFG-002", "缺少来源配置 config/sources/platform", "恢复该来源的配置");
        var dataset = platform.Dataset(table) ?? throw new UserError(ExitCode.Usage, "GB-CFG-002", $"来源 platform 没有数据集 {table}", "恢复该数据集的配置");
        return [dataset, .. platform.Datasets.Where(d => string.Equals(d.Within, table, StringComparison.Ordinal))];
    }
}
