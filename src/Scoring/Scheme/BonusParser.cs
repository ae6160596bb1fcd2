using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Reads <c>bonus</c> of a table: <c>{ name: 附加项, cap: 5, indicators: [ … ] }</c>, rows outside the 100 points.</summary>
internal static class BonusParser
{
    private const string DefaultName = "附加项";

    /// <summary>Caps finer than the points are rounded to would not be kept exactly.</summary>
    private const int MostDecimals = 10;

    public static (BonusRule? Rule, IReadOnlyList<WrittenIndicator> Indicators) Parse(Section table, IReadOnlyList<Dimension> dimensions, BetweenRule between, FaultList faults)
    {
        if (!table.Has("bonus"))
            return (null, []);
        var section = table.Open("bonus", "name", "cap", "indicators");
        var rule = new BonusRule(section.Text("name") ?? DefaultName, Cap(section));
        if (dimensions.Any(d => string.Equals(d.Name, rule.Name, StringComparison.Ordinal)))
            section.Fault("name", $"附加项「{rule.Name}」与一级指标同名");
        if (section.Child("indicators") is ConfigNode.Sequence { Items.Count: > 0 } list)
            return (rule, [.. list.Items.Select(item => IndicatorParser.ParseBonus(item, rule.Name, between, faults))]);
        section.Fault("indicators", "「bonus」缺少「indicators」：附加指标列表");
        return (rule, []);
    }

    private static decimal Cap(Section section)
    {
        var cap = section.Number("cap");
        if (!section.Has("cap"))
            section.Fault("cap", "「bonus」缺少「cap」：附加分合计上限");
        else if (cap <= 0m || cap != Math.Round(cap ?? 0m, MostDecimals))
            section.Fault("cap", $"「cap」应大于 0，至多 {MostDecimals} 位小数");
        return cap ?? 0m;
    }
}
