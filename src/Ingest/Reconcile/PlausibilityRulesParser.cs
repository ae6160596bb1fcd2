namespace GreenBatch.Ingest;

/// <summary>The parts of <c>plausibility:</c> that are more than a number: slips by the unit's own figures, ranges with their clause, tiers.</summary>
internal static class PlausibilityRulesParser
{
    private const decimal Largest = 1_000_000_000m;

    public static IReadOnlyList<SlipRule> Slips(RuleNode node) => node.IsGiven ? [.. node.Items().Select(Slip)] : [];

    public static IReadOnlyDictionary<string, ValueRange> Ranges(RuleNode node)
    {
        if (node.IsGiven)
            node.RefuseOthers([.. node.Keys]);
        return node.Keys.ToDictionary(indicator => indicator, indicator => Range(node[indicator]), StringComparer.Ordinal);
    }

    /// <summary>Bounds of tiers, the largest first.</summary>
    public static IReadOnlyList<decimal> Descending(RuleNode node, IReadOnlyList<decimal> usual)
    {
        var bounds = node.Numbers(1m, Largest, usual);
        if (bounds.Count == 0 || bounds.Zip(bounds.Skip(1)).Any(pair => pair.First <= pair.Second))
            node.Fault("分档下限应从大到小排列，不得重复");
        return bounds;
    }

    private static SlipRule Slip(RuleNode node)
    {
        node.RefuseOthers("factor", "last_year", "denominator", "only", "steady", "clause");
        RequireClause(node);
        var rule = new SlipRule(node["factor"].Number(2m, 1_000_000m, 2m), node["last_year"].Number(1m, 1000m, 1m), node["denominator"].Number(1m, 1000m, 1m))
        {
            Only = node["only"].Texts([]),
            IsForSteadyUnits = node["steady"].IsGiven && node["steady"].Flag(),
        };
        if (!node["factor"].IsGiven || !node["last_year"].IsGiven || !node["denominator"].IsGiven)
            node.Fault("应写明 factor、last_year、denominator");
        else if (rule.LastYear * rule.LastYear >= rule.Factor || rule.Denominator * rule.Denominator >= rule.Factor)
            node.Fault("接近倍数的平方应小于 factor，否则同一数值既像有误又像无误");
        return rule;
    }

    private static ValueRange Range(RuleNode node)
    {
        node.RefuseOthers("least", "above", "most", "whole", "note", "clause");
        RequireClause(node);
        var (least, above, most) = (node["least"].NumberOrNone(0m, Largest), node["above"].NumberOrNone(0m, Largest), node["most"].NumberOrNone(0m, Largest));
        if (least is not null && above is not null)
            node.Fault("least 与 above 只写其一");
        if ((least ?? above) is { } from && most is { } to && from >= to)
            node.Fault("下限应小于 most");
        return new ValueRange(least ?? above, most, node["clause"].TextOrNone() ?? "")
        {
            IsAbove = above is not null,
            IsWhole = node["whole"].IsGiven && node["whole"].Flag(),
            Note = node["note"].TextOrNone(),
        };
    }

    private static void RequireClause(RuleNode node)
    {
        if (!node["clause"].IsGiven)
            node.Fault("应写明 clause：条款，或「决定」");
    }
}
