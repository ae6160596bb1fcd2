using System.Globalization;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Tables of 应急管理, 税务, 发展改革, the commission's own register and the courts, planted records among records of others.</summary>
internal static class DepartmentTables
{
    /// <summary>Place, among the enterprises that are not listed, of the first that had an accident: it lies in a listed park.</summary>
    public const int FirstAccident = 700;

    private const string Commission = "示例主管部门";

    public static DemoTable Accidents(DemoMoment moment)
    {
        var accident = moment[Part.Accident];
        var old = moment[Part.OldAccident];
        var others = moment.Others(FirstAccident, 25).Select((o, i) => (IReadOnlyList<object?>)[.. o, Number("SG-9", i), moment.Day(0, 4, 1 + i), "示例厂区", 0, 1, 12.5m, "一般", "已结案", "示例事故"]);
        return DemoTable.Until(
            moment.Today,
            "生产安全事故",
            ["企业名称", "统一社会信用代码", "所属区县", "事故编号", "事故日期", "事故地点", "死亡人数", "重伤人数", "直接经济损失(万元)", "事故等级", "结案状态", "事故简况"],
            4,
            [
                [.. moment.Identity(accident), "SG-0001", moment.Day(0, 5, 12), accident.Address, 1, 0, 180m, "一般", "已结案", "示例：检修作业时发生机械伤害"],
                [.. moment.Identity(old), "SG-0002", moment.Day(-4, 8, 3), old.Address, 0, 1, 40m, "一般", "已结案", "示例：早于回溯期的事故"],
                .. others,
            ]);
    }

    public static DemoTable SafetyDishonesty(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "安全生产严重失信主体",
        ["企业名称", "统一社会信用代码", "所属区县", "决定文号", "列入日期", "移出日期", "列入事由", "作出决定机关"],
        4,
        moment.Others(740, 6).Select((o, i) => (IReadOnlyList<object?>)[.. o, Number("渝应急失信〔示例〕", i + 1), moment.Day(0, 1, 5 + i), null, "示例事由", "示例应急管理局"]));

    /// <summary>One credit code is the one that a spreadsheet damaged.</summary>
    public static DemoTable TaxGrades(DemoMoment moment)
    {
        var year = moment.Cycle.Cycle.Year - 1;
        var listed = moment.City.OneUnitPerCompany(moment.Cycle.Cycle).Select((u, i) => (IReadOnlyList<object?>)
        [
            u.Company.NameOn(moment.Today), TaxCode(u), moment.District(u), year, i % 7 == 0 ? "B" : "A", "示例税务局",
        ]);
        return new DemoTable("纳税信用级别", ["纳税人名称", "纳税人识别号", "所属区县", "评价年度", "纳税信用级别", "主管税务机关"], [.. listed, .. moment.Others(800, 200).Select(o => (IReadOnlyList<object?>)[.. o, year, "A", "示例税务局"])]);
    }

    public static DemoTable TaxViolations(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "重大税收违法失信主体",
        ["纳税人名称", "统一社会信用代码", "所属区县", "处理决定文号", "公布日期", "违法事实", "查补税款(万元)", "状态"],
        4,
        [
            [.. moment.Identity(moment[Part.TaxViolation]), "渝税稽处〔示例〕0003号", moment.Day(0, 3, 25), "示例：虚开发票", 86.4m, "公布中"],
            [.. moment.Identity(moment[Part.RecordWithdrawn]), "渝税稽处〔示例〕0004号", moment.Day(0, 2, 14), "示例：处理决定已被撤销", 12m, "已撤销"],
        ]);

    /// <summary>One figure differs from the platform's by more than the tolerance, one code stands in a number cell.</summary>
    public static DemoTable EnergyLimits(DemoMoment moment)
    {
        var year = moment.Cycle.Cycle.Year - 1;
        return new DemoTable(
            "重点用能单位",
            ["企业名称", "统一社会信用代码", "所属区县", "年度", "综合能源消费量(吨标准煤)", "产品名称", "单位产品综合能耗", "能耗限额等级"],
            moment.City.ListedIn(moment.Cycle.Cycle)
                .Where(u => u.Part is Part.EnergyConflict or Part.SpreadsheetDamage || (u.Part == Part.Ordinary && u.EnergyTce >= 5_000m))
                .Select(u => (IReadOnlyList<object?>)[u.Company.NameOn(moment.Today), EnergyCode(u), moment.District(u), year, EnergyOf(moment, u), null, null, null])
                .ToList());
    }

