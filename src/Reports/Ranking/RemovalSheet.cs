using GreenBatch.Kernel;
using Column = GreenBatch.Reports.Column<GreenBatch.Reports.RemovalProposal>;

namespace GreenBatch.Reports;

/// <summary>移出候选: by score and by event, with three cycles of evidence and the cells in which people decide.</summary>
internal static class RemovalSheet
{
    public const string Name = "移出候选";

    public static PrintedSheet Make(PopulationBook population) =>
        new(Name, RankingWorkbook.Title(population, "移出候选名单"),
            [Block.Of(null, [.. Columns(population.Book.Cycle, population.Result.Kind), .. Inputs], RemovalProposal.All(population))])
        {
            FrozenColumns = 1,
            Notes =
            [
                "本表为系统提示，移出与否由市级复核决定。试算年度、数据待核、未定稿或参评单位过少的，建议一律为“暂缓”并写明原因。",
                $"各年度证据依次为得分、名次/基数、分数线、运行号；规则版本 {SchemeText.Version(population.Book)}。{SchemeText.Line(population.Book.Scheme, population.Result)}。",
            ],
        };

    public static IReadOnlyList<Column> Columns(Cycle cycle, UnitKind? kind) =>
    [
        .. kind is null ? [Column.Code("类别", p => p.Line.Population.KindName)] : Array.Empty<Column>(),
        Column.Text(KindText.NameHeader(kind), p => p.Line.Entry.Name) with { Narrowest = 16, Widest = 20 },
        Column.Text("曾用名", p => UnitText.Joined(p.Line.Entry.FormerNames, "、")) with { Narrowest = 8, Widest = 12 },
        Column.Code("统一社会信用代码", p => p.Line.Entry.CreditCode) with { Widest = 22 },
        Column.Code("区县", p => p.Line.AuthorityName) with { Narrowest = 8, Widest = 10 },
        .. kind == UnitKind.Park ? Array.Empty<Column>() : [Column.Code("行业", p => p.Line.Entry.Sector) with { Narrowest = 8, Widest = 10 }],
        Column.Code("批次", p => p.Line.Entry.Batch) with { Widest = 8 },
        Column.Text("触发路径", p => p.Route) with { Narrowest = 12, Widest = 14 },
        .. RemovalProposal.Evidence(cycle).Select(year => Column.Code($"{year}年", p => p.EvidenceIn(year)) with { Group = "各年度证据", Narrowest = 14, Widest = 18 }),
        Column.Code("含试算年", p => p.HasTrialCycle ? "是" : "否") with { Narrowest = 6 },
        Column.Text("事件", p => p.Events) with { Narrowest = 16, Widest = 28 },
        Column.Code("数据异议", p => p.Line.OpenPoints.Count > 0 ? "有" : "无") with { Narrowest = 6 },
        Column.Text("依据条款", p => p.Clause) with { Narrowest = 18, Widest = 28 },
        Column.Text("建议", p => p.Proposal) with { Narrowest = 10, Widest = 16 },
    ];

    private static Column[] Inputs =>
    [
        Column.Input("区县意见", CellFormat.Text),
        Column.Input("市级复核意见", CellFormat.Text),
        Column.Input("复核人", CellFormat.Text) with { Narrowest = 8 },
        Column.Input("复核日期", CellFormat.Day),
    ];
}
