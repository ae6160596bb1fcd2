using GreenBatch.Scoring;
using Column = GreenBatch.Reports.Column<(string Key, GreenBatch.Reports.Cell Value)>;

namespace GreenBatch.Reports;

/// <summary>说明: what the workbook is, by which rule the line was drawn, the legend and the contents.</summary>
internal static class ExplanationSheet
{
    public const string Name = "说明";

    public static PrintedSheet Make(PopulationBook population, IReadOnlyList<string> sheets) => new(Name, RankingWorkbook.Title(population, "得分排名说明"),
    [
        Block.Of(null, Columns("项目", "内容"), Facts(population)),
        Block.Of("图例", Columns("标记", "含义"), Legend(population.Book.Scheme)),
        Block.Of("目录（点击可跳转）", Columns("工作表", "用途"), Contents(sheets)),
    ])
    {
        IsPortrait = true,
        IsOneTable = false,
        Unit = "分",
    };

    public static IReadOnlyList<Column> Columns(string key, string value) =>
    [
        new(key, CellFormat.Code, r => Cell.Of(r.Key) with { LinkedSheet = r.Value.LinkedSheet, Fill = r.Value.Fill }) { Narrowest = 22, Widest = 24 },
        new(value, CellFormat.Text, r => Cell.Of(r.Value.Text)) { Narrowest = 74, Widest = 74 },
    ];

    public static IReadOnlyList<(string Key, Cell Value)> Legend(Scheme scheme)
    {
        var bottom = SchemeText.Bottom(scheme);
        (Level Level, string Meaning)[] levels =
        [
            (Level.Red, $"一级：连续三个及以上计数年度处于{bottom}"),
            (Level.Orange, $"二级：连续两个计数年度处于{bottom}"),
            (Level.Yellow, $"三级：本年度处于{bottom}"),
            (Level.Blue, $"四级：未处于{bottom}，但临近分数线"),
            (Level.Pending, "中间有年度无结果，连续年数须由人工认定"),
        ];
        return
        [
            .. levels.Select(l => (LevelText.Of(l.Level, 3), Cell.Of(l.Meaning) with { Fill = LevelText.Fill(l.Level) })),
            (LevelText.Event, Cell.Of("部门记录触发一票否决或立即移出，不参与排名")),
            (LevelText.Unrated, Cell.Of("未参评，原因见“未参评与待核”") with { Fill = Styles.HeaderFill }),
            ("● ○ 试 －", Cell.Of($"各年度：处于{bottom}、未处于、试算年度、无结果或未计数")),
            ("缺　核　估", Cell.Of("未填报　数据待核　基准值为估计（来源见“规则与口径”）")),
            ("—", Cell.Of("不适用或没有上年结果；任何单元格都不以空白或0表示“未知”")),
        ];
    }

    private static List<(string Key, Cell Value)> Facts(PopulationBook population)
    {
        var (book, scheme) = (population.Book, population.Book.Scheme);
        return
        [
            ("年度", Cell.Of($"{book.Cycle}年度（评价数据为{scheme.DataYear}年），{SchemeText.Status(scheme.Status)}")),
            ("评价依据", Cell.Of(UnitText.Joined(scheme.Basis, "、"))),
            ("参评范围", Cell.Of(RankingSheet.Listed(population))),
            (SchemeText.Bottom(scheme) + "口径", Cell.Of($"在本市参评的{KindText.Of(population.Result.Kind)}范围内计算，{scheme.Streak.CountsFrom}年度起计数")),
            ("分数线", Cell.Of(SchemeText.Line(scheme, population.Result))),
            ("数据截止", Cell.Of(UnitText.Day(scheme.FilingDeadline) + "（填报截止日，区县归属以此日为准）")),
            ("数据来源", Cell.Of($"共{book.Sources.Count}批，见“来源与时点”")),
            ("缺失处理", Cell.Of(RulesSheet.Missing(scheme))),
            ("版次", Cell.Of($"{book.EditionName}{SchemeText.TrialMark(scheme)}，运行号 {book.RunId}")),
            ("规则版本", Cell.Of(SchemeText.Version(book))),
            ("生成时间", Cell.Of(book.GeneratedAt.ToString("yyyy'年'M'月'd'日' HH:mm", System.Globalization.CultureInfo.InvariantCulture))),
            ("制表单位", Cell.Of(book.Settings.Office)),
        ];
    }

    private static List<(string Key, Cell Value)> Contents(IReadOnlyList<string> sheets) =>
        [.. sheets.Select(s => (s, Cell.Of(Purpose(s)) with { LinkedSheet = s }))];

    private static string Purpose(string sheet) => sheet switch
    {
        RankingSheet.Name => "全部参评单位的得分、名次、距分数线和预警等级",
        AuthoritySheet.Name => "各区县的得分水平、预警家数和填报情况",
        WarningSheet.Name => "需要提醒和指导的单位，以及已退出预警的单位",
        RemovalSheet.Name => "按得分或事件提示的移出候选，供复核",
        OutsideSheet.Name => "没有名次的单位及原因，尚未核定的事项",
        RulesSheet.Name => "本年度的全部规则、指标、基准和否决条款",
        SourcesSheet.Name => "各部门数据的批次、时点和采用情况",
        "数据_总表" => "每单位一行的数据表，供透视和系统读取",
        _ => "每单位每指标一行的数据表，供透视和系统读取",
    };
}
