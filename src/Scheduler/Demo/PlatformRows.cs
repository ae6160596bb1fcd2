using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>管理平台 as its interface gives it: property names as the column file lists them.</summary>
internal static class PlatformRows
{
    /// <summary>Enterprises of the city that apply in each cycle: what departments know of them is kept, as of listed units.</summary>
    public const int ApplicantCount = 6;

    /// <summary>The cycle whose reviews come as a workbook and not over the interface.</summary>
    public static bool ReviewsComeAsWorkbook(DemoMoment moment) => moment.Cycle.Cycle.Year == moment.FirstYear + 1;

    public static UpstreamRows Of(DemoMoment moment, string dataset, UnitKind kind)
    {
        var units = moment.City.ListedIn(moment.Cycle.Cycle).Where(u => u.Kind == kind).ToList();
        return dataset switch
        {
            "list" => UpstreamRows.Of(units, u => Entry(moment, u)),
            "self-evaluations" => UpstreamRows.Of(units.Where(u => DemoFiling.IsFiled(moment, u)).ToList(), u => Evaluation(DemoFiling.Of(moment, u)!)),
            "reviews" when !ReviewsComeAsWorkbook(moment) => UpstreamRows.Of(Reviews(moment, kind).ToList(), Review),
            "applicants" => UpstreamRows.Of(Applicants(moment, kind).ToList()),
            _ => UpstreamRows.Of([]),
        };
    }

    /// <summary>What districts settled: the share of qualitative claims of the weak factories, and of one in six of the others.</summary>
    public static IEnumerable<(DemoUnit Unit, DemoValue Claim, DateOnly Day)> Reviews(DemoMoment moment, UnitKind kind) =>
        from unit in moment.City.ListedIn(moment.Cycle.Cycle)
        where unit.Kind == kind && kind == UnitKind.Factory
        where moment.City.Ladders[moment.Cycle.Cycle].Points.ContainsKey(unit.EntryId) || unit.Ordinal % 6 == 0
        let filing = DemoFiling.Of(moment, unit)
        where filing is not null
        from claim in filing.Values
        where claim.Indicator is "R1a" or "R1b" or "G1"
        select (unit, claim, moment.Cycle.FilingDeadline.AddDays(-1));

    public static DemoTable ReviewTable(DemoMoment moment) => new(
        "区县审核",
        ["条目编号", "指标编码", "审核结论", "认定值", "理由", "审核日期"],
        Reviews(moment, UnitKind.Factory).Select(r => (IReadOnlyList<object?>)[r.Unit.EntryId, r.Claim.Indicator, "认定", r.Claim.Value, "按佐证材料认定", r.Day]).ToList());

    /// <summary>So many enterprises that are not listed lie inside a listed park, and what departments know of them is kept.</summary>
    public const int MostMembers = 9;

    /// <summary>园区内企业 of two parks: in one of them an enterprise that had an accident.</summary>
    public static DemoTable MemberTable(DemoMoment moment) => new(
        "园区内企业",
        ["园区条目编号", "园区内企业名称", "统一社会信用代码", "所属区县"],
        [
            .. moment.Others(DepartmentTables.FirstAccident, 1).Select(o => (IReadOnlyList<object?>)[moment.City.ParkWithAccident.EntryId, .. o]),
            .. moment.Others(3_000, 4).Select(o => (IReadOnlyList<object?>)[moment.City.ParkWithAccident.EntryId, .. o]),
            .. moment.Others(3_010, 4).Select(o => (IReadOnlyList<object?>)[moment.City.ParkWithout.EntryId, .. o]),
        ]);

