using Column = GreenBatch.Reports.Column<GreenBatch.Reports.SourceFigures>;

namespace GreenBatch.Reports;

/// <summary>来源与时点: what was delivered, when, of which day, and what became of its rows.</summary>
internal static class SourcesSheet
{
    public const string Name = "来源与时点";

    public static PrintedSheet Make(PopulationBook population) => new(Name, RankingWorkbook.Title(population, "数据来源与时点"), [Block.Of(null, Columns, Rows(population.Book))])
    {
        Unit = "行",
        FrozenColumns = 2,
        Notes =
        [
            "行数 = 采用 + 隔离 + 重复 + 名单外；隔离为格式或取值有误、未予采用的行，名单外为不属于现有名单单位的行。",
            "数据时点为数据所反映的日期，收到时间为本系统收到的时间（北京时间）；文件摘要为收到文件的SHA-256。",
        ],
    };

    public static IReadOnlyList<SourceFigures> Rows(ReportBook book) =>
        [.. book.Sources.OrderBy(s => s.Source, StringComparer.Ordinal).ThenBy(s => s.Dataset, StringComparer.Ordinal).ThenBy(s => s.Batch, StringComparer.Ordinal).ThenBy(s => s.File, StringComparer.Ordinal)];

    public static IReadOnlyList<Column> Columns =>
    [
        Column.Text("来源", s => s.SourceName) with { Narrowest = 12, Widest = 18 },
        Column.Text("数据集", s => s.Dataset) with { Narrowest = 12, Widest = 20 },
        Column.Code("批次", s => s.Batch) with { Narrowest = 8, Widest = 18 },
        Column.Text("文件或接口", s => s.File) with { Narrowest = 16, Widest = 32 },
        Column.Whole("行数", s => s.Rows) with { Group = "记录", Narrowest = 9 },
        Column.Whole("采用", s => s.Accepted) with { Group = "记录", Narrowest = 9 },
        Column.Whole("隔离", s => s.Quarantined) with { Group = "记录", Narrowest = 8 },
        Column.Whole("重复", s => s.Duplicate) with { Group = "记录", Narrowest = 8 },
        Column.Whole("名单外", s => s.Outside) with { Group = "记录", Narrowest = 9 },
        Column.Number("采用率", CellFormat.Share, s => s.Rows == 0 ? null : Math.Round((decimal)s.Accepted / s.Rows, 4)) with { Group = "记录", Narrowest = 9 },
        Column.Day("数据时点", s => s.DataDay) with { Narrowest = 16, Widest = 18 },
        Column.Code("收到时间", s => s.ReceivedAt.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)) with { Narrowest = 18, Widest = 18 },
        Column.Code("文件摘要", s => s.Sha256) with { Narrowest = 20, Widest = 38 },
    ];

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
}
