using GreenBatch.Kernel;
using static System.FormattableString;

namespace GreenBatch.Scoring;

/// <summary>Findings of the assessment itself, in words for the unit and its district.</summary>
internal static class Finding
{
    /// <summary>Code of a product filed without its value: the dossier is incomplete.</summary>
    public const string UnvaluedProduct = "S005";

    public static Issue ProductWithoutBenchmark(Indicator indicator, ReportedValue row) => new(
        "S001", $"「{indicator.Name}」产品「{row.Product}」没有可用的引领值和基准值，未计入")
    {
        Origin = row.Origin,
        Column = indicator.Id.Value,
        Advice = "补报该产品适用标准的引领值、基准值（引领值应优于基准值）",
    };

    public static Issue TooManyProducts(Indicator indicator, int count) => new(
        "S002", $"「{indicator.Name}」填报 {count} 个产品，只计加权参数最大的 {indicator.PerProduct} 个")
    {
        Severity = Severity.Info,
        Column = indicator.Id.Value,
    };

    public static Issue NotApplicableRefused(Indicator indicator, ReportedValue row) => new(
        "S003", $"「{indicator.Name}」填为不适用，但该指标不得不适用，按未填报计 0 分")
    {
        Origin = row.Origin,
        Column = indicator.Id.Value,
        Advice = "补报该指标的数值",
    };

    public static Issue LimitStandardNotUsed(Indicator indicator, string standard) => new(
        "S004", $"{standard}，「{indicator.Name}」却未填报")
    {
        Column = indicator.Id.Value,
        Advice = "核实是否有适用标准的产品；有的应按产品填报",
    };

    public static Issue ProductWithoutValue(Indicator indicator, ReportedValue row) => new(
        UnvaluedProduct, $"「{indicator.Name}」产品「{row.Product}」没有填报数值，未计入")
    {
        Origin = row.Origin,
        Column = indicator.Id.Value,
        Advice = "补报该产品的数值",
    };

    public static Issue TierUnknown(Indicator indicator) => new(
        "S006", $"「{indicator.Name}」的基准分档，但综合能源消费量未知，无法定档")
    {
        Column = indicator.Id.Value,
        Advice = "补报综合能源消费量",
    };

    public static Issue SeveralValues(Indicator indicator, ReportedValue row) => new(
        "S007", $"「{indicator.Name}」有多个数值，采用第一个")
    {
        Origin = row.Origin,
        Column = indicator.Id.Value,
    };

    public static Issue NotInTable(ReportedValue row) => new("S008", $"指标「{row.Indicator}」不在该单位的指标表中，未计入")
    {
        Severity = Severity.Info,
        Origin = row.Origin,
        Column = row.Indicator.Value,
    };

    public static Issue SectorClashesWithCode(KeyIndustry industry, int code) => new(
        "S020", Invariant($"所报细分行业「{industry.Sector}」与四位代码 {code:D4} 不符（清单：{industry.Codes.Text}{(industry.IsSeen ? "" : "，未核实")}），以所报细分行业为准"))
    {
        Severity = SeverityOf(industry.IsSeen),
        Advice = "核对细分行业和国民经济行业代码，改正报错的一项",
    };

    public static Issue SectorUnknown(string sector) => new("S021", $"所报细分行业「{sector}」不在重点行业清单中，按通则评价")
    {
        Advice = "按重点行业清单的名称填报；不属于重点行业的留空",
    };

    public static Issue LikelySector(int code, IReadOnlyList<KeyIndustry> likely) => new(
        "S022", Invariant($"四位代码 {code:D4} 可能属于重点行业「{string.Join("、", likely.Select(i => i.Sector))}」，却未填细分行业，按通则评价"))
    {
        Severity = SeverityOf(likely is [{ IsSeen: true }]),
        Advice = "核实是否属于重点行业；属于的应填报细分行业",
    };

    public static Issue CodeNotFourDigits(string filed) => new("S023", $"国民经济行业代码「{filed}」不是四位代码，无法与细分行业核对")
    {
        Severity = Severity.Info,
        Advice = "填报一个四位代码（GB/T 4754-2017）",
    };

    public static Issue FiledBenchmarkDiffers(Indicator indicator, ReportedValue row, Bar used) => new(
        "S024", Invariant($"「{indicator.Name}」产品「{row.Product}」所报引领值 {row.Lead:0.######}、基准值 {row.Base:0.######} 与基准表（{used.LeadShown:0.######}、{used.BaseShown:0.######}）不一致，以基准表为准"))
    {
        Origin = row.Origin,
        Column = indicator.Id.Value,
        Advice = "核对适用标准的版本和产品类别；基准表有误的由主管部门更正",
    };

    public static Issue BonusCapped(BonusRule bonus) => new("S025", Invariant($"「{bonus.Name}」合计以 {bonus.Cap:0.##########} 分为限，超出部分不计"))
    {
        Severity = Severity.Info,
    };

    private static Severity SeverityOf(bool isSeen) => isSeen ? Severity.Warning : Severity.Info;
}
