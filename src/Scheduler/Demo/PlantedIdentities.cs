using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Planted: renames, two plants of one company, a merger, the change of districts.</summary>
internal static class PlantedIdentities
{
    public static IEnumerable<Difficulty> Of(City city) =>
    [
        new("rename-before", "更名：部门仍用旧名", Place(city, Part.RenamedBefore, "生态环境、市场监管抽查"), "旧名记录无代码，仍归到同一条目",
            h => h.IsLinked(0, "permits", Former(h, Part.RenamedBefore), Part.RenamedBefore) ?? h.IsLinked(0, "spot_checks", Former(h, Part.RenamedBefore), Part.RenamedBefore)),
        new("rename-between", "更名：两个年度之间", Place(city, Part.RenamedBetween, "市场监管变更接口"), "第二年度新旧名称同在一档，排名连续",
            h => KnowsBothNames(h) ?? h.StateIs(1, Part.RenamedBetween, UnitState.Ranked) ?? h.IsLinked(1, "permits", Former(h, Part.RenamedBetween), Part.RenamedBetween)),
        new("two-plants", "同一企业两个上榜厂区", Place(city, Part.PlantOne, "管理平台、排污许可"), "一个信用代码两个条目，许可证各归其厂",
            h => OwnPermit(h, Part.PlantOne) ?? OwnPermit(h, Part.PlantTwo) ?? h.StateIs(0, Part.PlantOne, UnitState.Ranked) ?? h.StateIs(0, Part.PlantTwo, UnitState.Ranked)),
        new("other-site", "同一法人其他厂区的事件", Place(city, Part.PlantOne, "生态环境事件，第三厂区"), "转人工核查，不自动否决", h => h.IsRankedWithReview(0, Part.PlantOne)),
        new("merger", "合并：并入另一条目", Place(city, Part.Merged, "管理平台名单"), "第二年度起不再排名，存续方照常排名",
            h => h.StateIs(0, Part.Merged, UnitState.Ranked) ?? IsGone(h, 1) ?? IsGone(h, 2) ?? h.StateIs(1, Part.Survivor, UnitState.Ranked)),
        .. new[] { Part.DistrictRiverNorth, Part.DistrictTown, Part.DistrictBeibei, Part.DistrictDevelopmentZone }.Select(part => Moved(city, part)),
        new("district-old-name", "部门记录仍写已撤销的区", Place(city, Part.DistrictRiverNorth, "市场监管抽查"), "按旧名识别，归到现属单位",
            h => h.IsLinked(1, "spot_checks", city[Part.DistrictRiverNorth].Company.Name, Part.DistrictRiverNorth)),
    ];

    private static string Place(City city, Part part, string source) => PlantedDifficulties.Place(city, part, source);

    private static string Former(DemoHistory history, Part part) => history.City[part].Company.FormerName ?? "";

    private static Difficulty Moved(City city, Part part)
    {
        var place = city[part].Place;
        var before = city.Places.NameOn(place, city.Settings.Cycles[0].FilingDeadline);
        var after = city.Places.NameOn(place, city.Settings.Cycles[^1].FilingDeadline);
        return new Difficulty(
            $"district-{place.BeforeId}{(place.Town is null ? "" : "-town")}",
            $"2025-11-06 区划调整：{before}{place.Town} → {after}",
            Place(city, part, "管理平台名单"),
            "各年度按填报截止日的主管部门归属",
            history => Enumerable.Range(0, history.Outcomes.Count).Select(i => AuthorityAt(history, i, part)).FirstOrDefault(found => found is not null));
    }

    private static string? AuthorityAt(DemoHistory history, int index, Part part)
    {
        var unit = history.City[part];
        var expected = history.City.Places.AuthorityOn(unit.Place, history.City.Settings.Cycles[index].FilingDeadline);
        var found = history.At(index).DossierOf(unit)?.Entry.AuthorityId;
        return DemoHistory.Unless(string.Equals(found, expected, StringComparison.Ordinal), $"{history.At(index).Cycle} 年度 {unit.EntryId} 归 {found ?? "（空）"}，应归 {expected}");
    }

    private static string? KnowsBothNames(DemoHistory history)
    {
        var company = history.City[Part.RenamedBetween].Company;
        var entry = history.At(1).DossierOf(history.City[Part.RenamedBetween])?.Entry;
        if (entry is null)
            return "第二年度没有该条目的档案";
        IReadOnlyList<string?> names = [entry.Name, .. entry.FormerNames];
        return DemoHistory.Unless(
            names.Contains(company.Name, StringComparer.Ordinal) && names.Contains(company.FormerName, StringComparer.Ordinal), $"档案中的名称为「{string.Join("、", names)}」");
    }

    /// <summary>The plant's own permit is tied to it, and of the company's permits it counts that one alone as its own.</summary>
    private static string? OwnPermit(DemoHistory history, Part part)
    {
        var unit = history.City[part];
        var isTied = history.At(0).Links.Any(l => string.Equals(l.SiteCode, unit.SiteCode, StringComparison.Ordinal) && string.Equals(l.EntryId, unit.EntryId, StringComparison.Ordinal));
        var own = history.At(0).DossierOf(unit)?.Events.Count(e => e is { Kind: "permit", IsOtherSite: false });
        return DemoHistory.Unless(isTied && own == 1, $"{unit.EntryId} 的许可证 {unit.SiteCode} {(isTied ? "已归到" : "没有归到")}该条目，本厂区许可证 {own} 件，应为 1 件");
    }

    private static string? IsGone(DemoHistory history, int index) =>
        DemoHistory.Unless(history.Result(index, Part.Merged) is null or { State: not UnitState.Ranked }, $"{history.At(index).Cycle} 年度被合并的条目仍在排名");
}
