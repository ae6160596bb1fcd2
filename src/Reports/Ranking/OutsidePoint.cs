using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>Why a unit is not ranked, or what about a ranked unit is not settled.</summary>
internal sealed record OutsidePoint(UnitLine Line, string Category, string? Text, string? Basis)
{
    /// <summary>One for each unit that is not ranked.</summary>
    public static IReadOnlyList<OutsidePoint> NotRanked(PopulationBook population) =>
        [.. population.Outside.Select(l => new OutsidePoint(l, UnitText.StateName(l.Unit.State), l.Unit.StateReason ?? l.Unit.Dossier.StandingReason, BasisOf(l)))];

    /// <summary>Open points of all units, gaps in filing, and records that a person has to look at.</summary>
    public static IReadOnlyList<OutsidePoint> Open(PopulationBook population) =>
    [
        .. population.Lines.SelectMany(l => l.OpenPoints.Select(p => new OutsidePoint(l, p.Category, p.Text, p.Basis))),
        .. population.Lines.Where(l => l.ValidAuthorityId is null).Select(l => new OutsidePoint(l, "主管部门未定", "填报截止日没有有效的主管部门，预警清单无处可发", null)),
        .. population.Lines.Where(l => l.Unit.IsIncomplete).Select(l => new OutsidePoint(l, "缺报", Missing(l), "缺报指标按方案计分")),
        .. population.Lines.SelectMany(l => l.Unit.VetoHits.Where(h => h.Outcome == VetoOutcome.Review).Select(h => new OutsidePoint(l, "事件核查", h.Reason, h.Rule.Clause))),
        .. population.Lines.SelectMany(l => l.Unit.Findings.Select(f => new OutsidePoint(l, "评价提示", f.Message, f.Code))),
    ];

    private static string Missing(UnitLine line) => line.MissingIndicators.Count == 0 ? "填报不完整" : "未填报：" + string.Join('、', line.MissingIndicators);

    private static string? BasisOf(UnitLine line) =>
        UnitText.Joined(line.Unit.VetoHits.Where(h => h.Outcome != VetoOutcome.Review).Select(h => $"{h.Rule.Clause}（{h.Rule.Id}）").Distinct(StringComparer.Ordinal), "；");
}