    private static Dictionary<string, object?> Entry(DemoMoment moment, DemoUnit unit)
    {
        // The platform still carries the old name in the cycle of the rename; the former name comes from the registry.
        var day = unit.Part == Part.RenamedBetween ? new DateOnly(moment.Cycle.Cycle.Year, 1, 1) : moment.Cycle.FilingDeadline;
        return Fields(
            ("entryId", unit.EntryId), ("kind", KindName(unit.Kind)), ("name", unit.NameOn(day)), ("creditCode", DemoFiling.ListedCode(unit)), ("authority", moment.District(unit)),
            ("sector", unit.Sector?.Name), ("industryCode", unit.Sector?.IndustryCode), ("batch", Batch(unit)), ("listedYear", unit.ListedYear),
            ("siteCode", unit.SiteCode.Length == 0 ? null : unit.SiteCode), ("formerNames", null),
            ("mergedInto", unit.PlannedFor(moment.City.Settings, moment.Cycle.Cycle.Year) == PlannedState.Merged ? moment[Part.Survivor].EntryId : null), ("address", unit.Address));
    }

    private static Dictionary<string, object?> Evaluation(DemoFiling filing) => Fields(
        ("entryId", filing.Unit.EntryId), ("kind", KindName(filing.Unit.Kind)), ("name", filing.Name), ("creditCode", filing.CreditCode), ("authority", filing.Authority),
        ("sector", filing.Unit.Sector?.Name), ("industryCode", filing.Unit.Sector?.IndustryCode), ("energyTce", filing.EnergyTce), ("outputValue", filing.OutputValue),
        ("address", filing.Unit.Address), ("filedOn", Iso(filing.FiledOn)), ("values", filing.Values.Select(v => Value(("entryId", filing.Unit.EntryId), v)).ToList()));

    private static Dictionary<string, object?> Value((string Name, object? Value) owner, DemoValue value) => Fields(
        owner, ("indicator", value.Indicator), ("indicatorName", value.Name), ("value", NumberOrText(value.Value)), ("unit", value.Unit), ("state", value.State),
        ("product", value.Product), ("parameter", value.Parameter), ("lead", value.Lead), ("base", value.Base));

    private static Dictionary<string, object?> Review((DemoUnit Unit, DemoValue Claim, DateOnly Day) review) => Fields(
        ("entryId", review.Unit.EntryId), ("indicator", review.Claim.Indicator), ("verdict", "认定"), ("score", NumberOrText(review.Claim.Value)), ("reason", "按佐证材料认定"), ("reviewedOn", Iso(review.Day)));

    /// <summary>Six applicants; each files what a listed factory files, so that they lie on both sides of the averages.</summary>
    private static IEnumerable<Dictionary<string, object?>> Applicants(DemoMoment moment, UnitKind kind)
    {
        var filings = moment.City.ListedIn(moment.Cycle.Cycle).Where(u => u.Kind == kind && u.Part == Part.Ordinary).Select(u => DemoFiling.Of(moment, u)).OfType<DemoFiling>();
        var first = Math.Min(2_000, moment.City.Settings.Unlisted - ApplicantCount);
        return moment.City.Unlisted().Skip(first).Take(kind == UnitKind.Factory ? ApplicantCount : 0).Zip(filings).Select((pair, i) => Applicant(moment, pair.First.Company, pair.First.Place, pair.Second, i));
    }

    private static Dictionary<string, object?> Applicant(DemoMoment moment, DemoCompany company, DemoPlace place, DemoFiling filing, int i)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"SB-{moment.Cycle.Cycle}-{i + 1:D3}");
        return Fields(
            ("applicantId", id), ("kind", KindName(filing.Unit.Kind)), ("name", company.Name), ("creditCode", company.CreditCode),
            ("authority", moment.City.Places.NameOn(place, moment.Cycle.FilingDeadline)), ("sector", filing.Unit.Sector?.Name), ("energyTce", filing.EnergyTce), ("outputValue", filing.OutputValue),
            ("applicant_values", filing.Values.Select(v => Value(("applicantId", id), v)).ToList()));
    }

    private static string Batch(DemoUnit unit) => string.Create(CultureInfo.InvariantCulture, $"{unit.ListedYear}年度");

    private static string KindName(UnitKind kind) => kind == UnitKind.Factory ? "绿色工厂" : "绿色工业园区";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object? NumberOrText(string? value) =>
        decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : value;

    private static Dictionary<string, object?> Fields(params (string Name, object? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
