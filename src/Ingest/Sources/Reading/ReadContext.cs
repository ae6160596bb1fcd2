using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>What a document is, for the origins of its rows and for messages.</summary>
/// <param name="Delivery">Delivery id, such as <c>2025-market-02</c>.</param>
/// <param name="FileName">File name, or the logical path of a page.</param>
/// <param name="Dataset">Dataset of an interface page; null where the header says it.</param>
public sealed record DocumentInfo(string Source, string Delivery, string FileName, string? Dataset);

/// <summary>What reading needs to know of the world.</summary>
/// <param name="DayOfRecord">The cycle's filing deadline: authorities are those of this day.</param>
public sealed record ReadContext(AuthorityRegister Authorities, DateOnly DayOfRecord)
{
    public ReadLimits Limits { get; init; } = new();

    /// <summary>The year that yearly values are of: the one before the filing deadline's.</summary>
    public int DataYear => DayOfRecord.Year - 1;
}

/// <summary>Bounds that no honest document reaches; they keep a hostile one from filling memory or disk.</summary>
public sealed record ReadLimits
{
    /// <summary>Unpacked bytes of a text file (a full registration dump has a few hundred MB).</summary>
    public long TextBytes { get; init; } = 4L << 30;

    /// <summary>Bytes of a JSON page.</summary>
    public long PageBytes { get; init; } = 50L << 20;

    /// <summary>Bytes of a workbook as it lies in the folder.</summary>
    public long WorkbookFileBytes { get; init; } = 50L << 20;

    /// <summary>Unpacked bytes of all parts of a workbook.</summary>
    public long WorkbookBytes { get; init; } = 500L << 20;

    /// <summary>Unpacked to packed.</summary>
    public int Ratio { get; init; } = 200;

    public int ZipEntries { get; init; } = 2000;

    public int SheetRows { get; init; } = 200_000;

    public int SheetColumns { get; init; } = 300;

    /// <summary>Bytes of one CSV record.</summary>
    public int RecordBytes { get; init; } = 1 << 20;
}
