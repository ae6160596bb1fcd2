using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>The filed energy figures against those of 发展改革: total consumption, and consumption per product (E1a).</summary>
internal static class DepartmentEnergy
{
    private static readonly IndicatorCode PerProduct = new("E1a");

    /// <summary>综合能源消费量 by authority; a difference is noted or open.</summary>
    public static decimal? Total(string entryId, IReadOnlyList<TiedRecord> tied, ReconcileInput input, ReconcileLog log)
    {
        var filed = tied.Select(t => t.Record).LastOrDefault(r => r.Is(FieldIds.Platform, FieldIds.Evaluations));
        var (value, department) = (filed?.Number(FieldIds.EnergyTce), Limits(tied, input.Cycle).FirstOrDefault(r => r.Number(FieldIds.EnergyTce) is not null));
        if (value is null || department is null)
            return value ?? department?.Number(FieldIds.EnergyTce);
        var figure = department.Number(FieldIds.EnergyTce)!.Value;
        var difference = Figures.Difference(value.Value, figure);
        if (difference <= input.Rules.NoteDifference)
            return value;
        var isOpen = difference > input.Rules.OpenDifference;
        var isFiledFirst = FactChoice.Rank(input.Rules, FieldIds.EnergyTce, FieldIds.Platform) <= FactChoice.Rank(input.Rules, FieldIds.EnergyTce, FieldIds.Reform);
        var (winner, loser) = isFiledFirst ? (filed!, department) : (department, filed!);
        log.Conflicts.Add(new(entryId, FieldIds.EnergyTce, Figures.Text(winner.Number(FieldIds.EnergyTce)), winner.Origin, Figures.Text(loser.Number(FieldIds.EnergyTce)), loser.Origin, $"相差 {Figures.Percent(difference)}，以 {winner.Origin.Source} 为准", isOpen));
        if (isOpen)
            log.Find(entryId, new("B112", $"综合能源消费量填报 {Figures.Text(value)} tce，发展改革部门 {Figures.Text(figure)} tce，相差 {Figures.Percent(difference)}") { Origin = filed!.Origin, Column = FieldIds.EnergyTce, Value = Figures.Text(value), Advice = "与能源报表核对后更正一方" });
        return winner.Number(FieldIds.EnergyTce);
    }

    /// <summary>Each product's value with the department's figure beside it: an open difference makes it invalid, with the department's figure as rival.</summary>
    public static IReadOnlyList<ReportedValue> Products(string entryId, IReadOnlyList<ReportedValue> values, IReadOnlyList<TiedRecord> tied, ReconcileInput input, ReconcileLog log)
    {
        var limits = Limits(tied, input.Cycle).Where(r => r.Number("unit_consumption") is not null).ToList();
        if (limits.Count == 0)
            return values;
        var products = values.Count(v => v.Indicator == PerProduct);
        return [.. values.Select(v => v.Indicator == PerProduct && Figure(v, limits, products == 1) is { } found ? Compare(entryId, v, found, input.Rules, log) : v)];
    }

    private static ReportedValue Compare(string entryId, ReportedValue value, SourceRecord department, ReconcileRules rules, ReconcileLog log)
    {
        var figure = department.Number("unit_consumption")!.Value;
        if (value is not { State: ValueState.Reported, Value: { } filed } || Figures.Difference(filed, figure) is var difference && difference <= rules.NoteDifference)
            return value;
        var isOpen = difference > rules.OpenDifference;
        log.Conflicts.Add(new(entryId, "value:" + value.Indicator, Figures.Text(filed), value.Origin, Figures.Text(figure), department.Origin, $"与发展改革部门单位产品能耗相差 {Figures.Percent(difference)}" + (isOpen ? "，未核清前待核" : "，在容差内，以填报值为准"), isOpen));
        return isOpen ? value with { State = ValueState.Invalid, Rival = figure, Note = $"填报 {Figures.Text(filed)}，发展改革部门 {Figures.Text(figure)}，相差 {Figures.Percent(difference)}" } : value;
    }

    private static SourceRecord? Figure(ReportedValue value, List<SourceRecord> limits, bool isOnlyProduct) =>
        limits.Find(r => r.Text(FieldIds.Product) is { } product && string.Equals(CharacterFold.Fold(product), CharacterFold.Fold(value.Product ?? ""), StringComparison.Ordinal))
        ?? (isOnlyProduct && limits.Count == 1 && limits[0].Text(FieldIds.Product) is null ? limits[0] : null);

    /// <summary>The department's rows of the year evaluated (the year before the cycle).</summary>
    private static IEnumerable<SourceRecord> Limits(IReadOnlyList<TiedRecord> tied, Cycle cycle) =>
        tied.Where(t => !t.IsOtherSite).Select(t => t.Record).Where(r => r.Is(FieldIds.Reform, FieldIds.EnergyLimits) && r.Number("year") == cycle.Year - 1);
}
