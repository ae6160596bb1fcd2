namespace GreenBatch.Reports;

/// <summary>The files of one edition of one cycle, each made when it is written.</summary>
public static class ReportSet
{
    /// <summary>All files of the edition, 清单.json and SHA256SUMS not included: those are made from the written bytes.</summary>
    public static IReadOnlyList<ReportFile> Files(ReportBook book) => throw new NotSupportedException(book.RunId);
}
