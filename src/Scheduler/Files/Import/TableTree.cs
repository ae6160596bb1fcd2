using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Files;

/// <summary>
/// The rows of one imported table as the tree of its scheme file. Of a row whose code the present general table knows, what the sheet leaves empty is
/// inherited; an industry's table states all its rows, takes out the general ones it does not name, and keeps its name and standards.
/// </summary>
internal static class TableTree
{
    private static readonly string[] Kept = ["name", "between", "note"];

    /// <summary>The general table, written as a whole.</summary>
    public static ConfigNode.Map General(IReadOnlyList<IndicatorRow> rows, ConfigNode? present, string source, ICollection<ImportFault> faults)
    {
        var below = ItemsOf(present);
        var indicators = Nodes(rows.Where(r => !r.IsBonus), faults).Select(own => Over(below.FirstOrDefault(b => Same(b, own)), own));
        return Tree(rows, [.. Inherited(present, Kept), Entry(rows, "source", source), .. Standards(rows, present), .. Bonus(rows, faults)], Dimensions(rows, [], faults), indicators);
    }

    /// <summary>The table of an industry, laid over the general one.</summary>
    public static ConfigNode.Map Sector(string sector, IReadOnlyList<IndicatorRow> rows, ConfigNode? present, ConfigNode general, string source, ICollection<ImportFault> faults)
    {
        var ids = rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var removed = ItemsOf(general).Select(IdOf).OfType<string>().Where(id => !ids.Contains(id)).ToList();
        var kept = Inherited(present, Kept).ToList();
        List<ConfigEntry> head =
        [
            Entry(rows, "sector", sector),
            .. kept.Exists(e => e.Key == "name") ? kept : kept.Prepend(Entry(rows, "name", $"绿色工厂评价要求 {sector}")),
            Entry(rows, "source", source),
            .. Standards(rows, present),
            .. Bonus(rows, faults),
        ];
        if (removed.Count > 0)
            head.Add(new ConfigEntry("remove", HeaderOf(rows), new ConfigNode.Sequence(Place(rows, "id"), HeaderOf(rows), [.. removed.Select(id => new ConfigNode.Scalar(Place(rows, "id"), HeaderOf(rows), id))])));
        var inherited = (general as ConfigNode.Map)?["dimensions"] as ConfigNode.Map;
        return Tree(rows, head, Dimensions(rows, inherited?.Entries.Select(e => e.Key) ?? [], faults), Nodes(rows.Where(r => !r.IsBonus), faults));
    }

    private static ConfigNode.Map Tree(IReadOnlyList<IndicatorRow> rows, IEnumerable<ConfigEntry> head, ConfigNode dimensions, IEnumerable<ConfigNode> indicators) => new(Place(rows, "share"), HeaderOf(rows),
    [
        .. head,
        new ConfigEntry("dimensions", HeaderOf(rows), dimensions),
        new ConfigEntry("indicators", HeaderOf(rows), new ConfigNode.Sequence(Place(rows, "id"), HeaderOf(rows), [.. indicators])),
    ]);

    /// <summary>Each 一级指标 with the points the sheet states; those of the general table that the sheet does not have are taken out with 0.</summary>
    private static ConfigNode.Map Dimensions(IReadOnlyList<IndicatorRow> rows, IEnumerable<string> general, ICollection<ImportFault> faults)
    {
        var entries = new List<ConfigEntry>();
        foreach (var dimension in rows.Where(r => !r.IsBonus && r.Dimension.Length > 0).GroupBy(r => r.Dimension, StringComparer.Ordinal))
        {
            if (ShareOf([.. dimension], faults) is { } stated)
                entries.Add(stated.Entry(dimension.Key, stated.Share, "share"));
        }

        var taken = rows.Select(r => r.Dimension).ToHashSet(StringComparer.Ordinal);
        entries.AddRange(general.Where(g => !taken.Contains(g)).Select(g => Entry(rows, g, "0")));
        return new ConfigNode.Map(Place(rows, "share"), HeaderOf(rows), entries);
    }

