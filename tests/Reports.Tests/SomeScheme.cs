using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports.Tests;

/// <summary>A small scheme made by hand.</summary>
internal static class SomeScheme
{
    public static readonly IndicatorTable General = new(
        "绿色工厂评价通则", "GB/T 36132-2025 表C.1（示例权重）",
        [new("能源低碳化", new Weight(40, 1)), new("资源高效化", new Weight(35, 1)), new("用地集约化", new Weight(25, 1))],
        [
            new(new IndicatorCode("E1b"), "单位产值综合能耗", "能源低碳化", "kgce/万元", Direction.Lower, new Weight(25, 1)),
            new(new IndicatorCode("E4"), "能碳管理系统平台功能符合数量", "能源低碳化", "项", Direction.Higher, new Weight(15, 1)) { Lead = 8, Base = 0, IsActionable = true },
            new(new IndicatorCode("R3"), "工业用水重复利用率", "资源高效化", "%", Direction.Higher, new Weight(35, 1)) { MayBeNotApplicable = true },
            new(new IndicatorCode("L2"), "建筑系数", "用地集约化", "%", Direction.Higher, new Weight(25, 1)),
        ]);

    public static readonly VetoRule Accident = new("limb-2-accident", "accident", VetoOutcome.Veto, "工信部节〔2024〕13号 第六条（二）", "三年内发生较大及以上生产安全事故")
    {
        Grades = ["较大", "重大", "特别重大"],
        LookBackYears = 3,
    };

    public static readonly VetoRule Cancelled = new("cancelled", "registration", VetoOutcome.ImmediateRemoval, "工信部节〔2024〕13号 第二十条", "企业注销") { Statuses = ["注销"] };

    public static readonly VetoRule Penalty = new("penalty-review", "penalty", VetoOutcome.Review, "决定", "有行政处罚的须核查") { UnlessStatuses = ["已撤销"] };

    public static Scheme Of(CycleStatus status = CycleStatus.Counted, int minimumUnits = 20) => new(new Cycle(2027), 2026, status)
    {
        Basis = ["工信厅节函〔2025〕390号", "渝经信绿发〔2025〕6号"],
        FilingDeadline = new DateOnly(2027, 11, 3),
        Populations = [new(UnitKind.Factory, General, new Dictionary<string, IndicatorTable>()), new(UnitKind.Park, General with { Name = "绿色工业园区评价要求" }, new Dictionary<string, IndicatorTable>())],
        Scoring = new(BetweenRule.Linear, new Rounding(2, MidpointRounding.ToEven), MissingRule.Zero, NotApplicableRule.SameDimension),
        BenchmarkRules = new([BenchmarkSource.Table, BenchmarkSource.Estimated], new EstimateRule(95, 20)),
        Ranking = new(RankOn.Published, new CutRule(1, 20, CountRounding.Ceiling, TiedAtCut.Include, minimumUnits)),
        Streak = new(2025, GapRule.Unknown, new Dictionary<int, string> { [1] = "黄", [2] = "橙", [3] = "红" }, new WatchRule(1, 20, 2, "蓝")),
        Vetoes = [Accident, Cancelled, Penalty],
    };
}
