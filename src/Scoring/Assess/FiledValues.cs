using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>The sound values of the ranked units of one kind by indicator, ascending: the ground of estimated benchmarks.</summary>
internal sealed class FiledValues
{
    private readonly Dictionary<(IndicatorCode Indicator, string? Sector), List<decimal>> _values = [];

    /// <param name="filings">Filings of the units that are in the ranking, with their sector.</param>
    public FiledValues(IEnumerable<(string? Sector, Filing Filing)> filings)
    {
        foreach (var (sector, filing) in filings)
        {
            for (var i = 0; i < filing.Rows.Count; i++)
            {
                if (!filing.Rows[i].IsSound)
                    continue;
                var (indicator, value) = (filing.Plan.Table.Indicators[i].Id, filing.Rows[i].Value!.Value!.Value);
                Add(indicator, sector: null, value);
                if (sector is not null)
                    Add(indicator, sector, value);
            }
        }

        foreach (var values in _values.Values)
            values.Sort();
    }

    public IReadOnlyList<decimal> Of(IndicatorCode indicator, string? sector = null) => _values.TryGetValue((indicator, sector), out var values) ? values : [];

    private void Add(IndicatorCode indicator, string? sector, decimal value)
    {
        if (!_values.TryGetValue((indicator, sector), out var values))
            _values.Add((indicator, sector), values = []);
        values.Add(value);
    }
}
