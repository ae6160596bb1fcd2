using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>The commission's table, looked up for one unit: its own sector before all sectors, its own tier before any tier.</summary>
internal sealed class BenchmarkTable
{
    private readonly Dictionary<(IndicatorCode Indicator, string? Sector, string? Product, string? Tier), Bar> _bars = [];
    private readonly HashSet<(IndicatorCode Indicator, string? Sector)> _sectors = [];
    private readonly HashSet<IndicatorCode> _tiered = [];

    public BenchmarkTable(IReadOnlyList<Benchmark> benchmarks, bool isUsed)
    {
        foreach (var row in isUsed ? benchmarks : [])
        {
            var bar = Bar.Of(row.Lead, row.Base, BenchmarkSource.Table) with { Sector = row.Sector, Tier = row.Tier, Note = NoteOf(row) };
            _bars.TryAdd((row.Indicator, row.Sector, row.Product, row.Tier), bar);
            _sectors.Add((row.Indicator, row.Sector));
            if (row.Tier is not null)
                _tiered.Add(row.Indicator);
        }
    }

    /// <summary>Whether the table has rows for this very sector: it has a limit standard or a quota.</summary>
    public bool HasSector(IndicatorCode indicator, string? sector) => sector is not null && _sectors.Contains((indicator, sector));

    /// <summary>Whether the benchmarks of the indicator differ by energy tier.</summary>
    public bool IsTiered(IndicatorCode indicator) => _tiered.Contains(indicator);

    public Bar? For(IndicatorCode indicator, string? sector, string? tier) =>
        Find(indicator, sector, product: null, tier) ?? Find(indicator, sector: null, product: null, tier);

    public Bar? ForProduct(IndicatorCode indicator, string? sector, string? product) =>
        FindProduct(indicator, sector, product) ?? FindProduct(indicator, sector: null, product);

    private Bar? FindProduct(IndicatorCode indicator, string? sector, string? product) =>
        Find(indicator, sector, product, tier: null) ?? Find(indicator, sector, product: null, tier: null);

    private Bar? Find(IndicatorCode indicator, string? sector, string? product, string? tier) =>
        tier is not null && _bars.TryGetValue((indicator, sector, product, tier), out var tiered)
            ? tiered
            : _bars.GetValueOrDefault((indicator, sector, product, null));

    private static string? NoteOf(Benchmark row)
    {
        var words = new[] { row.Product, row.Source, row.Clause }.Where(w => !string.IsNullOrEmpty(w));
        return string.Join("，", words) is { Length: > 0 } note ? note : null;
    }
}
