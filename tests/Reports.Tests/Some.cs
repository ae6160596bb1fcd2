using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports.Tests;

/// <summary>A small invented city, its results made by hand so that every kind of unit is there.</summary>
internal static class Some
{
    public static readonly AuthorityRegister Authorities = new(
    [
        new("500101", "500101", "万州区", null, null),
        new("500105", "500105", "江北区", null, new DateOnly(2027, 11, 6)),
        new("500241", "500241", "秀山土家族苗族自治县", null, null),
        new("CQ-GX", null, "西部科学城重庆高新区", null, null),
    ]);

    private static readonly string[] Sectors = ["水泥", "电解铝", "乘用车"];

    /// <summary>The city with so many factories and parks. The last ranked factories are the bottom, with three, two, one and unknown cycles.</summary>
    public static ReportBook Book(int factories = 40, int parks = 3, string edition = "定稿", CycleStatus status = CycleStatus.Counted, int minimumUnits = 20)
    {
        var scheme = SomeScheme.Of(status, minimumUnits);
        PopulationResult[] populations = [Population(UnitKind.Factory, factories, minimumUnits), Population(UnitKind.Park, parks, minimumUnits)];
        return new ReportBook(
            scheme.Cycle, "R2027-03", edition, new DateTimeOffset(2027, 11, 18, 9, 30, 0, TimeSpan.FromHours(8)), scheme,
            new Assessment(scheme.Cycle, populations), [.. populations.SelectMany(Past)], Authorities,
            [
                new("market", "市场监管", "企业登记", "2027-market-01", "market_2027_01.csv.gz", 120_000, 119_980, 12, 5, 3, new DateTimeOffset(2027, 11, 4, 8, 0, 0, TimeSpan.FromHours(8)), new DateOnly(2027, 10, 31), new string('a', 64)),
                new("platform", "工业节能与绿色发展管理平台", "自评价", "2027-platform-01", "api/v1/cycles/2027/self-evaluations", 840, 836, 4, 0, 0, new DateTimeOffset(2027, 11, 4, 9, 0, 0, TimeSpan.FromHours(8)), null, new string('b', 64)),
            ],
            "0f3a9c2b7d10", "77aa00bb99cc")
        {
            OpenPoints = [new OpenPoint("GF-0003", "字段冲突", "单位产值综合能耗：平台12.5，税务换算13.9，与GF-0004相关", "E1b")],
        };
    }

    private static PopulationResult Population(UnitKind kind, int count, int minimumUnits)
    {
        var outside = kind == UnitKind.Factory ? Outside(count) : [];
        var k = (count + 19) / 20;
        var ranked = Enumerable.Range(1, count).Select(place => Ranked(kind, place, count, k)).ToArray();
        var group = new RankedGroup("", count, k, ranked.Length == 0 ? null : ranked[count - k].Published, count < minimumUnits);
        return new PopulationResult(
            kind, [group], [.. ranked.Concat(outside).Select(u => u with { Group = group })],
            [new(new IndicatorCode("E1b"), null, null, 10.5m, 30m, BenchmarkSource.Estimated, count, "全部单位"), new(new IndicatorCode("R3"), "水泥", null, 95, 60, BenchmarkSource.Table, null, null)]);
    }

    private static UnitResult Ranked(UnitKind kind, int place, int count, int k)
    {
        var total = 95m - (60m * place / count);
        var fromBelow = count - place;
        var level = fromBelow < k ? (Level)(fromBelow == 0 ? Level.Red : fromBelow == 1 ? Level.Orange : Level.Yellow) : fromBelow < 2 * k ? Level.Blue : Level.None;
        return new UnitResult(new Dossier(Entry(kind, place), new Cycle(2027)), UnitState.Ranked)
        {
            Total = total,
            Published = Math.Round(total, 2),
            Rank = place,
            Tied = 1,
            IsBottom = fromBelow < k,
            Streak = level switch { Level.Red => 3, Level.Orange => 2, Level.Yellow => 1, _ => 0 },
            Level = level,
            IsIncomplete = place == 5,
            Contributions = Contributions(total, place),
            VetoHits = place == 6 ? [new VetoHit(SomeScheme.Penalty, new UnitEvent("penalty", new DateOnly(2026, 5, 1), "未批先建罚款"), VetoOutcome.Review, "有行政处罚：未批先建罚款")] : [],
        };
    }

