using System.Globalization;
using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>The scheme's settings in words, with the arithmetic of the line printed out.</summary>
internal static class SchemeText
{
    /// <summary>后5%, from the share the scheme gives.</summary>
    public static string Bottom(Scheme scheme) => $"后{Percent(scheme.Ranking.Cut.ShareNumerator, scheme.Ranking.Cut.ShareDenominator)}";

    public static string Percent(int numerator, int denominator) => (100m * numerator / denominator).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary><c>n = 120，k = ⌈120×1/20⌉ = 6，分数线 = 59.20</c>; each ranking for itself when there are several.</summary>
    public static string Line(Scheme scheme, PopulationResult result) =>
        string.Join("；", result.Groups.Select(g => (result.Groups.Count > 1 ? $"{(g.Name.Length == 0 ? "其他" : g.Name)}：" : "") + Line(scheme, g)));

    private static string Line(Scheme scheme, RankedGroup result)
    {
        var cut = scheme.Ranking.Cut;
        var (open, close) = cut.Count switch
        {
            CountRounding.Ceiling => ("⌈", "⌉"),
            CountRounding.Floor => ("⌊", "⌋"),
            _ => ("四舍五入(", ")"),
        };
        var line = result.Cut is { } value ? UnitText.Score(value) : "无";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"n = {result.N}，k = {open}{result.N}×{cut.ShareNumerator}/{cut.ShareDenominator}{close} = {result.K}，分数线（倒数第k名得分）= {line}");
    }

    /// <summary>A state that is kept out of n.</summary>
    public static string Outside(UnitState state) => state switch
    {
        UnitState.Vetoed => "一票否决",
        UnitState.Held => "待核",
        UnitState.NewEntry => "新入选",
        _ => "未填报",
    };

    /// <summary>Who is compared with whom.</summary>
    public static string Population(RankedPopulation population) => population switch
    {
        RankedPopulation.Sector => "按细分行业分别排名",
        RankedPopulation.District => "按区县分别排名",
        RankedPopulation.Table => "按指标表分别排名",
        _ => "全市同类单位一并排名",
    };

    public static string Status(CycleStatus status) => status == CycleStatus.Trial ? "试算年度（不计入连续年数，不作为移出依据）" : "计数年度";

    public static string TrialMark(Scheme scheme) => scheme.Status == CycleStatus.Trial ? "（试算）" : "";

    public static string Version(ReportBook book) => $"{book.Cycle}-{book.SchemeHash[..Math.Min(8, book.SchemeHash.Length)]}";

    public static string Benchmark(BenchmarkSource? source) => source switch
    {
        BenchmarkSource.Table => "表",
        BenchmarkSource.Scheme => "方案",
        BenchmarkSource.Filed => "填报",
        BenchmarkSource.Estimated => "估",
        _ => Cell.AbsentMark,
    };

    public static string Outcome(VetoOutcome outcome) => outcome switch
    {
        VetoOutcome.ImmediateRemoval => "立即移出",
        VetoOutcome.Veto => "一票否决",
        VetoOutcome.Hold => "待核",
        _ => "核查",
    };

    public static string State(ContributionState state, bool isDoubtful) => state switch
    {
        ContributionState.Reported => isDoubtful ? "核" : "已填报",
        ContributionState.Missing => "缺",
        ContributionState.NotApplicable => "不适用",
        ContributionState.NoBenchmark => "无基准",
        _ => "不计",
    };
}
