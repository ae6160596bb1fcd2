using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Reads <c>benchmarks.csv</c>, the commission's table, and checks every row against the indicators it is for.</summary>
internal static class BenchmarkParser
{
    private static readonly string[] Needed = ["indicator", "lead", "base"];
    private static readonly string[] Columns = ["indicator", "sector", "product", "tier", "lead", "base", "source", "clause"];

    public static IReadOnlyList<Benchmark> Parse(SchemeFiles files, IReadOnlyList<Population> populations, FaultList faults)
    {
        if (!files.Tables.TryGetValue(SchemeParser.BenchmarkFile, out var table) || !HasGoodHeader(table, faults))
            return [];
        var sectors = KnownSectors(files, populations);
        var benchmarks = new List<Benchmark>();
        var keys = new HashSet<(string, string, string, string)>();
        foreach (var row in table.Rows)
        {
            var cells = Columns.ToDictionary(c => c, c => table.Cell(row, c), StringComparer.Ordinal);
            foreach (var fault in Faults(cells, populations, sectors))
                faults.Add(table.File, row.Line, fault);
            if (!keys.Add((cells["indicator"], cells["sector"], cells["product"], cells["tier"])))
                faults.Add(table.File, row.Line, "与前面的行重复（指标、行业、产品、档次相同）");
            benchmarks.Add(ToBenchmark(cells));
        }

        return benchmarks;
    }

    private static bool HasGoodHeader(ConfigTable table, FaultList faults)
    {
        foreach (var column in table.Header.Where(c => !Columns.Contains(c, StringComparer.Ordinal)))
            faults.Add(table.File, 1, $"未知的列「{column}」，可用：{string.Join("、", Columns)}");
        var missing = Needed.Where(c => !table.Header.Contains(c, StringComparer.Ordinal)).ToList();
        foreach (var column in missing)
            faults.Add(table.File, 1, $"缺少列「{column}」");
        return missing.Count == 0;
    }

    private static IEnumerable<string> Faults(Dictionary<string, string> cells, IReadOnlyList<Population> populations, HashSet<string>? sectors)
    {
        var uses = Uses(cells["indicator"], populations).ToList();
        if (uses.Count == 0 && populations.Any(p => p.General.Indicators.Count > 0))
            yield return $"指标「{cells["indicator"]}」不在任何指标表中";
        foreach (var fault in ValueFaults(cells, uses))
            yield return fault;
        if (cells["sector"].Length > 0 && sectors?.Contains(cells["sector"]) == false)
            yield return $"行业「{cells["sector"]}」不在重点行业清单中";
        if (cells["tier"].Length > 0 && !EnergyTier.Keys.Contains(cells["tier"], StringComparer.Ordinal))
            yield return $"档次「{cells["tier"]}」不认识，可用：{string.Join("、", EnergyTier.Keys)}";
    }

    private static IEnumerable<string> ValueFaults(Dictionary<string, string> cells, List<(Indicator Indicator, BetweenRule Between)> uses)
    {
        var hasBase = NumberText.TryParse(cells["base"], out var @base);
        if (cells["base"].Length > 0 && !hasBase)
            yield return $"基准值「{cells["base"]}」不是数字";
        if (!NumberText.TryParse(cells["lead"], out var lead))
        {
            yield return $"引领值「{cells["lead"]}」不是数字";
            yield break;
        }

        foreach (var fault in uses.Select(u => BenchmarkSides.Fault(u.Indicator.Direction, u.Between, lead, hasBase ? @base : null)).OfType<string>().Distinct(StringComparer.Ordinal))
            yield return $"指标「{cells["indicator"]}」{fault}";
    }

    private static IEnumerable<(Indicator Indicator, BetweenRule Between)> Uses(string id, IReadOnlyList<Population> populations) =>
        from population in populations
        from table in population.Sectors.Values.Prepend(population.General)
        from indicator in table.Indicators
        where string.Equals(indicator.Id.Value, id, StringComparison.Ordinal)
        select (indicator, table.Between);

    /// <summary>The register of industries when it was handed in, with the sectors that have a table of their own; null when nothing is known to check against.</summary>
    private static HashSet<string>? KnownSectors(SchemeFiles files, IReadOnlyList<Population> populations) =>
        files.Tables.TryGetValue(SchemeParser.IndustryFile, out var industries)
            ? [.. industries.Rows.Select(r => industries.Cell(r, "sector")), .. populations.SelectMany(p => p.Sectors.Keys)]
            : null;

    private static Benchmark ToBenchmark(Dictionary<string, string> cells)
    {
        _ = NumberText.TryParse(cells["lead"], out var lead);
        _ = NumberText.TryParse(cells["base"], out var @base);
        return new Benchmark(
            new IndicatorCode(cells["indicator"]), NullIfEmpty(cells["sector"]), NullIfEmpty(cells["product"]), NullIfEmpty(cells["tier"]), lead, @base, cells["source"], cells["clause"]);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
