using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>What must hold across the indicators of one table: unique ids, known dimensions, sound pairs and groups, and weights that add up exactly.</summary>
internal static class TableChecks
{
    private static readonly Fraction Hundred = Fraction.From(100);

    public static void Check(Section section, IndicatorTable table, IReadOnlyList<WrittenIndicator> written)
    {
        CheckNames(table, written);
        CheckPairs(written);
        CheckGroups(written);
        CheckSums(section, table);
    }

    private static void CheckNames(IndicatorTable table, IReadOnlyList<WrittenIndicator> written)
    {
        var dimensions = table.Dimensions.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        var ids = new HashSet<IndicatorCode>();
        foreach (var (indicator, section) in written)
        {
            if (!ids.Add(indicator.Id))
                section.Fault("id", $"指标「{indicator.Id}」重复");
            if (indicator is { IsBonus: false, Dimension.Length: > 0 } && !dimensions.Contains(indicator.Dimension))
                section.Fault("dimension", $"指标「{indicator.Id}」的一级指标「{indicator.Dimension}」不在「dimensions」中：{string.Join("、", dimensions)}");
        }
    }

    private static void CheckPairs(IReadOnlyList<WrittenIndicator> written)
    {
        var taken = new HashSet<IndicatorCode>();
        foreach (var (indicator, section) in written.Where(w => w.Indicator.Excludes is not null))
        {
            var partner = written.FirstOrDefault(w => w.Indicator.Id == indicator.Excludes && w.Indicator.Id != indicator.Id)?.Indicator;
            var fault = PairFault(indicator, partner);
            if (fault is null && !taken.Add(partner!.Id))
                fault = $"指标「{partner.Id}」只能属于一对互斥指标";
            if (fault is not null)
                section.Fault("excludes", fault);
        }
    }

    /// <summary>A pair shares one weight in one dimension; it stands on the per-product row only.</summary>
    private static string? PairFault(Indicator indicator, Indicator? partner)
    {
        if (partner is null)
            return $"指标「{indicator.Id}」排除的「{indicator.Excludes}」不在表中";
        if (indicator.PerProduct == 0)
            return $"指标「{indicator.Id}」不是按产品指标（per_product），不能有「excludes」";
        if (partner.Excludes is not null)
            return $"指标「{partner.Id}」只能属于一对互斥指标";
        if (!AreEqual(indicator, partner))
            return $"互斥指标「{indicator.Id}」与「{partner.Id}」应同属一个一级指标且权重相同（合计时只计一次）";
        return indicator.Choose is null && partner.Choose is null ? null : $"互斥指标「{indicator.Id}」与「{partner.Id}」不能再属于择优组";
    }

    private static void CheckGroups(IReadOnlyList<WrittenIndicator> written)
    {
        foreach (var group in written.Where(w => w.Indicator.Choose is not null).GroupBy(w => w.Indicator.Choose!.Name, StringComparer.Ordinal))
        {
            var (first, section) = group.First();
            if (group.Any(w => w.Indicator.Choose!.Count != first.Choose!.Count))
                section.Fault("choose", $"择优组「{group.Key}」各指标的 n 应相同");
            if (group.Any(w => !AreEqual(w.Indicator, first)))
                section.Fault("choose", $"择优组「{group.Key}」各指标应同属一个一级指标且权重相同");
            if (first.Choose!.Count > group.Count())
                section.Fault("choose", $"择优组「{group.Key}」只有 {group.Count()} 项，不足 n = {first.Choose.Count}");
        }
    }

    private static void CheckSums(Section section, IndicatorTable table)
    {
        var counted = Counted(table).ToList();
        foreach (var dimension in table.Dimensions)
        {
            var sum = Sum(counted.Where(c => string.Equals(c.Dimension, dimension.Name, StringComparison.Ordinal)).Select(c => c.Weight));
            if (sum != Fraction.From(dimension.Share))
                section.Fault("dimensions", $"一级指标「{dimension.Name}」的权重合计为 {sum.ToDecimal()}，应为 {dimension.Share}");
        }

        var total = Sum(table.Dimensions.Select(d => Fraction.From(d.Share)));
        if (total != Hundred && table.Dimensions.Count > 0)
            section.Fault("dimensions", $"一级指标分值合计为 {total.ToDecimal()}，应为 100");
    }

    /// <summary>Weights as they count in the sum: a pair once, a choice group with its n, what is outside the hundred not at all.</summary>
    private static IEnumerable<(string Dimension, Fraction Weight)> Counted(IndicatorTable table)
    {
        var excluded = table.Indicators.Select(i => i.Excludes).OfType<IndicatorCode>().ToHashSet();
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var indicator in table.Indicators.Where(i => !i.IsBonus && !excluded.Contains(i.Id)))
        {
            var weight = Fraction.From(indicator.Weight);
            if (indicator.Choose is null)
                yield return (indicator.Dimension, weight);
            else if (groups.Add(indicator.Choose.Name))
                yield return (indicator.Dimension, weight * Fraction.From(indicator.Choose.Count));
        }
    }

    /// <summary>Of equal weight in the same dimension.</summary>
    private static bool AreEqual(Indicator one, Indicator other) =>
        string.Equals(one.Dimension, other.Dimension, StringComparison.Ordinal) && Fraction.From(one.Weight) == Fraction.From(other.Weight);

    private static Fraction Sum(IEnumerable<Fraction> weights) => weights.Aggregate(Fraction.Zero, (sum, weight) => sum + weight);
}
