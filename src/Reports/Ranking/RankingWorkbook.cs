using System.Globalization;

namespace GreenBatch.Reports;

/// <summary>The ranking workbook of one population: 附件1 for factories, 附件2 for parks.</summary>
internal static class RankingWorkbook
{
    public static ReportFile File(PopulationBook population)
    {
        var book = population.Book;
        var kind = population.Result.Kind;
        var workbook = new WorkbookFile(
            FrameOf(book, KindText.Attachment(kind)),
            FactsOf(book, Title(population, "得分排名表")),
            [.. Sheets(population)],
            [FlatUnits.Sheet(population), FlatIndicators.Sheet(population)]);
        var name = $"{KindText.Attachment(kind)}_{book.Cycle}年度重庆市{KindText.Of(kind)}得分排名表_{book.EditionName}_{book.RunId}.xlsx";
        return new ReportFile(name, workbook.Write) { Sheets = workbook.Sheets };
    }

    /// <summary>Title of a sheet; a trial cycle says so in it.</summary>
    public static string Title(PopulationBook population, string subject) =>
        $"{population.Book.Cycle}年度重庆市{KindText.Of(population.Result.Kind)}{subject}{SchemeText.TrialMark(population.Book.Scheme)}";

    public static Frame FrameOf(ReportBook book, string attachment)
    {
        var edition = book.EditionName + SchemeText.TrialMark(book.Scheme);
        var cutOff = book.Scheme.FilingDeadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var facts = $"数据截止：{cutOff}　规则版本：{SchemeText.Version(book)}　运行号：{book.RunId}　版次：{edition}";
        return new Frame(attachment, book.Settings.Office, facts, book.RunId, edition);
    }

    public static WorkbookFacts FactsOf(ReportBook book, string title) => new(title, book.Settings.Office, book.GeneratedAt,
    [
        KeyValuePair.Create("runId", book.RunId),
        KeyValuePair.Create("cycle", book.Cycle.ToString()),
        KeyValuePair.Create("edition", book.EditionName + SchemeText.TrialMark(book.Scheme)),
        KeyValuePair.Create("schemeHash", book.SchemeHash),
        KeyValuePair.Create("inputHash", book.InputHash),
        KeyValuePair.Create("generatedAt", book.GeneratedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
    ]);

    private static IEnumerable<PrintedSheet> Sheets(PopulationBook population)
    {
        PrintedSheet[] sheets =
        [
            RankingSheet.Make(population),
            AuthoritySheet.Make(population),
            WarningSheet.Make(population),
            RemovalSheet.Make(population),
            OutsideSheet.Make(population),
            RulesSheet.Make(population),
            SourcesSheet.Make(population),
        ];
        return sheets.Prepend(ExplanationSheet.Make(population, [.. sheets.Select(s => s.Name), "数据_总表", "数据_指标"]));
    }
}
