namespace GreenBatch.Reports;

/// <summary>Every table as flat CSV, both populations together.</summary>
internal static class FlatFiles
{
    public static IReadOnlyList<FlatTable> Of(ReportBook book, IReadOnlyList<PopulationBook> populations) =>
    [
        FlatUnits.Csv(populations),
        FlatIndicators.Csv(populations),
        FlatTable.Of("预警名单", "warnings", WarningSheet.Columns(null), [.. populations.SelectMany(WarningSheet.Flagged)]),
        FlatTable.Of("移出候选", "removals", RemovalSheet.Columns(book.Cycle, null), [.. populations.SelectMany(RemovalProposal.All)]),
        FlatTable.Of("未参评与待核", "outside", OutsideSheet.Columns(null), [.. populations.SelectMany(p => OutsidePoint.NotRanked(p).Concat(OutsidePoint.Open(p)))]),
        FlatTable.Of("来源", "sources", SourcesSheet.Columns, SourcesSheet.Rows(book)),
        FlatBenchmarks.Csv(populations),
    ];
}
