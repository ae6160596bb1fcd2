namespace GreenBatch.Reports;

/// <summary>The files of one edition of one cycle, each made when it is written.</summary>
public static class ReportSet
{
    /// <summary>All files of the edition, 清单.json and SHA256SUMS not included: those are made from the written bytes.</summary>
    public static IReadOnlyList<ReportFile> Files(ReportBook book)
    {
        PopulationBook[] populations = [.. book.Assessment.Populations.OrderBy(p => p.Kind).Where(p => p.Units.Count > 0).Select(p => new PopulationBook(book, p))];
        return
        [
            .. populations.Select(RankingWorkbook.File),
            .. DistrictWorkbook.Files(book, populations),
            .. FlatFiles.Of(book, populations).Select(table => new ReportFile(table.Name + ".csv", stream => CsvFile.Write(table, stream))
            {
                Sheets = [new SheetRows(table.Name, table.RowCount)],
            }),
        ];
    }
}
