using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Last year's sound values of one unit by indicator and product, and whether this year's stayed near them.</summary>
internal sealed class LastYearValues(Dossier before)
{
    /// <summary>With fewer other figures to compare nothing speaks against a steady unit.</summary>
    private const int Fewest = 3;

    private readonly Dictionary<(IndicatorCode, string), decimal> _values = before.Values.Where(v => v is { State: ValueState.Reported, Value: > 0m })
        .GroupBy(FiledValues.KeyOf).ToDictionary(g => g.Key, g => g.First().Value!.Value);

    public decimal? Of(ReportedValue value) => _values.TryGetValue(FiledValues.KeyOf(value), out var last) ? last : null;

    /// <summary>More than half of the other figures are within <paramref name="ratio"/> of last year's.</summary>
    public bool IsSteady(IEnumerable<ReportedValue> others, decimal ratio)
    {
        var compared = others.Where(v => v.Value > 0m).Select(v => (v.Value!.Value, Last: Of(v))).Where(v => v.Last is not null).ToList();
        return compared.Count < Fewest || compared.Count(v => SlipFinder.IsNear(v.Value, v.Last!.Value, ratio)) * 2 > compared.Count;
    }
}