    private static Contribution[] Contributions(decimal total, int place)
    {
        Contribution One(string code, string dimension, decimal weight) => new(new IndicatorCode(code), dimension, ContributionState.Reported, weight, Math.Round(weight * total / 100, 10))
        {
            Value = place * 1.25m,
            Lead = 8,
            Base = 0,
            Benchmark = BenchmarkSource.Scheme,
            Origin = new Origin("platform", "2027-platform-01", "api/v1/cycles/2027/self-evaluations", "factory", place),
        };
        return
        [
            One("E1b", "能源低碳化", 25),
            One("E4", "能源低碳化", 15),
            place == 5 ? new Contribution(new IndicatorCode("R3"), "资源高效化", ContributionState.Missing, 35, 0) : One("R3", "资源高效化", 35),
            One("L2", "用地集约化", 25),
        ];
    }

    private static UnitResult[] Outside(int count)
    {
        UnitResult One(int offset, UnitState state, string reason) => new(new Dossier(Entry(UnitKind.Factory, count + offset), new Cycle(2027)), state) { StateReason = reason };
        var accident = new UnitEvent("accident", new DateOnly(2026, 8, 9), "粉尘爆燃事故") { Grade = "较大", Document = "渝应急〔2026〕88号", Origin = new Origin("emergency", "2027-emergency-01", "emergency_2027_01.xlsx", "生产安全事故", 7) };
        return
        [
            One(1, UnitState.Vetoed, "三年内发生较大生产安全事故") with { VetoHits = [new VetoHit(SomeScheme.Accident, accident, VetoOutcome.Veto, "三年内发生较大生产安全事故")] },
            One(2, UnitState.Vetoed, "企业已注销") with { VetoHits = [new VetoHit(SomeScheme.Cancelled, new UnitEvent("registration", null, "企业登记状态为注销") { Status = "注销" }, VetoOutcome.ImmediateRemoval, "企业已注销")] },
            One(3, UnitState.Held, "单位产值综合能耗存疑，影响预警等级"),
            One(4, UnitState.NewEntry, "2027年新入选，下一周期起参评"),
            One(5, UnitState.NotFiled, "截至2027年11月3日未填报"),
        ];
    }

    private static ListEntry Entry(UnitKind kind, int number)
    {
        var prefix = kind == UnitKind.Factory ? "GF" : "GP";
        // The first codes and names are those that spreadsheets like to re-type.
        string[] odd = ["915001234567890123", "00123", "2025-11", "=1+1"];
        return new ListEntry(FormattableString.Invariant($"{prefix}-{number:0000}"), kind, kind == UnitKind.Park ? FormattableString.Invariant($"虚构工业园区{number:000}号") : FormattableString.Invariant($"重庆虚构{number:0000}号新材料科技有限公司"))
        {
            CreditCode = kind == UnitKind.Factory && number <= odd.Length ? odd[number - 1] : FormattableString.Invariant($"9150{(kind == UnitKind.Park ? 9 : 0)}000MA5{number:000000}X"),
            AuthorityId = number == 7 ? null : Authorities.All[number % 4].Id,
            Sector = kind == UnitKind.Factory && number % 3 != 0 ? Sectors[number % Sectors.Length] : null,
            Batch = "第五批",
            ListedYear = 2021,
            FormerNames = number == 2 ? ["重庆旧名二号厂"] : [],
        };
    }

    private static IEnumerable<PastOutcome> Past(PopulationResult population)
    {
        foreach (var unit in population.Units.Where(u => u.Rank is not null && u.Rank % 4 != 3))
        {
            var fromBelow = population.N - unit.Rank!.Value;
            foreach (var back in new[] { 1, 2 })
            {
                // The last unit was bottom in both years, the next in one, and a unit that is well now left the bottom.
                var isBottom = fromBelow + back <= 2 || (unit.Rank == 9 && back == 1);
                yield return new PastOutcome(unit.Dossier.Entry.Id, new Cycle(2027 - back), CycleStatus.Counted, isBottom)
                {
                    Published = unit.Published - (back * 1.5m) + (unit.Rank % 5),
                    Rank = Math.Max(1, unit.Rank.Value - 3 + (unit.Rank.Value % 7)),
                    N = population.N,
                    Cut = population.Cut - back,
                    Level = isBottom ? (back == 2 || fromBelow == 1 ? Level.Yellow : Level.Orange) : Level.None,
                    RunId = FormattableString.Invariant($"R{2027 - back}-01"),
                };
            }
        }
    }

    public static byte[] Bytes(ReportFile file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    public static ReportFile File(ReportBook book, string part) => ReportSet.Files(book).First(f => f.Path.Contains(part, StringComparison.Ordinal));
}
