using Column = GreenBatch.Reports.Column<GreenBatch.Reports.UnitLine>;

namespace GreenBatch.Reports;

/// <summary>总排名: every ranked unit with its points, place, distance to the line and level.</summary>
internal static class RankingSheet
{
    public const string Name = "总排名";

    public static PrintedSheet Make(PopulationBook population)
    {
        var book = population.Book;
        return new PrintedSheet(Name, RankingWorkbook.Title(population, "得分排名表"), [Block.Of(null, Columns(population), population.Ranked)])
        {
            FrozenColumns = 2,
            Notes =
            [
                $"{SchemeText.Line(book.Scheme, population.Result)}；排名按得分由高到低，得分相同的名次并列，其后名次顺延（1、2、2、4）。",
                $"百分位为得分不高于本单位的参评单位占比；距分数线为得分减分数线，正值在线上。分维度得分按{book.Scheme.Scoring.Published.Decimals}位小数修约，合计与总分可有尾差。",
                "连续年数自左至右为近三个年度：●处于" + SchemeText.Bottom(book.Scheme) + "　○未处于　试 试算年度　－ 无结果或未计数；近年走势为各年度得分，保留1位小数，括号内为试算年度；备注中“至某日止”指区县机构调整，以填报截止日为准。",
                Listed(population),
            ],
        };
    }

    /// <summary>The sum by which every listed unit is accounted for.</summary>
    public static string Listed(PopulationBook population)
    {
        var reasons = population.Outside.GroupBy(l => l.Unit.State).OrderBy(g => g.Key).Select(g => $"{UnitText.StateName(g.Key)} {g.Count()}");
        var detail = population.Outside.Count == 0 ? "" : $"（{string.Join("、", reasons)}）";
        return $"名单 {population.Lines.Count} 家 = 参评 {population.Ranked.Count} 家 + 未参评 {population.Outside.Count} 家{detail}。";
    }

    private static List<Column> Columns(PopulationBook population)
    {
        var sequence = population.Ranked.Select((line, index) => (line.Entry.Id, index)).ToDictionary(l => l.Id, l => l.index + 1, StringComparer.Ordinal);
        return
        [
            Column.Whole("序号", l => sequence[l.Entry.Id]) with { Narrowest = 5, Widest = 7 },
            Column.Text(KindText.NameHeader(population.Result.Kind), l => l.Entry.Name) with { Narrowest = 16, Widest = 25 },
            Column.Code("统一社会信用代码", l => l.Entry.CreditCode) with { Widest = 22 },
            Column.Code("区县", l => l.AuthorityName) with { Narrowest = 8, Widest = 10 },
            .. Sector(population),
            Column.Code("批次", l => l.Entry.Batch) with { Widest = 8 },
            Column.Number("总分", CellFormat.Score, l => l.Unit.Published) with { Group = "得分", Narrowest = 7.5 },
            Column.Number("较上年", CellFormat.Change, l => l.ScoreChange) with { Group = "得分", Narrowest = 7.5 },
            Column.Whole("名次", l => l.Unit.Rank) with { Group = "名次", Narrowest = 5 },
            Column.Whole("并列数", l => l.Unit.Tied) with { Group = "名次", Narrowest = 5 },
            Column.Whole("上年", l => l.Last?.Rank) with { Group = "名次", Narrowest = 5 },
            new("变化", CellFormat.Move, l => Cell.Of(l.Movement)) { Group = "名次", Narrowest = 5 },
            Column.Number("百分位", CellFormat.Share, l => l.Percentile) with { Group = "名次", Narrowest = 7.5 },
            .. SectorPlace(population),
            .. population.Dimensions.Select(d => Column.Number(d, CellFormat.Score, l => l.PointsIn(d)) with { Group = "分维度得分", Narrowest = 8.5, Widest = 8.5, ScaleTop = population.ShareOf(d) }),
            Column.Number("距分数线", CellFormat.Change, l => l.Distance) with { Group = "预警", Narrowest = 7.5 },
            new("预警等级", CellFormat.Code, LevelText.Cell) { Group = "预警", Narrowest = 11 },
            Column.Code("连续年数", UnitText.Marks) with { Group = "预警", Narrowest = 8 },
            Column.Code("近年走势", UnitText.Trend) with { Narrowest = 10, Widest = 19 },
            Column.Code("数据状态", UnitText.DataStatus) with { Narrowest = 6, Widest = 9 },
            Column.Text("备注", UnitText.Remark) with { Narrowest = 8, Widest = 18 },
        ];
    }

    private static Column[] Sector(PopulationBook population) => population.IsFactory
        ?
        [
            Column.Code("行业", l => l.Entry.Sector) with { Narrowest = 6, Widest = 9 },
            Column.Code("评价标准", l => l.TableKind) with { Narrowest = 6, Widest = 14 },
        ]
        : [];

    private static Column[] SectorPlace(PopulationBook population) => population.IsFactory
        ? [Column.Code("行业名次", l => l.Population.SectorPlace(l.Entry.Id)) with { Group = "名次", Narrowest = 8 }]
        : [];
}
