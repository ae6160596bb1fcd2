using GreenBatch.Kernel;
using Column = GreenBatch.Reports.Column<GreenBatch.Reports.OutsidePoint>;

namespace GreenBatch.Reports;

/// <summary>未参评与待核: every unit that has no rank, with its reason, and everything that is not settled.</summary>
internal static class OutsideSheet
{
    public const string Name = "未参评与待核";

    public static PrintedSheet Make(PopulationBook population)
    {
        var columns = Columns(population.Result.Kind);
        return new PrintedSheet(Name, RankingWorkbook.Title(population, "未参评与待核名单"),
        [
            Block.Of(null, columns, OutsidePoint.NotRanked(population)),
            Block.Of("待核事项（含参评单位）", columns, OutsidePoint.Open(population)),
        ])
        {
            Unit = "家、项",
            FrozenColumns = 2,
            Notes =
            [
                RankingSheet.Listed(population),
                "一票否决、待核、新入选、未填报的单位不计入参评基数；缺报单位照常参评，缺报指标按方案规定计分。",
            ],
        };
    }

    public static IReadOnlyList<Column> Columns(UnitKind? kind) =>
    [
        .. kind is null ? [Column.Code("单位类别", p => p.Line.Population.KindName)] : Array.Empty<Column>(),
        Column.Code("条目编号", p => p.Line.Entry.Id) with { Narrowest = 10 },
        Column.Text(KindText.NameHeader(kind), p => p.Line.Entry.Name) with { Narrowest = 20, Widest = 30 },
        Column.Code("统一社会信用代码", p => p.Line.Entry.CreditCode) with { Widest = 22 },
        Column.Code("区县", p => p.Line.AuthorityName) with { Narrowest = 10, Widest = 14 },
        Column.Code("类别", p => p.Category) with { Narrowest = 10, Widest = 14 },
        Column.Text("说明", p => p.Text) with { Narrowest = 36, Widest = 56 },
        Column.Text("依据", p => p.Basis) with { Narrowest = 16, Widest = 30 },
        Column.Code("数据状态", p => UnitText.DataStatus(p.Line)) with { Narrowest = 9, Widest = 12 },
    ];
}
