using Column = GreenBatch.Reports.Column<GreenBatch.Reports.UnitLine>;

namespace GreenBatch.Reports;

/// <summary>Columns of a district's two lists. Free text passes the guard.</summary>
internal static class DistrictColumns
{
    public static IReadOnlyList<Column> Warnings(IReadOnlyList<UnitLine> lines, DistrictGuard guard) =>
    [
        Sequence(lines),
        new("预警等级", CellFormat.Code, LevelText.Cell) { Narrowest = 11 },
        Column.Text("名称", l => l.Entry.Name) with { Narrowest = 16, Widest = 20 },
        Column.Code("统一社会信用代码", l => l.Entry.CreditCode) with { Widest = 22 },
        Column.Code("行业", l => l.Population.IsFactory ? l.Entry.Sector : l.Population.KindName) with { Narrowest = 8, Widest = 10 },
        Column.Number("总分", CellFormat.Score, l => l.Unit.Published) with { Group = "得分", Narrowest = 7.5 },
        Column.Number("上年", CellFormat.Score, l => l.Last?.Published) with { Group = "得分", Narrowest = 7.5 },
        Column.Number("分数线", CellFormat.Score, l => l.Unit.Group.Cut) with { Group = "得分", Narrowest = 7.5 },
        Column.Number("距分数线", CellFormat.Change, l => l.Distance) with { Group = "得分", Narrowest = 7.5 },
        Column.Number("目标分", CellFormat.Score, l => l.Target) with { Group = "得分", Narrowest = 7.5 },
        Column.Code("名次/基数", l => l.Place) with { Group = "名次", Narrowest = 10 },
        Column.Whole("线下家数k", l => l.Unit.Group.K) with { Group = "名次", Narrowest = 7 },
        Column.Code("连续年数", UnitText.Marks) with { Narrowest = 8 },
        .. Enumerable.Range(0, 3).Select(n => Column.Text($"第{n + 1}", l => UnitText.Loss(l, n)) with { Group = "主要失分指标", Narrowest = 12, Widest = 13 }),
        Column.Text("数据待核项", l => guard.Check(WarningSheet.OpenItems(l))) with { Narrowest = 10, Widest = 16 },
        Column.Code("规则版本", l => SchemeText.Version(l.Population.Book)) with { Narrowest = 10, Widest = 10 },
        Column.Input("企业联系人", CellFormat.Text) with { Group = "区县填写", Narrowest = 8 },
        Column.Input("联系电话", CellFormat.Text) with { Group = "区县填写", Narrowest = 13 },
        Column.Input("核实结论", CellFormat.Text, "属实", "数据有误", "已停产", "其他") with { Group = "区县填写", Narrowest = 9 },
        Column.Input("一企一策措施", CellFormat.Text) with { Group = "区县填写", Narrowest = 16, Widest = 16 },
        Column.Input("责任人", CellFormat.Text) with { Group = "区县填写", Narrowest = 8 },
        Column.Input("完成时限", CellFormat.Day) with { Group = "区县填写", Narrowest = 11 },
        Column.Input("反馈日期", CellFormat.Day) with { Group = "区县填写", Narrowest = 11 },
    ];

    public static IReadOnlyList<Column> Units(IReadOnlyList<UnitLine> lines, DistrictGuard guard) =>
    [
        Sequence(lines),
        Column.Text("名称", l => l.Entry.Name) with { Narrowest = 20, Widest = 30 },
        Column.Code("类别", l => l.Population.KindName) with { Narrowest = 7 },
        Column.Code("统一社会信用代码", l => l.Entry.CreditCode) with { Widest = 22 },
        Column.Text("行业", l => l.Entry.Sector) with { Narrowest = 10, Widest = 16 },
        Column.Code("批次", l => l.Entry.Batch) with { Widest = 10 },
        Column.Number("总分", CellFormat.Score, l => l.Unit.Published) with { Group = "得分", Narrowest = 8 },
        Column.Number("较上年", CellFormat.Change, l => l.ScoreChange) with { Group = "得分", Narrowest = 8 },
        Column.Code("名次/基数", l => l.Place) with { Group = "全市名次", Narrowest = 10 },
        new("变化", CellFormat.Move, l => Cell.Of(l.Movement)) { Group = "全市名次", Narrowest = 7 },
        Column.Number("距分数线", CellFormat.Change, l => l.Distance) with { Group = "预警", Narrowest = 8 },
        new("预警等级", CellFormat.Code, LevelText.Cell) { Group = "预警", Narrowest = 11 },
        Column.Code("连续年数", UnitText.Marks) with { Group = "预警", Narrowest = 8 },
        Column.Code("近年走势", UnitText.Trend) with { Narrowest = 16, Widest = 26 },
        Column.Code("数据状态", UnitText.DataStatus) with { Narrowest = 8, Widest = 12 },
        Column.Text("备注", l => guard.Check(Remark(l))) with { Narrowest = 14, Widest = 30 },
    ];

    private static string? Remark(UnitLine line) => UnitText.Joined(new[] { line.IsRanked ? null : line.Unit.StateReason ?? UnitText.StateName(line.Unit.State), UnitText.Remark(line) }.OfType<string>(), "；");

    private static Column Sequence(IReadOnlyList<UnitLine> lines)
    {
        var places = lines.Select((line, index) => (line.Entry.Id, index)).ToDictionary(l => l.Id, l => l.index + 1, StringComparer.Ordinal);
        return Column.Whole("序号", l => places[l.Entry.Id]) with { Narrowest = 5, Widest = 7 };
    }
}