    /// <summary>The row that states the points of a 一级指标: they are written once, or the same each time.</summary>
    private static IndicatorRow? ShareOf(IReadOnlyList<IndicatorRow> rows, ICollection<ImportFault> faults)
    {
        var stated = rows.Where(r => r.Share.Length > 0).ToList();
        if (stated.Count == 0)
            faults.Add(rows[0].Fault("share", $"「{rows[0].Dimension}」没有一级权重"));
        if (stated.Find(r => r.Share != stated[0].Share) is { } other)
            faults.Add(other.Fault("share", $"「{other.Dimension}」前面写 {stated[0].Share}，这里写 {other.Share}"));
        return stated.Count == 0 ? null : stated[0];
    }

    private static IEnumerable<ConfigEntry> Bonus(IReadOnlyList<IndicatorRow> rows, ICollection<ImportFault> faults)
    {
        var bonus = rows.Where(r => r.IsBonus).ToList();
        if (bonus.Count == 0)
            yield break;
        var entries = new List<ConfigEntry>();
        if (bonus[0].Dimension != IndicatorRow.BonusName)
            entries.Add(bonus[0].Entry("name", bonus[0].Dimension, "dimension"));
        if (ShareOf(bonus, faults) is { } stated)
            entries.Add(stated.Entry("cap", stated.Share, "share"));
        var line = bonus[0].Line.Number;
        entries.Add(new ConfigEntry("indicators", line, new ConfigNode.Sequence(Place(rows, "id"), line, [.. Nodes(bonus, faults)])));
        yield return new ConfigEntry("bonus", line, new ConfigNode.Map(Place(rows, "share"), line, entries));
    }

    /// <summary>The standards of the present file for rows that stay, and over them what the sheet says.</summary>
    private static IEnumerable<ConfigEntry> Standards(IReadOnlyList<IndicatorRow> rows, ConfigNode? present)
    {
        var before = (present as ConfigNode.Map)?["standards"] as ConfigNode.Map;
        var entries = rows
            .Select(r => r.Standard.Length > 0 ? r.Entry(r.Id, r.Standard, "standard") : before?.Entries.FirstOrDefault(e => e.Key == r.Id))
            .OfType<ConfigEntry>().ToList();
        if (entries.Count > 0)
            yield return new ConfigEntry("standards", HeaderOf(rows), new ConfigNode.Map(Place(rows, "standard"), HeaderOf(rows), entries));
    }

    private static IEnumerable<ConfigNode.Map> Nodes(IEnumerable<IndicatorRow> rows, ICollection<ImportFault> faults) => rows.Where(r => r.Id.Length > 0).Select(r => r.ToNode(faults)).ToList();

    /// <summary>The general row with what the sheet says in its place.</summary>
    private static ConfigNode.Map Over(ConfigNode? general, ConfigNode.Map own) => general is not ConfigNode.Map below
        ? own
        : own with { Entries = [.. below.Entries.Select(b => own.Entries.FirstOrDefault(o => o.Key == b.Key) ?? b), .. own.Entries.Where(o => below[o.Key] is null)] };

    private static IEnumerable<ConfigEntry> Inherited(ConfigNode? present, string[] keys) => (present as ConfigNode.Map)?.Entries.Where(e => keys.Contains(e.Key, StringComparer.Ordinal)) ?? [];

    private static ConfigEntry Entry(IReadOnlyList<IndicatorRow> rows, string key, string value) => new(key, HeaderOf(rows), new ConfigNode.Scalar(Place(rows, "share"), HeaderOf(rows), value));

    private static int HeaderOf(IReadOnlyList<IndicatorRow> rows) => rows[0].Sheet.HeaderRow;

    private static string Place(IReadOnlyList<IndicatorRow> rows, string key) => new SheetPlace(rows[0].Sheet.Name, key, IsBenchmarks: false).ToString();

    private static IReadOnlyList<ConfigNode> ItemsOf(ConfigNode? table) => ((table as ConfigNode.Map)?["indicators"] as ConfigNode.Sequence)?.Items ?? [];

    private static string? IdOf(ConfigNode item) => (item as ConfigNode.Map)?["id"] is ConfigNode.Scalar id ? id.Value.Trim() : null;

    private static bool Same(ConfigNode one, ConfigNode other) => IdOf(one) is { } id && id == IdOf(other);
}
