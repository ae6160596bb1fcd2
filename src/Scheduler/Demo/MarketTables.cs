using System.Globalization;

namespace GreenBatch.Scheduler.Demo;

/// <summary>市场监管: the full dump of registrations, listings and spot checks as files; renames go over REST.</summary>
internal static class MarketTables
{
    /// <summary>Everyone registered, the unlisted made as they are written.</summary>
    public static DemoTable Registrations(DemoMoment moment) => new(
        "企业登记",
        ["企业名称", "统一社会信用代码", "注册号", "曾用名", "法定代表人", "成立日期", "所属区县", "登记机关", "登记状态", "注销吊销日期", "住所", "行业代码"],
        moment.City.OneUnitPerCompany(moment.Cycle.Cycle).Select(u => Listed(moment, u)).Concat(moment.City.Unlisted().Select(o => Unlisted(moment, o))));

    public static DemoTable Abnormal(DemoMoment moment)
    {
        object?[] ended =
        [
            .. moment.Identity(moment[Part.AbnormalEnded]), "渝市监异列〔示例〕0007号", moment.Day(0, 3, 11), "未按规定期限公示年度报告", "示例市场监管局", moment.Day(0, 5, 20), "补报年度报告",
        ];
        object?[] twice =
        [
            .. moment.Identity(moment[Part.DuplicateRows]), "渝市监异列〔示例〕0012号", moment.Day(-1, 3, 4), "未按规定期限公示年度报告", "示例市场监管局", moment.Day(-1, 6, 2), "补报年度报告",
        ];
        object?[] open =
        [
            .. moment.Identity(moment[Part.AbnormalListing]), "渝市监异列〔示例〕0031号", moment.Day(0, 7, 8), "通过登记的住所无法联系", "示例市场监管局", moment.IfPast(moment.Day(1, 1, 20)), null,
        ];
        var others = moment.Others(100, 40).Select((o, i) => (IReadOnlyList<object?>)[.. o, Number("渝市监异列〔示例〕", 1000 + i), moment.Day(0, 4, 1 + (i % 28)), "未按规定期限公示年度报告", "示例市场监管局", null, null]);
        return DemoTable.Until(
            moment.Today, "经营异常名录", ["企业名称", "统一社会信用代码", "所属区县", "列入决定文号", "列入日期", "列入事由", "作出决定机关", "移出日期", "移出事由"], 4, [ended, twice, twice, open, .. others]);
    }

    public static DemoTable SeriousViolations(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "严重违法失信名单",
        ["企业名称", "统一社会信用代码", "所属区县", "决定书文号", "列入严重违法失信名单日期", "列入严重违法失信名单事由", "移出名单日期"],
        4,
        moment.Others(300, 12).Select((o, i) => (IReadOnlyList<object?>)[.. o, Number("渝市监严列〔示例〕", 1 + i), moment.Day(0, 2, 1 + i), "提交虚假材料取得登记", null]));

    /// <summary>One row still names the authority that was abolished.</summary>
    public static DemoTable SpotChecks(DemoMoment moment)
    {
        var moved = moment[Part.DistrictRiverNorth];
        object?[] oldDistrict = [moved.Company.Name, null, moment.City.Places.NameBefore(moved.Place), "示例产品", "SC-0001", "合格", null, moment.Day(0, 6, 17)];
        var renamed = moment[Part.RenamedBefore];
        object?[] oldName = [renamed.Company.FormerName, null, moment.District(renamed), "示例产品", "SC-0002", "合格", null, moment.Day(-1, 3, 9)];
        var others = moment.Others(500, 60).Select((o, i) => (IReadOnlyList<object?>)[.. o, "示例产品", Number("SC-", 100 + i), i % 9 == 0 ? "不合格" : "合格", i % 9 == 0 ? "尺寸偏差" : null, moment.Day(0, 5, 1 + (i % 28))]);
        return DemoTable.Until(
            moment.Today, "产品质量监督抽查", ["企业名称", "统一社会信用代码", "所属区县", "产品名称", "抽查批号", "抽查结果", "不合格项目", "抽查日期"], 7, [oldDistrict, oldName, .. others]);
    }

    /// <summary>Renames as the changes interface gives them.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Changes(DemoMoment moment) =>
    [
        .. moment.City.Factories
            .Where(f => f.Company.RenamedOn <= moment.Today)
            .Select((f, i) => new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["changeId"] = Number("BG-", 1 + i),
                ["creditCode"] = f.Company.CreditCode,
                ["name"] = f.Company.Name,
                ["formerName"] = f.Company.FormerName,
                ["changedOn"] = f.Company.RenamedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }),
    ];

    private static object?[] Listed(DemoMoment moment, DemoUnit unit)
    {
        var ended = unit.Part switch
        {
            Part.Deregistered => moment.IfPast(moment.Day(1, 2, 26)),
            Part.Merged => moment.IfPast(moment.Day(1, 1, 9)),
            _ => null,
        };
        var former = unit.Company.RenamedOn <= moment.Today ? unit.Company.FormerName : null;
        return Row(moment, unit.Company, unit.Company.NameOn(moment.Today), former, unit.Place, ended, unit.Address, unit.Sector?.IndustryCode ?? "3399");
    }

    private static object?[] Unlisted(DemoMoment moment, (DemoCompany Company, DemoPlace Place, string Address) other) =>
        Row(moment, other.Company, other.Company.Name, null, other.Place, null, other.Address, "3399");

    private static object?[] Row(DemoMoment moment, DemoCompany company, string name, string? former, DemoPlace place, DateOnly? ended, string address, string industry)
    {
        var district = moment.City.Places.NameOn(place, moment.Cycle.FilingDeadline);
        return
        [
            name, company.CreditCode, company.RegistrationNumber, former, company.Representative, company.Founded, district,
            "示例市场监管局", ended is null ? "存续" : "注销", ended, address, industry,
        ];
    }

    private static string Number(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D4}");
}
