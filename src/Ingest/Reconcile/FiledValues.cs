using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>The filed values of one unit: as accepted, as quarantined, as the district judged them.</summary>
internal static class FiledValues
{
    public static IReadOnlyList<ReportedValue> Of(string entryId, IReadOnlyList<TiedRecord> tied, IEnumerable<QuarantinedRow> quarantined, IReadOnlySet<IndicatorCode> qualitative, ReconcileLog log)
    {
        var values = tied.Where(t => t.Record.Is(FieldIds.Platform, FieldIds.Values) && t.Record.Text(FieldIds.Indicator) is not null)
            .Select(t => Read(t.Record))
            .GroupBy(KeyOf)
            .Select(g => One(entryId, [.. g], log))
            .ToDictionary(KeyOf);
        foreach (var row in quarantined)
            AddQuarantined(values, row);
        var reviews = new DistrictReview(entryId, qualitative, log);
        foreach (var review in reviews.Newest(tied.Select(t => t.Record).Where(r => r.Is(FieldIds.Platform, FieldIds.Reviews))))
            reviews.Apply(review, values);
        return [.. values.Values.OrderBy(v => v.Indicator).ThenBy(v => v.Product, StringComparer.Ordinal)];
    }

    public static (IndicatorCode Indicator, string Product) KeyOf(ReportedValue value) => (value.Indicator, CharacterFold.Fold(value.Product ?? ""));

    private static ReportedValue Read(SourceRecord row)
    {
        var value = row.Number("value");
        return new ReportedValue(new IndicatorCode(row.Text(FieldIds.Indicator)!), value, StateOf(row.Text("state"), value))
        {
            Product = row.Text(FieldIds.Product),
            Parameter = row.Number("parameter"),
            Lead = row.Number("lead"),
            Base = row.Number("base"),
            Origin = row.Origin,
        };
    }

    private static ValueState StateOf(string? word, decimal? value) => word switch
    {
        "不适用" or "not_applicable" => ValueState.NotApplicable,
        "缺报" or "missing" => ValueState.Missing,
        _ => value is null ? ValueState.Missing : ValueState.Reported,
    };

    /// <summary>The same indicator and product filed twice with different values: neither may be trusted.</summary>
    private static ReportedValue One(string entryId, List<ReportedValue> filed, ReconcileLog log)
    {
        var last = filed[^1];
        var other = filed.Find(v => v.Value != last.Value || v.State != last.State);
        if (other is null)
            return last;
        log.Find(entryId, new("B113", $"指标 {last.Indicator}{In(last.Product)} 填报了两个不同的值") { Origin = last.Origin, Column = "value", Advice = "请填报单位确认后更正" });
        log.Conflicts.Add(new(entryId, "value:" + last.Indicator, Figures.Text(last.Value), last.Origin, Figures.Text(other.Value), other.Origin, "同一单位同一指标填报两次，以后一行为准并待核", true));
        return last with { State = ValueState.Invalid, Rival = other.Value, Note = "同一指标填报了两个不同的值" };
    }

    /// <summary>A quarantined value was reported: it must not look like a missing one.</summary>
    private static void AddQuarantined(Dictionary<(IndicatorCode, string), ReportedValue> values, QuarantinedRow row)
    {
        if (row.Cells.GetValueOrDefault(FieldIds.Indicator) is not { Length: > 0 } indicator)
            return;
        var value = new ReportedValue(new IndicatorCode(indicator.Trim()), null, ValueState.Invalid)
        {
            Product = row.Cells.GetValueOrDefault(FieldIds.Product) is { Length: > 0 } product ? product : null,
            Note = "填报值被隔离：" + row.Issue.Message,
            Origin = row.Issue.Origin,
        };
        if (!values.TryGetValue(KeyOf(value), out var accepted) || accepted.State == ValueState.Missing)
            values[KeyOf(value)] = value;
    }

    private static string In(string? product) => product is null ? "" : $"（{product}）";
}
