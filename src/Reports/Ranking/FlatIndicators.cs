using GreenBatch.Scoring;
using Column = GreenBatch.Reports.Column<(GreenBatch.Reports.UnitLine Line, GreenBatch.Scoring.Contribution Points)>;

namespace GreenBatch.Reports;

/// <summary>数据_指标: one row a unit and indicator, streamed.</summary>
internal static class FlatIndicators
{
    public static FlatTable Sheet(PopulationBook population) => Table("数据_指标", [population]);

    public static FlatTable Csv(IReadOnlyList<PopulationBook> populations) => Table("指标", populations);

    private static FlatTable Table(string name, IReadOnlyList<PopulationBook> populations) => FlatTable.Of(
        name, "indicators", Columns,
        populations.SelectMany(p => p.Lines).SelectMany(l => l.Unit.Contributions.Select(c => (l, c))),
        populations.Sum(p => p.Lines.Sum(l => l.Unit.Contributions.Count)));

    private static IReadOnlyList<Column> Columns =>
    [
        Column.Whole("cycle 年度", r => r.Line.Cycle.Year),
        Column.Text("entry_id 条目编号", r => r.Line.Entry.Id),
        Column.Text("name 名称", r => r.Line.Entry.Name),
        Column.Text("credit_code 统一社会信用代码", r => r.Line.Entry.CreditCode),
        Column.Text("indicator 指标编码", r => r.Points.Indicator.Value),
        Column.Text("indicator_name 指标名称", r => r.Line.NameOf(r.Points.Indicator)),
        Column.Text("dimension 维度", r => r.Points.Dimension),
        Column.Number("value 原始值", CellFormat.Measure, r => r.Points.Value),
        Column.Text("unit 单位", r => r.Line.Indicator(r.Points.Indicator)?.Unit),
        Column.Text("direction 方向", r => r.Line.Indicator(r.Points.Indicator) is { } i ? (i.Direction == Direction.Higher ? "正向" : "逆向") : null),
        Column.Number("base 基准值", CellFormat.Measure, r => r.Points.Base),
        Column.Number("lead 引领值", CellFormat.Measure, r => r.Points.Lead),
        Column.Text("benchmark 基准来源", r => r.Points.Benchmark is { } source ? SchemeText.Benchmark(source) : null),
        Column.Number("weight 满分", CellFormat.Measure, r => r.Points.Weight),
        Column.Number("points 得分", CellFormat.Measure, r => r.Points.Points),
        Column.Number("lost 失分", CellFormat.Measure, r => r.Points.Lost),
        Column.Text("state 数据状态", r => SchemeText.State(r.Points.State, r.Points.IsDoubtful)),
        Column.Text("products 分产品", r => UnitText.Joined(r.Points.Products.Select(Product), "；")),
        Column.Text("origin 来源", r => r.Points.Origin?.ToString()),
        Column.Text("scheme_version 规则版本", r => SchemeText.Version(r.Line.Population.Book)),
    ];

    private static string Product(ProductPoints product) =>
        FormattableString.Invariant($"{product.Product} {product.Value:0.####}（引领 {product.Lead:0.####}，基准 {product.Base:0.####}，得分率 {product.Share:0.0%}）");
}
