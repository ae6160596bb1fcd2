using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Planted: each of the six limbs of the negative list, and what must not veto.</summary>
internal static class PlantedVetoes
{
    public static IEnumerable<Difficulty> Of(City city) =>
    [
        Veto(city, "limb-1-abnormal", "否决（一）：列入经营异常名录未移出", Part.AbnormalListing, "市场监管", 0, rankedAfter: true),
        Veto(city, "limb-1-deregistered", "否决（一）：工商注销", Part.Deregistered, "市场监管", 1),
        Veto(city, "limb-1-stopped", "否决（一）：连续停产12个月以上", Part.Stopped, "停产登记", 0),
        Veto(city, "limb-2-accident", "否决（二）：生产安全事故", Part.Accident, "应急管理", 0),
        new("limb-2-incident", "立即移出（二）：重大突发环境事件", Place(city, Part.Incident, "生态环境"), "一票否决，建议立即移出",
            h => h.StateIs(0, Part.Incident, UnitState.Vetoed)
                ?? DemoHistory.Unless(h.Result(0, Part.Incident)!.VetoHits.Any(v => v.Outcome == VetoOutcome.ImmediateRemoval), "没有标为立即移出")),
        Veto(city, "limb-2-tax", "否决（二）：重大税收违法", Part.TaxViolation, "税务", 0),
        Veto(city, "limb-3-removed", "否决（三）：三年内曾被移出名单", Part.RemovedBefore, "历年移出", 0),
        Veto(city, "limb-4-supervision", "否决（四）：督查发现严重问题", Part.SupervisionProblem, "督查", 0),
        Veto(city, "limb-5-rectification", "否决（五）：节能监察整改逾期", Part.RectificationOverdue, "节能监察", 0, rankedAfter: true),
        Veto(city, "limb-6-court", "否决（六）：失信被执行人", Part.CourtExecution, "法院", 0),
        Sound(city, "no-veto-withdrawn", "不否决：处理决定已撤销", Part.RecordWithdrawn, "税务"),
        Sound(city, "no-veto-old-accident", "不否决：事故早于三年回溯期", Part.OldAccident, "应急管理"),
        Sound(city, "no-veto-abnormal-ended", "不否决：经营异常已移出", Part.AbnormalEnded, "市场监管"),
        new("park-inside", "园区内企业发生事故", $"{city.ParkWithAccident.EntryId} {city.ParkWithAccident.Company.Name}（管理平台园区内企业、应急管理）", "含园区内企业：园区一票否决，其他园区照常",
            h => h.StateIs(0, city.ParkWithAccident, UnitState.Vetoed)
                ?? DemoHistory.Unless(h.At(0).ResultOf(city.ParkWithAccident)!.VetoHits.Any(v => v.Event.Enterprise is not null), "否决记录没有写明园区内企业")
                ?? h.StateIs(0, city.ParkWithout, UnitState.Ranked)),
        new("review-penalty", "转人工核查：行政处罚", Place(city, Part.Penalty, "生态环境"), "照常排名，列入核查", h => h.IsRankedWithReview(0, Part.Penalty)),
    ];

    private static string Place(City city, Part part, string source) => PlantedDifficulties.Place(city, part, source);

    /// <param name="index">Cycle in which it is vetoed.</param>
    /// <param name="rankedAfter">The ground falls away before the next cycle.</param>
    private static Difficulty Veto(City city, string id, string title, Part part, string source, int index, bool rankedAfter = false) => new(
        id,
        title,
        Place(city, part, source),
        rankedAfter ? "当年否决，事由消除后次年恢复排名" : "列为移出候选，不占名额",
        h => h.StateIs(index, part, UnitState.Vetoed) ?? (rankedAfter ? h.StateIs(index + 1, part, UnitState.Ranked) : null));

    private static Difficulty Sound(City city, string id, string title, Part part, string source) =>
        new(id, title, Place(city, part, source), "照常排名", h => h.IsRankedWithoutVeto(0, part));
}
