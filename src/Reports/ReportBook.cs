using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>Everything a set of reports is made from. Reports add no fact: each number comes from here.</summary>
/// <param name="RunId">Run that made the assessment, such as <c>R2025-03</c>.</param>
/// <param name="EditionName">版次: 核对稿 or 定稿.</param>
/// <param name="GeneratedAt">Time of the run, Asia/Shanghai; it also dates the files, so that two runs give the same bytes.</param>
/// <param name="Past">Outcomes of earlier frozen cycles.</param>
public sealed record ReportBook(
    Cycle Cycle,
    string RunId,
    string EditionName,
    DateTimeOffset GeneratedAt,
    Scheme Scheme,
    Assessment Assessment,
    IReadOnlyList<PastOutcome> Past,
    AuthorityRegister Authorities,
    IReadOnlyList<SourceFigures> Sources,
    string SchemeHash,
    string InputHash)
{
    /// <summary>Conflicts and open reviews by entry, as one sentence each.</summary>
    public IReadOnlyList<OpenPoint> OpenPoints { get; init; } = [];

    public ReportSettings Settings { get; init; } = new();
}

/// <summary>What the commission decides about the lists themselves; it changes no score.</summary>
public sealed record ReportSettings
{
    /// <summary>制表单位.</summary>
    public string Office { get; init; } = "重庆市经济和信息化委员会";

    /// <summary>Working days a district has to answer.</summary>
    public int FeedbackWorkingDays { get; init; } = 5;
}

/// <summary>One delivery as printed on 来源与时点.</summary>
/// <param name="DataDay">Day the data are of, if known.</param>
public sealed record SourceFigures(string Source, string SourceName, string Dataset, string Batch, string File, int Rows, int Accepted, int Quarantined, int Duplicate, int Outside, DateTimeOffset ReceivedAt, DateOnly? DataDay, string Sha256);

/// <summary>Something about a unit that is not settled: conflict, quarantine or review.</summary>
public sealed record OpenPoint(string EntryId, string Category, string Text, string Basis);

/// <summary>One file to be written below the edition's folder.</summary>
/// <param name="Path">Path below the folder, with <c>/</c>, such as <c>区县/500101_万州区/预警清单.xlsx</c>.</param>
/// <param name="Write">Writes the bytes.</param>
public sealed record ReportFile(string Path, Action<Stream> Write)
{
    /// <summary>Rows of each sheet (or of the CSV), for the manifest.</summary>
    public IReadOnlyList<SheetRows> Sheets { get; init; } = [];
}
