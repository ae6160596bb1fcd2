using System.Globalization;
using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>Every setting of the scheme as 项目 and 取值.</summary>
internal static class RuleSettings
{
    public static IEnumerable<IReadOnlyList<string?>> Of(PopulationBook population)
    {
        var scheme = population.Book.Scheme;
        return
        [
            ["年度与状态", $"{scheme.Cycle}年度，评价数据为{scheme.DataYear}年，{SchemeText.Status(scheme.Status)}"],
            ["依据文件", string.Join("、", scheme.Basis)],
            ["填报截止日", UnitText.Day(scheme.FilingDeadline) + "；区县归属和事件回溯以此日为准"],
            ["方案摘要", population.Book.SchemeHash],
            ["输入摘要", population.Book.InputHash],
            .. Scoring(scheme),
            .. Line(population),
            .. Streak(scheme.Streak),
        ];
    }

    private static IEnumerable<IReadOnlyList<string?>> Scoring(Scheme scheme) =>
    [
        ["引领值与基准值之间", scheme.Scoring.Between == BetweenRule.Linear ? "线性插值：满分×（数值－基准值）÷（引领值－基准值）" : "比例：满分×数值÷引领值（逆向指标为引领值÷数值），不超过满分"],
        ["公布总分修约", $"{scheme.Scoring.Published.Decimals}位小数，{Mode(scheme.Scoring.Published.Mode)}"],
        ["缺失", RulesSheet.Missing(scheme)],
        ["不适用", scheme.Scoring.NotApplicable switch
        {
            NotApplicableRule.SameDimension => "仅限指标允许的情形；权重按比例分配给同一维度的其他指标，整个维度不适用时分配给全部其他指标",
            NotApplicableRule.WholeTable => "仅限指标允许的情形；权重按比例分配给全部其他指标",
            _ => "仅限指标允许的情形；权重不再分配",
        }
        ],
        ["基准取用次序", string.Join(" → ", scheme.BenchmarkRules.Order.Select(o => SchemeText.Benchmark(o)))],
        ["估计基准", scheme.BenchmarkRules.Estimate is { } e
            ? string.Create(CultureInfo.InvariantCulture, $"基准值为平均值，引领值为向优方向第{e.LeadPercentile:0.##}百分位，至少{e.MinimumUnits}家；先按行业，不足则按全部单位；一律标“估”")
            : "不估计"],
    ];

    private static IEnumerable<IReadOnlyList<string?>> Line(PopulationBook population)
    {
        var ranking = population.Book.Scheme.Ranking;
        return
        [
            ["排名依据", (ranking.On == RankOn.Published ? "公布总分" : "精确总分") + "，由高到低，同分并列，其后顺延（1、2、2、4）"],
            ["排名范围", SchemeText.Population(ranking.Population)],
            ["参评基数与分数线", SchemeText.Line(population.Book.Scheme, population.Result)],
            ["线下家数取整", ranking.Cut.Count switch
            {
                CountRounding.Ceiling => "向上取整",
                CountRounding.Floor => "向下取整",
                _ => "四舍五入",
            }
            ],
            ["分数线处同分", ranking.Cut.TiedAtCut == TiedAtCut.Include ? "与分数线同分的一并列入" : "同分使家数超过k时，只列入低于分数线的"],
            ["最少家数", $"{ranking.Cut.MinimumUnits}家；不足时只作提醒，不单独作为移出依据{(population.Result.IsTooSmall ? "（本次不足）" : "")}"],
            ["不计入参评基数", ranking.Outside.Count == 0 ? "无：名单上的单位都参加排名" : string.Join("、", ranking.Outside.Select(SchemeText.Outside)) + "；单独列出并写明原因"],
            ["全国线", ranking.NationalCut is { } national && national.For(population.Result.Kind) is { } cut
                ? string.Create(CultureInfo.InvariantCulture, $"{cut}分（{national.Source}）；与本市分数线并列显示，不改变预警")
                : "未公布"],
            ["绿码分档（参考）", string.Join("，", ranking.Bands.Select(b => $"{b.Name} {SchemeText.Percent(b.ShareNumerator, b.ShareDenominator)}")) + "；按名次由高到低累计，向上取整，不影响预警"],
        ];
    }

    private static IEnumerable<IReadOnlyList<string?>> Streak(StreakRules streak) =>
    [
        ["开始计数年度", $"{streak.CountsFrom}年度；此前各年度和试算年度不计"],
        ["中断年度", streak.Gap switch
        {
            GapRule.Unknown => "连续至中断处为止，不足三年的等级标“待定”，由人工认定",
            GapRule.Reset => "连续年数重新计算",
            _ => "跳过中断年度继续计算",
        }
        ],
        ["等级阶梯", string.Join("；", streak.Ladder.OrderBy(l => l.Key).Select(l => $"{l.Key}年 {l.Value}"))],
        ["临界（" + streak.Watch.Level + "）", string.Create(
            CultureInfo.InvariantCulture,
            $"分数线以上、名次在最低{SchemeText.Percent(2 * streak.Watch.ShareNumerator, streak.Watch.ShareDenominator)}以内，或得分高于分数线不超过{streak.Watch.Points:0.##}分")],
    ];

    private static string Mode(MidpointRounding mode) => mode == MidpointRounding.ToEven ? "四舍六入五成双（GB/T 8170）" : "四舍五入";
}
