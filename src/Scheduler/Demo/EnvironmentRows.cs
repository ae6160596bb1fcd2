using System.Globalization;

namespace GreenBatch.Scheduler.Demo;

/// <summary>生态环境 as the exchange gives it: penalties in both dialects of 双公示 with days as ISO text, with slashes and in epoch milliseconds; permits, incidents, grades.</summary>
internal static class EnvironmentRows
{
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Of(DemoMoment moment, string dataset) => dataset switch
    {
        "penalties" => Penalties(moment),
        "permits" => [.. moment.City.ListedIn(moment.Cycle.Cycle).Where(u => u.SiteCode.Length > 0).Select(u => Permit(moment, u))],
        "incidents" => Incidents(moment),
        "credit-grades" => [.. moment.City.OneUnitPerCompany(moment.Cycle.Cycle).Where(u => u.Ordinal % 3 == 0).Select(u => Grade(moment, u))],
        _ => [],
    };

    private static List<IReadOnlyDictionary<string, object?>> Penalties(DemoMoment moment)
    {
        var penalty = moment[Part.Penalty];
        var rows = new List<IReadOnlyDictionary<string, object?>>
        {
            Fields(
                ("CF_XDR_MC", penalty.Company.Name), ("CF_XDR_SHXYM", penalty.Company.CreditCode), ("CF_XDR_GSZC", penalty.Company.RegistrationNumber),
                ("CF_FRDB", penalty.Company.Representative), ("CF_WSH", "渝环罚〔示例〕0001号"), ("CF_WFXW", "未按规定公开环境信息"), ("CF_SY", "示例事实"),
                ("CF_CFLB", "罚款"), ("CF_NR", "罚款2万元"), ("CF_NR_FK", "2"), ("CF_JDRQ", Iso(moment.Day(0, 5, 6))), ("CF_CFJG", "示例生态环境局"),
                ("CF_CFJGDM", "11500999DM00000001"), ("CF_ZT", "0"), ("PWXKZBH", penalty.SiteCode), ("SJC", Epoch(moment.Day(0, 5, 9)))),
        };
        rows.AddRange(moment.City.Unlisted().Skip(1_200).Take(120).Select((other, i) => OldDialect(moment, other.Company, i)));
        return rows;
    }

    /// <summary>The column names of 2016, and days written in three ways.</summary>
    private static Dictionary<string, object?> OldDialect(DemoMoment moment, DemoCompany company, int number)
    {
        var day = moment.Day(0, 1 + (number % 6), 1 + (number % 28));
        object written = (number % 3) switch { 0 => day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture), 1 => Epoch(day), _ => Iso(day) };
        return Fields(
            ("CF_XDR_MC", company.Name), ("CF_XDR_SHXYM", company.CreditCode), ("CF_XDR_GSDJ", company.RegistrationNumber), ("CF_FR", company.Representative),
            ("CF_WSH", string.Create(CultureInfo.InvariantCulture, $"渝环罚〔示例〕{1000 + number}号")), ("CF_WFXW", "示例违法行为"), ("CF_SY", "示例事实"), ("CF_CFLB1", "罚款"),
            ("CF_NR_FK", "1.5"), ("CF_JDRQ", written), ("CF_XZJG", "示例生态环境局"), ("CF_CFJGDM", "11500999DM00000001"), ("CF_ZT", "0"), ("SJC", Epoch(day.AddDays(3))));
    }

    /// <summary>Permits name the plant; the renamed company's still bears the former name and no code.</summary>
    private static Dictionary<string, object?> Permit(DemoMoment moment, DemoUnit unit) => Fields(
        ("DWMC", unit.Company.FormerName ?? unit.PlantName ?? unit.Company.Name), ("XKZBH", unit.SiteCode), ("TYSHXYDM", unit.Company.FormerName is null ? unit.Company.CreditCode : null),
        ("SZQX", moment.District(unit)), ("DZ", unit.Address), ("GLLB", unit.EnergyTce > 5_000m ? "重点管理" : "简化管理"),
        ("YXQS", Iso(moment.Day(-2, 7, 1))), ("YXQZ", Iso(moment.Day(3, 6, 30))), ("ZT", "有效"));

    private static List<IReadOnlyDictionary<string, object?>> Incidents(DemoMoment moment)
    {
        var incident = moment[Part.Incident];
        var twoPlants = moment[Part.PlantOne];
        return
        [
            Fields(
                ("DWMC", incident.Company.Name), ("TYSHXYDM", incident.Company.CreditCode), ("XKZBH", incident.SiteCode), ("SJBH", "HJ-0001"),
                ("FSRQ", Iso(moment.Day(0, 5, 21))), ("SJDJ", "重大"), ("SJJG", "示例：储罐泄漏影响水体"), ("ZT", "已结案")),
            Fields(
                ("DWMC", twoPlants.Company.Name), ("TYSHXYDM", twoPlants.Company.CreditCode), ("XKZBH", DemoCodes.SiteCode(twoPlants.Company.CreditCode, 3)), ("SJBH", "HJ-0002"),
                ("FSRQ", Iso(moment.Day(0, 4, 2))), ("SJDJ", "一般"), ("SJJG", "示例：未列入名单的第三厂区发生泄漏"), ("ZT", "已结案")),
        ];
    }

    private static Dictionary<string, object?> Grade(DemoMoment moment, DemoUnit unit) => Fields(
        ("DWMC", unit.Company.NameOn(moment.Today)), ("TYSHXYDM", unit.Company.CreditCode), ("SZQX", moment.District(unit)), ("PJND", moment.Cycle.Cycle.Year - 1),
        ("PJDF", 80 + (unit.Ordinal % 20)), ("XYDJ", "环保良好"));

    private static Dictionary<string, object?> Fields(params (string Name, object? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Epoch(DateOnly day) => new DateTimeOffset(day, new TimeOnly(0, 0), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
}
