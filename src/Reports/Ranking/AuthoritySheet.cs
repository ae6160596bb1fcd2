using GreenBatch.Scoring;
using Column = GreenBatch.Reports.Column<GreenBatch.Reports.AuthorityLine>;

namespace GreenBatch.Reports;

/// <summary>分区县汇总: one row for each authority of the day of record that has units, and the total.</summary>
internal static class AuthoritySheet
{
    public const string Name = "分区县汇总";

    public static PrintedSheet Make(PopulationBook population) =>
        new(Name, RankingWorkbook.Title(population, "得分分区县汇总表"), [Block.Of(null, Columns, Rows(population))])
        {
            Unit = "家、分",
            FrozenColumns = 1,
            Notes =
            [
                $"区县以填报截止日（{UnitText.Day(population.Book.Scheme.FilingDeadline)}）有效的经信主管部门为准，按行政区划代码排列。",
                "均分、中位、预警占比按参评单位计算；前10%为全市名次居前十分之一的家数；主要失分指标为参评单位户均失分最多的三项。",
                "填报率 = （名单数－未填报）÷名单数；完整率 = 指标无缺报的参评单位÷参评数。",
            ],
        };

    private static List<AuthorityLine> Rows(PopulationBook population)
    {
        var byAuthority = population.Lines.ToLookup(l => l.ValidAuthorityId ?? "", StringComparer.Ordinal);
        var rows = population.Book.Authorities.On(population.Book.Scheme.FilingDeadline).Where(a => byAuthority.Contains(a.Id))
            .Select(a => new AuthorityLine(a.Name, [.. byAuthority[a.Id]])).ToList();
        if (byAuthority.Contains(""))
            rows.Add(new AuthorityLine("（主管部门未定）", [.. byAuthority[""]]));
        rows.Add(new AuthorityLine("合计", population.Lines));
        return rows;
    }

    private static Column[] Columns =>
    [
        Column.Code("区县", l => l.Name) with { Narrowest = 12, Widest = 24 },
        Column.Whole("名单数", l => l.Lines.Count) with { Group = "单位" },
        Column.Whole("参评数", l => l.Ranked.Count) with { Group = "单位" },
        Column.Number("均分", CellFormat.Score, l => l.Mean) with { Group = "得分", Narrowest = 8 },
        Column.Number("上年均分", CellFormat.Score, l => l.LastMean) with { Group = "得分", Narrowest = 8 },
        Column.Number("较上年", CellFormat.Change, l => l.Mean - l.LastMean) with { Group = "得分", Narrowest = 8 },
        Column.Number("中位", CellFormat.Score, l => l.Median) with { Group = "得分", Narrowest = 8 },
        Column.Whole("前10%家数", l => l.Top) with { Narrowest = 8 },
        Column.Whole("红", l => l.Count(Level.Red)) with { Group = "预警家数" },
        Column.Whole("橙", l => l.Count(Level.Orange)) with { Group = "预警家数" },
        Column.Whole("黄", l => l.Count(Level.Yellow)) with { Group = "预警家数" },
        Column.Whole("蓝", l => l.Count(Level.Blue)) with { Group = "预警家数" },
        Column.Whole("待定", l => l.Count(Level.Pending)) with { Group = "预警家数" },
        Column.Whole("事件", l => l.Lines.Count(u => u.Unit.State == UnitState.Vetoed)) with { Group = "未参评" },
        Column.Whole("其他未评", l => l.Lines.Count(u => u.Unit.State is not (UnitState.Ranked or UnitState.Vetoed))) with { Group = "未参评", Narrowest = 7 },
        Column.Number("预警占比", CellFormat.Share, l => l.FlaggedShare) with { Narrowest = 8 },
        Column.Number("填报率", CellFormat.Share, l => l.FiledShare) with { Narrowest = 8 },
        Column.Number("完整率", CellFormat.Share, l => l.CompleteShare) with { Narrowest = 8 },
        Column.Text("主要失分指标（户均）", l => l.MainLosses) with { Narrowest = 30, Widest = 44 },
    ];
}
