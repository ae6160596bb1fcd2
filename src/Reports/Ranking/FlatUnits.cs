using Column = GreenBatch.Reports.Column<GreenBatch.Reports.UnitLine>;

namespace GreenBatch.Reports;

/// <summary>数据_总表: one row a unit, listed or ranked, with stable headers: the contract for pivots and for reading back.</summary>
internal static class FlatUnits
{
    public static FlatTable Sheet(PopulationBook population) => FlatTable.Of("数据_总表", "units", Columns(population.Dimensions), population.Lines);

    public static FlatTable Csv(IReadOnlyList<PopulationBook> populations) => FlatTable.Of(
        "总表", "units", Columns([.. populations.SelectMany(p => p.Dimensions).Distinct(StringComparer.Ordinal)]), [.. populations.SelectMany(p => p.Lines)]);

    private static List<Column> Columns(IEnumerable<string> dimensions) =>
    [
        Column.Whole("cycle 年度", l => l.Cycle.Year),
        Column.Text("run_id 运行号", l => l.Population.Book.RunId),
        Column.Text("entry_id 条目编号", l => l.Entry.Id),
        Column.Text("kind 类别", l => l.Population.KindName),
        Column.Text("name 名称", l => l.Entry.Name),
        Column.Text("credit_code 统一社会信用代码", l => l.Entry.CreditCode),
        Column.Text("authority_id 区县代码", l => l.Entry.AuthorityId),
        Column.Text("authority 区县", l => l.AuthorityName),
        Column.Text("sector 行业", l => l.Entry.Sector),
        Column.Text("table 评价标准", l => l.Table.Name),
        Column.Text("batch 批次", l => l.Entry.Batch),
        Column.Whole("listed_year 入选年度", l => l.Entry.ListedYear),
        Column.Text("state 状态", l => UnitText.StateName(l.Unit.State)),
        Column.Text("state_reason 未参评原因", l => l.Unit.StateReason),
        Column.Number("total 精确总分", CellFormat.Measure, l => l.Unit.Total),
        Column.Number("published 公布总分", CellFormat.Score, l => l.Unit.Published),
        Column.Whole("rank 名次", l => l.Unit.Rank),
        Column.Whole("tied 并列数", l => l.Unit.Tied),
        .. dimensions.Select(d => Column.Number("points " + d, CellFormat.Score, l => l.PointsIn(d))),
        .. Line,
        .. Last,
    ];

    private static Column[] Line =>
    [
        Column.Whole("n 参评基数", l => l.Unit.Group.N),
        Column.Whole("k 线下家数", l => l.Unit.Group.K),
        Column.Number("cut 分数线", CellFormat.Score, l => l.Unit.Group.Cut),
        Column.Number("distance 距分数线", CellFormat.Change, l => l.Distance),
        Column.Text("is_bottom 是否线下", l => YesNo(l.Unit.IsBottom)),
        Column.Whole("streak 连续年数", l => l.Unit.Streak),
        Column.Text("streak_note 连续年数说明", l => l.Unit.StreakNote),
        Column.Text("level 预警等级", l => l.IsRanked ? LevelText.Short(l.Unit.Level) : null),
        Column.Number("percentile 百分位", CellFormat.Measure, l => l.Percentile is { } share ? Math.Round(share, 4) : null),
        Column.Text("sector_place 行业名次", l => l.Population.SectorPlace(l.Entry.Id)),
    ];

    private static Column[] Last =>
    [
        Column.Number("last_published 上年得分", CellFormat.Score, l => l.Last?.Published),
        Column.Whole("last_rank 上年名次", l => l.Last?.Rank),
        Column.Text("last_level 上年等级", l => l.Last is { } last ? LevelText.Short(last.Level) : null),
        Column.Text("data_status 数据状态", UnitText.DataStatus),
        Column.Text("remark 备注", UnitText.Remark),
        Column.Text("scheme_version 规则版本", l => SchemeText.Version(l.Population.Book)),
    ];

    private static string? YesNo(bool? value) => value switch
    {
        true => "是",
        false => "否",
        null => null,
    };
}
