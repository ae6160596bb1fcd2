using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Reads <c>standards</c> of a table: per-product indicator → the mandatory limit standard or water quota that applies to the sector's products.</summary>
internal static class StandardParser
{
    public static IReadOnlyList<ProductStandard> Parse(Section table, IReadOnlyList<WrittenIndicator> indicators)
    {
        if (!table.Has("standards"))
            return [];
        var ids = indicators.Where(i => i.Indicator.PerProduct > 0).Select(i => i.Indicator.Id.Value).Distinct(StringComparer.Ordinal).ToList();
        var section = table.Open("standards", ids);
        return [.. ids.Select(id => (Id: id, Text: section.Text(id))).Where(s => s.Text is not null).Select(s => new ProductStandard(new IndicatorCode(s.Id), s.Text!))];
    }
}
