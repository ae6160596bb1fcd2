using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Reads <c>populations</c>: for each kind of unit its general table and the sector tables that change it.</summary>
internal static class PopulationParser
{
    public static IReadOnlyList<Population> Parse(Section scheme, BetweenRule between, SchemeFiles files, IndustryRegister industries, FaultList faults)
    {
        var populations = new List<Population>();
        var section = scheme.Open("populations", "factory", "park");
        foreach (var (word, kind) in new[] { ("factory", UnitKind.Factory), ("park", UnitKind.Park) })
        {
            if (section.Has(word))
                populations.Add(ParseOne(kind, section.Open(word, "indicators", "sectors"), between, files, industries, faults));
        }

        if (populations.Count == 0)
            scheme.Fault("populations", "「populations」至少应有 factory 或 park 之一");
        return populations;
    }

    private static Population ParseOne(UnitKind kind, Section section, BetweenRule between, SchemeFiles files, IndustryRegister industries, FaultList faults)
    {
        var none = new Dictionary<string, IndicatorTable>(StringComparer.Ordinal);
        var file = section.RequiredText("indicators");
        var folder = section.Text("sectors")?.TrimEnd('/');
        if (!files.Trees.TryGetValue(file, out var general))
        {
            if (file.Length > 0)
                section.Fault("indicators", $"找不到指标文件「{file}」");
            return new Population(kind, new IndicatorTable("", "", [], []), none);
        }

        var table = TableParser.Parse(general, between, faults);
        return new Population(kind, table, folder is null ? none : ParseSectors(folder, general, between, files, industries, faults));
    }

    private static Dictionary<string, IndicatorTable> ParseSectors(string folder, ConfigNode general, BetweenRule between, SchemeFiles files, IndustryRegister industries, FaultList faults)
    {
        var sectors = new Dictionary<string, IndicatorTable>(StringComparer.Ordinal);
        foreach (var (path, tree) in files.Trees.Where(t => IsInFolder(t.Key, folder)).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var name = SectorOverlay.NameOf(path, tree);
            if (!sectors.TryAdd(name, TableParser.Parse(SectorOverlay.Apply(general, tree, faults), between, faults)))
                faults.Add(tree, $"行业「{name}」有两个文件");
            if (!industries.IsEmpty && industries.Find(name) is null)
                faults.Add(tree, $"行业「{name}」不在重点行业清单（industries.csv）中");
        }

        return sectors;
    }

    private static bool IsInFolder(string path, string folder) =>
        path.StartsWith(folder + "/", StringComparison.Ordinal) && (path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal));
}
