using GreenBatch.Kernel;

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

    public static Issue LimitStandardNotUsed(Indicator indicator, string sector) => new(
        "S004", $"行业「{sector}」有强制性标准，「{indicator.Name}」却未填报")
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
}