    public static DemoTable ObsoleteCapacity(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "淘汰类工艺装备",
        ["企业名称", "统一社会信用代码", "所属区县", "认定文号", "认定日期", "淘汰类工艺装备", "淘汰期限", "淘汰完成日期"],
        4,
        moment.Others(1_020, 5).Select((o, i) => (IReadOnlyList<object?>)[.. o, Number("渝发改〔示例〕", i + 1), moment.Day(0, 2, 3 + i), "示例落后电动机", moment.Day(0, 12, 31), null]));

    public static DemoTable CreditRecords(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "信用平台失信记录",
        ["企业名称", "统一社会信用代码", "所属区县", "文书号", "认定部门日期", "失信类型", "失信事实", "修复状态"],
        4,
        moment.Others(1_040, 8).Select((o, i) => (IReadOnlyList<object?>)[.. o, Number("信用〔示例〕", i + 1), moment.Day(0, 3, 3 + i), "一般失信", "示例事实", "未修复"]));

    public static DemoTable Rectifications(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "节能监察整改",
        ["企业名称", "统一社会信用代码", "所属区县", "监察文号", "监察日期", "整改事项", "整改期限", "完成日期"],
        4,
        [[.. moment.Identity(moment[Part.RectificationOverdue]), "渝节监〔示例〕0005号", moment.Day(0, 2, 18), "示例：未配备能源计量器具", moment.Day(0, 6, 30), moment.IfPast(moment.Day(1, 1, 15))]]);

    public static DemoTable Problems(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "督查严重问题",
        ["企业名称", "统一社会信用代码", "所属区县", "督查文号", "督查日期", "严重问题", "督查部门", "销号日期"],
        4,
        [[.. moment.Identity(moment[Part.SupervisionProblem]), "督查〔示例〕0002号", moment.Day(0, 6, 10), "示例：监测数据造假", Commission, null]]);

    public static DemoTable Suspensions(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "停产登记",
        ["企业名称", "统一社会信用代码", "所属区县", "停产日期", "复产日期", "停产原因"],
        3,
        [[.. moment.Identity(moment[Part.Stopped]), moment.Day(-1, 10, 20), null, "示例：市场原因连续停产"]]);

    public static DemoTable Removals(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "历年移出",
        ["企业名称", "统一社会信用代码", "所属区县", "移出公告文号", "移出名单日期", "移出事由"],
        4,
        [[.. moment.Identity(moment[Part.RemovedBefore]), "公告〔示例〕0001号", moment.Day(0, 3, 1), "示例：曾被调整出名单"]]);

    public static DemoTable Executions(DemoMoment moment) => DemoTable.Until(
        moment.Today,
        "失信被执行人",
        ["被执行人", "统一社会信用代码", "所属区县", "案号", "立案时间", "执行法院", "发布时间", "履行情况"],
        4,
        [
            [.. moment.Identity(moment[Part.CourtExecution]), "（示例）渝执0001号", moment.Day(0, 4, 8), "示例人民法院", moment.Day(0, 6, 3), "全部未履行"],
            .. moment.Others(1_100, 15).Select((o, i) => (IReadOnlyList<object?>)[.. o, Number("（示例）渝执9", i), moment.Day(0, 5, 3 + i), "示例人民法院", moment.Day(0, 7, 3 + i), "全部未履行"]),
        ]);

    private static string TaxCode(DemoUnit unit) => unit.Part switch
    {
        Part.SpreadsheetDamage => DemoCodes.DamagedBySpreadsheet(unit.Company.CreditCode),
        _ => unit.Company.CreditCode,
    };

    /// <summary>A code typed into a number cell: the last three digits are gone.</summary>
    private static object EnergyCode(DemoUnit unit) => unit.Part == Part.SpreadsheetDamage
        ? decimal.Parse(DemoCodes.DamagedBySpreadsheet(unit.Company.CreditCode), CultureInfo.InvariantCulture)
        : unit.Company.CreditCode;

    private static decimal EnergyOf(DemoMoment moment, DemoUnit unit)
    {
        var filed = FactoryValues.EnergyTce(moment.City, unit, moment.Cycle.Cycle);
        return unit.Part == Part.EnergyConflict ? Math.Round(filed * 1.35m, 1, MidpointRounding.ToEven) : filed;
    }

    private static string Number(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D4}");
}
