namespace GreenBatch.Scheduler.Files;

/// <summary>A column of a sheet that is imported.</summary>
/// <param name="Key">Key of the scheme file that it becomes.</param>
/// <param name="Title">Header as the template writes it, without what stands in brackets.</param>
/// <param name="Advice">What to write into it.</param>
/// <param name="Aliases">Other headers that mean the same.</param>
internal sealed record SheetColumn(string Key, string Title, string Advice, params string[] Aliases)
{
    /// <summary>指标表, the layout of table A.1.</summary>
    public static IReadOnlyList<SheetColumn> Indicators { get; } =
    [
        new("dimension", "一级指标", "写一级指标名称，同一指标可只写第一行；附加分写「附加项」", "一级", "维度"),
        new("share", "一级权重", "写该一级指标的分值，各一级指标合计 100；附加项写合计上限", "一级指标权重", "一级分值"),
        new("no", "序号", "可空"),
        new("id", "指标编码", "写指标编码，如 E4；同一张表内不重复", "编码"),
        new("second", "二级指标", "写指标名称", "指标名称"),
        new("name", "三级指标", "写指标名称"),
        new("qualitative", "指标类型", "写 定量 或 定性", "类型"),
        new("unit", "单位", "写计量单位", "计量单位"),
        new("direction", "方向", "写 正向（higher）或 逆向（lower）", "指标方向"),
        new("lead", "引领值", "写数值；未给出的留空或写 /；引领值须在好的一侧", "标杆值"),
        new("base", "基准值", "写数值；未给出的留空或写 /"),
        new("weight", "权重分值", "写大于 0 的数或分数（单元格设为文本，如 25/6）；各行合计等于一级权重", "分值", "权重"),
        new("note", "评分规则", "可空", "计分规则"),
        new("may_be_not_applicable", "可不适用", "写 是 或 否", "是否可不适用"),
        new("sector", "细分行业", "写重点行业清单中的名称；通则留空"),
        new("per_product", "分产品至多", "分产品填报的写至多计几个产品，如 3；其余留空", "分产品"),
        new("excludes", "互斥指标", "分产品指标写被它替代的指标编码，如 E1b"),
        new("tiered", "按能耗分档", "写 是 或 否"),
        new("standard", "适用标准", "分产品指标写适用的限额标准或定额；未核实的写 待核"),
    ];

    /// <summary>标杆值, which becomes rows of <c>benchmarks.csv</c>.</summary>
    public static IReadOnlyList<SheetColumn> Benchmarks { get; } =
    [
        new("indicator", "指标编码", "写指标表中的编码", "编码"),
        new("sector", "细分行业", "写重点行业清单中的名称；通用留空"),
        new("product", "产品", "写产品名称；不分产品留空", "产品名称"),
        new("tier", "能耗分档", "写 >=10000、>=5000、>=3000 或 <3000（吨标准煤）；不分档留空", "分档"),
        new("lead", "引领值", "写数值，须在好的一侧", "标杆值"),
        new("base", "基准值", "写数值"),
        new("source", "来源", "写文件名称或「决定」"),
        new("clause", "条款", "写条款"),
    ];

    /// <summary>Whether a header means this column: without regard to width, blanks, the mark of required columns and remarks in brackets.</summary>
    public bool IsMeantBy(string header)
    {
        var plain = Plain(header);
        return plain == Title || Aliases.Contains(plain, StringComparer.Ordinal);
    }

    private static string Plain(string header)
    {
        var narrow = string.Concat(header.Where(c => !char.IsWhiteSpace(c) && c is not '*').Select(Narrow));
        var bracket = narrow.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 && narrow.EndsWith(')') ? narrow[..bracket] : narrow;
    }

    /// <summary>A full-width form in its ordinary width.</summary>
    internal static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
}
