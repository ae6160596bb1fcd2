using System.Globalization;
using GreenBatch.Scoring;
using Column = GreenBatch.Reports.Column<System.Collections.Generic.IReadOnlyList<string?>>;

namespace GreenBatch.Reports;

/// <summary>规则与口径: every setting of the scheme, its indicators, the benchmarks used and the veto rules.</summary>
internal static class RulesSheet
{
    public const string Name = "规则与口径";

    public static PrintedSheet Make(PopulationBook population) => new(Name, RankingWorkbook.Title(population, "评价规则与口径"),
    [
        Table(null, ["项目", "取值"], RuleSettings.Of(population)),
        .. Tables(population).Select(t => Table(TableTitle(t), ["编码", "指标名称", "维度", "单位", "方向", "满分", "引领值", "基准值", "说明"], t.Indicators.Select(Indicator))),
        .. SectorTables(population),
        Table("本次采用的基准（表 主管部门基准表　方案 指标方案　填报 随产品填报　估 本次数据估计）", ["编码", "指标名称", "行业", "能耗档次", "来源", "估计单位数", "引领值", "基准值", "说明"], FlatBenchmarks.Rows(population).Select(Benchmark)),
        Table("否决与核查规则", ["规则编号", "情形", "依据", "事件", "后果", "回溯年数", "适用等级", "状态", "其他条件"], VetoRows.Of(population.Book.Scheme)),
    ])
    {
        IsOneTable = false,
        Notes =
        [
            "得分：达到引领值得满分，处于或差于基准值得0分，其间按方案插值；得分保留10位小数计算，总分为其准确之和，公布时按方案修约。",
            "不适用或无基准的指标，权重按方案分配给其他指标；暂行指标体系在标题中注明。",
        ],
    };

    public static string Missing(Scheme scheme) => scheme.Scoring.Missing == MissingRule.Zero
        ? "应报未报的指标计0分，单位照常参评，并标明缺报"
        : "应报指标有未报的，单位列为待核，不参评";

    /// <summary>The general table, and each industry's that asks for something else: one that only inherits is told of in a line.</summary>
    private static IEnumerable<IndicatorTable> Tables(PopulationBook population) =>
        Used(population).Select(u => u.Table).Where(t => !t.CountsAs(population.Population.General)).Prepend(population.Population.General);

    /// <summary>The tables of key industries that units of the population were scored by, with the number of units.</summary>
    private static IEnumerable<(string Sector, IndicatorTable Table, int Units)> Used(PopulationBook population) => population.Lines
        .Where(l => !ReferenceEquals(l.Table, population.Population.General))
        .GroupBy(l => l.Entry.Sector!, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, population.Population.TableFor(g.Key), g.Count()));

    private static IEnumerable<Block> SectorTables(PopulationBook population)
    {
        var used = Used(population).ToList();
        if (used.Count > 0)
            yield return Table("重点行业指标表（所报细分行业决定用哪张表；国民经济行业代码只作核对）", ["行业", "指标表、来源和适用标准", "状态", "与通则", "单位数"], used.Select(u => Sector(u, population.Population.General)));
    }

    private static IReadOnlyList<string?> Sector((string Sector, IndicatorTable Table, int Units) used, IndicatorTable general) =>
    [
        used.Sector,
        string.Join("；", [used.Table.Name, "来源：" + used.Table.Source, .. used.Table.Standards.Select(s => $"{s.Indicator} {s.Text}")]),
        used.Table.IsProvisional ? "暂行" : "正式",
        used.Table.CountsAs(general) ? "相同" : "不同，另列",
        used.Units.ToString(CultureInfo.InvariantCulture),
    ];

    private static string TableTitle(IndicatorTable table)
    {
        var bonus = table.Bonus is { } rule ? $"；{rule.Name}另计，合计至多 {Number(rule.Cap)}分，按表内次序计到上限为止" : "";
        return $"指标体系：{table.Name}{(table.IsProvisional ? "（暂行）" : "")}　来源：{table.Source}　维度：{string.Join("、", table.Dimensions.Select(d => $"{d.Name} {d.Share}分"))}{bonus}";
    }

    private static Block Table(string? title, string[] headers, IEnumerable<IReadOnlyList<string?>> rows) =>
        Block.Of(title, [.. headers.Select((header, place) => HeadOf(header, place))], [.. rows]);

    /// <summary>All tables of the sheet share the widths: names and sentences stand in the second column.</summary>
    private static Column HeadOf(string header, int place)
    {
        var isSentence = place is 1 or 8;
        var column = isSentence ? Column.Text(header, row => row[place]) : Column.Code(header, row => row[place]);
        return column with { Narrowest = place is 1 ? 50 : 10, Widest = place is 1 ? 50 : place is 8 ? 30 : 20 };
    }

    private static IReadOnlyList<string?> Indicator(Indicator indicator) =>
    [
        indicator.Id.Value, indicator.Name, indicator.Dimension, indicator.Unit, indicator.Direction == Direction.Higher ? "正向" : "逆向",
        indicator.Weight.ToString(), Number(indicator.Lead), Number(indicator.Base), Conditions(indicator),
    ];

    private static string? Conditions(Indicator indicator)
    {
        string?[] conditions =
        [
            indicator.PerProduct > 0 ? $"分产品，至多{indicator.PerProduct}个" : null,
            indicator.Excludes is { } other ? $"有分产品数据时替代{other}" : null,
            indicator.Choose is { } choose ? $"择优组{choose.Name}取{choose.Count}项" : null,
            indicator.MayBeNotApplicable ? "可不适用" : null,
            indicator.IsQualitative ? "定性，由评审认定0至1" : null,
            indicator.IsTiered ? "按能耗分档" : null,
            indicator.Note,
        ];
        return UnitText.Joined(conditions.OfType<string>(), "；");
    }

    private static IReadOnlyList<string?> Benchmark((Kernel.UnitKind Kind, string? Name, BenchmarkUsed Used) row) =>
    [
        row.Used.Indicator.Value, row.Name, row.Used.Sector ?? "全部", row.Used.Tier, SchemeText.Benchmark(row.Used.Source),
        row.Used.Units?.ToString(CultureInfo.InvariantCulture), Number(row.Used.Lead), Number(row.Used.Base), row.Used.Note,
    ];

    private static string? Number(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);
}
