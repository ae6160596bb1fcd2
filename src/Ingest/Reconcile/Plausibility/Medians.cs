using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// Medians by indicator (and product, whose units differ): of the same sector when enough units filed, else of all of the kind. None where most
/// values are zero or too few.
/// </summary>
internal sealed class Medians
{
    private readonly Dictionary<(UnitKind Kind, string? Sector, string Key), decimal> _medians = [];

    public Medians(IReadOnlyList<Dossier> dossiers, int fewest)
    {
        var values = dossiers.SelectMany(d => d.Values.Where(v => v is { State: ValueState.Reported, Value: >= 0m }).Select(v => (d.Entry.Kind, d.Entry.Sector, Key: Key(v), v.Value!.Value))).ToList();
        Add(values.GroupBy(v => (v.Kind, (string?)null, v.Key), v => v.Value), fewest);
        Add(values.Where(v => v.Sector is not null).GroupBy(v => (v.Kind, v.Sector, v.Key), v => v.Value), fewest);
    }

    public Median? For(Dossier dossier, ReportedValue value)
    {
        var (kind, key) = (dossier.Entry.Kind, Key(value));
        if (dossier.Entry.Sector is { } sector && _medians.TryGetValue((kind, sector, key), out var own))
            return new Median(own, "同行业");
        return _medians.TryGetValue((kind, null, key), out var all) ? new Median(all, "同类") : null;
    }

    private void Add(IEnumerable<IGrouping<(UnitKind, string?, string), decimal>> groups, int fewest)
    {
        foreach (var group in groups)
        {
            var ordered = group.Order().ToList();
            var median = (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2m;
            if (ordered.Count >= fewest && median > 0m)
                _medians[group.Key] = median;
        }
    }

    private static string Key(ReportedValue value) => value.Indicator.Value + "\u001F" + CharacterFold.Fold(value.Product ?? "");
}
