using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>What people put in the place of the sources' values for one unit: said in its dossier wherever it is used, and when it has run out.</summary>
internal sealed class Overrides
{
    private readonly Dictionary<string, FactOverride> _byField;
    private readonly List<FactOverride> _expired;
    private readonly ReconcileLog _log;

    public Overrides(string entryId, ReconcileInput input, ReconcileLog log)
    {
        _log = log;
        var newest = input.Overrides.Where(o => string.Equals(o.EntryId, entryId, StringComparison.Ordinal))
            .GroupBy(o => o.Field, StringComparer.Ordinal).Select(g => g.MaxBy(o => o.Id)!).OrderBy(o => o.Field, StringComparer.Ordinal).ToList();
        _byField = newest.Where(o => o.HoldsOn(input.DayOfRecord)).ToDictionary(o => o.Field, StringComparer.Ordinal);
        _expired = newest.FindAll(o => !o.HoldsOn(input.DayOfRecord) && o.HoldsOn(input.DayOfRecord.AddYears(-1)));
    }

    public FactOverride? Find(string field) => _byField.GetValueOrDefault(field);

    /// <summary>The person's value on top of the chosen one, which becomes its first rival.</summary>
    public Fact? Over(string field, Fact? chosen, Func<string, string> key)
    {
        if (Find(field) is not { } own)
            return chosen;
        var rivals = chosen is null ? [] : new[] { new FactRival(chosen.Value, chosen.Origin, chosen.AsOf) }.Concat(chosen.Rivals).Where(r => !string.Equals(key(r.Value), key(own.Value), StringComparison.Ordinal)).ToList();
        foreach (var rival in rivals)
            _log.Conflicts.Add(new(own.EntryId, field, own.Value, null, rival.Value, rival.Origin, own.Sentence, false));
        _log.Settle(own.EntryId, field, _ => true);
        Say(own, chosen?.Value, chosen?.Origin);
        return new Fact(own.EntryId, field, own.Value, null, null, own.Sentence) { Rivals = rivals, OverrideId = own.Id };
    }

    /// <summary>The figure that a person has put in, else the one that stands.</summary>
    public decimal? Figure(string field, decimal? present) =>
        Find(field) is { } own && decimal.TryParse(own.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) ? figure : present;

    /// <summary>A person's value of an indicator settles what was in doubt about it; what was filed stays beside it.</summary>
    public IReadOnlyList<ReportedValue> Over(IReadOnlyList<ReportedValue> values)
    {
        var own = _byField.Values.Where(o => FactFields.IsValue(o.Field)).OrderBy(o => o.Field, StringComparer.Ordinal).ToList();
        if (own.Count == 0)
            return values;
        if (values.Count == 0) // a unit that filed nothing must not look as if it had
        {
            own.ForEach(o => _log.Find(o.EntryId, new("B151", $"该单位本年度未填报，{FactFields.Name(o.Field)}的人工值未采用") { Column = o.Field, Value = o.Value, Advice = "先补报，或撤销该人工覆盖" }));
            return values;
        }

        var added = own.Where(o => !values.Any(v => IsOf(o, v))).Select(o => FactFields.ValueOf(o.Field))
            .Select(key => Settled(new ReportedValue(new IndicatorCode(key.Indicator), null, ValueState.Missing) { Product = key.Product }));
        return [.. values.Select(Settled).Concat(added).OrderBy(v => v.Indicator).ThenBy(v => v.Product, StringComparer.Ordinal)];
    }

    /// <summary>What ran out since the last cycle: the sources' values are back, and who relied on the person's should know.</summary>
    public void SayExpired()
    {
        foreach (var own in _expired)
            _log.Find(own.EntryId, new("B152", $"{FactFields.Name(own.Field)}的人工值 {own.Value} 已于 {own.Until:yyyy-MM-dd} 到期，恢复为来源的值") { Severity = Severity.Info, Column = own.Field, Value = own.Value, Advice = "仍需覆盖的，重新说明理由和期限" });
    }

    private ReportedValue Settled(ReportedValue value)
    {
        var own = _byField.Values.Where(o => IsOf(o, value)).OrderByDescending(o => o.Field.Length).FirstOrDefault(); // the one that names the product first
        if (own is null || !decimal.TryParse(own.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure))
            return value;
        if (figure != value.Value)
            _log.Conflicts.Add(new(own.EntryId, FactFields.ValuePrefix + value.Indicator, own.Value, null, Figures.Text(value.Value), value.Origin, own.Sentence, false));
        _log.Settle(own.EntryId, FactFields.ValuePrefix + value.Indicator, c => value.Product is null || value.Origin is null || c.WinnerOrigin == value.Origin || c.LoserOrigin == value.Origin);
        Say(own, Figures.Text(value.Value), value.Origin);
        return value with { Value = figure, AsFiled = value.AsFiled ?? value.Value, State = ValueState.Reported, Rival = null, Note = own.Sentence };
    }

    private static bool IsOf(FactOverride own, ReportedValue value)
    {
        if (!FactFields.IsValue(own.Field))
            return false;
        var (indicator, product) = FactFields.ValueOf(own.Field);
        return string.Equals(indicator, value.Indicator.Value, StringComparison.Ordinal) && (product is null || string.Equals(CharacterFold.Fold(product), CharacterFold.Fold(value.Product ?? ""), StringComparison.Ordinal));
    }

    private void Say(FactOverride own, string? instead, Origin? origin) =>
        _log.Find(own.EntryId, new("B150", $"{FactFields.Name(own.Field)}采用人工值 {own.Value}，来源为 {(string.IsNullOrEmpty(instead) ? "（空）" : instead)}。{own.Sentence}") { Severity = Severity.Info, Origin = origin, Column = own.Field, Value = own.Value, Advice = "到期后恢复为来源的值；提前撤销用 review override --remove" });
}
