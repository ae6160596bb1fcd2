using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Planted: the tie at the cut and the streaks.</summary>
internal static class PlantedRanking
{
    private const string Ranking = "得分排名";

    public static IEnumerable<Difficulty> Of(City city) =>
    [
        new("tie-at-cut", "末位线上并列", Place(city, Part.TwinOne) + "、" + city[Part.TwinTwo].EntryId, "两家同名次，都计入后5%，比名额多一家", IsTiedAtCut),
        new("bottom-in-all", "连续三年后5%", Place(city, Part.BottomInAll), "第三年红色预警，提出移出建议",
            h => IsBottom(h, 0, Part.BottomInAll, 1, Level.Yellow) ?? IsBottom(h, 1, Part.BottomInAll, 2, Level.Orange) ?? IsBottom(h, 2, Part.BottomInAll, 3, Level.Red)),
        new("leaves-in-third", "连续两年后5%，第三年脱离", Place(city, Part.LeavesInThird), "第二年橙色，第三年不再计",
            h => IsBottom(h, 1, Part.LeavesInThird, 2, Level.Orange)
                ?? h.StateIs(2, Part.LeavesInThird, UnitState.Ranked) ?? DemoHistory.Unless(h.Result(2, Part.LeavesInThird)!.IsBottom == false, "第三年仍在后5%")),
        new("middle-missing", "中间年度缺失", Place(city, Part.MiddleMissing), "不连算也不清零，标为待定由人决定",
            h => h.StateIs(1, Part.MiddleMissing, UnitState.NotFiled) ?? IsBottom(h, 2, Part.MiddleMissing, 1, Level.Pending)),
        new("new-entry", "当年新入选", NewEntry(city).EntryId + " 等（管理平台名单）", "当年不排名，次年参加",
            h => h.StateIs(0, NewEntry(city), UnitState.NewEntry) ?? h.StateIs(1, NewEntry(city), UnitState.Ranked)),
        new("quota", "名额", "全部绿色工厂（" + Ranking + "）", "参加排名的家数与名额同设计一致", QuotaIsAsPlanned),
        new("bottom-set", "后5%名单", "全部绿色工厂（" + Ranking + "）", "与设计的薄弱企业一致", BottomIsAsPlanned),
    ];

    private static string Place(City city, Part part) => PlantedDifficulties.Place(city, part, Ranking);

    private static DemoUnit NewEntry(City city) => city.Factories.First(f => f.ListedYear == city.Settings.First.Year);

    private static string? IsBottom(DemoHistory history, int index, Part part, int streak, Level level)
    {
        if (history.StateIs(index, part, UnitState.Ranked) is { } other)
            return other;
        var result = history.Result(index, part)!;
        return DemoHistory.Unless(
            result.IsBottom == true && result.Streak == streak && result.Level == level,
            $"{history.At(index).Cycle} 年度：{(result.IsBottom == true ? "后5%" : "不在后5%")}，连续 {result.Streak} 年，等级 {result.Level}，应为连续 {streak} 年、{level}");
    }

    private static string? IsTiedAtCut(DemoHistory history)
    {
        if ((history.StateIs(0, Part.TwinOne, UnitState.Ranked) ?? history.StateIs(0, Part.TwinTwo, UnitState.Ranked)) is { } other)
            return other;
        var population = history.At(0).Factories!;
        var (one, two) = (history.Result(0, Part.TwinOne)!, history.Result(0, Part.TwinTwo)!);
        var bottom = population.Units.Count(u => u.IsBottom == true);
        var isTied = one.Rank == two.Rank && one.Published == population.Cut && one.IsBottom == true && two.IsBottom == true && bottom == population.K + 1;
        return DemoHistory.Unless(isTied, $"得分 {one.Published}、{two.Published}，名次 {one.Rank}、{two.Rank}，末位线 {population.Cut}，名额 {population.K}，后5% {bottom} 家");
    }

    private static string? QuotaIsAsPlanned(DemoHistory history) => First(history, outcome =>
    {
        var ladder = history.City.Ladders[outcome.Cycle];
        var population = outcome.Factories;
        return DemoHistory.Unless(
            population?.N == ladder.Ranked && population.K == ladder.Quota, $"{outcome.Cycle} 年度 n={population?.N}、k={population?.K}，应为 n={ladder.Ranked}、k={ladder.Quota}");
    });

    private static string? BottomIsAsPlanned(DemoHistory history) => First(history, outcome =>
    {
        var planned = history.City.Ladders[outcome.Cycle].Points;
        var other = outcome.Factories?.Units.Where(u => u.IsBottom is { } isBottom && isBottom != planned.ContainsKey(u.Dossier.Entry.Id)).Select(u => u.Dossier.Entry.Id).ToList() ?? [];
        return DemoHistory.Unless(other.Count == 0, $"{outcome.Cycle} 年度与设计不同：{string.Join("、", other.Take(5))}{(other.Count > 5 ? " 等" : "")}");
    });

    private static string? First(DemoHistory history, Func<DemoOutcome, string?> check) => history.Outcomes.Select(check).FirstOrDefault(found => found is not null);
}
