using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// A sector file has the shape of the general table and states only what it changes: <c>dimensions</c> with a new share (0 takes one out),
/// <c>indicators</c> with their id and the changed keys (an id that the general table lacks is added), and <c>remove</c> with ids. Laid over the
/// general tree it gives a whole table, which is then parsed like any other; every node keeps its own file and line. <c>standards</c> and <c>bonus</c> are
/// taken as a whole; of inherited <c>standards</c> those of removed rows go with them.
/// </summary>
public static class SectorOverlay
{
    private static readonly string[] Keys = ["sector", "name", "source", "provisional", "between", "note", "standards", "bonus", "dimensions", "indicators", "remove"];

    /// <summary>Name of the sector: its key <c>sector</c>, else the name of the file.</summary>
    public static string NameOf(string path, ConfigNode tree) =>
        tree is ConfigNode.Map map && map["sector"] is ConfigNode.Scalar { Value.Length: > 0 } sector
            ? sector.Value.Trim()
            : path[(path.LastIndexOf('/') + 1)..path.LastIndexOf('.')];

    internal static ConfigNode Apply(ConfigNode general, ConfigNode sector, FaultList faults)
    {
        var changes = Section.Open(sector, sector, faults, Keys);
        if (general is not ConfigNode.Map below || sector is not ConfigNode.Map above)
            return general;
        var plain = above.Entries.Where(e => e.Key is "name" or "source" or "provisional" or "between" or "note" or "standards" or "bonus");
        // A sector that changes no row is not to blame for the sums: the fault is the general table's, and is then reported once.
        if (!above.Entries.Any(e => e.Key is "dimensions" or "indicators" or "remove"))
            return new ConfigNode.Map(above.File, above.Line, Merge(below.Entries, plain));
        var removed = changes.Texts("remove");
        var inherited = below.Entries.Select(e => e.Key is "standards" ? e with { Value = Without(e.Value, removed) } : e).ToList();
        var entries = Merge(inherited, plain)
            .Where(e => e.Key is not ("dimensions" or "indicators"))
            .Append(new ConfigEntry("dimensions", above.Line, Dimensions(below["dimensions"], above["dimensions"], above)))
            .Append(new ConfigEntry("indicators", above.Line, Indicators(below["indicators"], above["indicators"], removed, changes, faults)));
        return new ConfigNode.Map(above.File, above.Line, [.. entries]);
    }

    /// <summary>A standard goes with its row: one whose row the sector takes out is not the general file's fault, and not the sector's.</summary>
    private static ConfigNode Without(ConfigNode standards, IReadOnlyList<string> removed) =>
        standards is ConfigNode.Map map ? map with { Entries = [.. map.Entries.Where(e => !removed.Contains(e.Key, StringComparer.Ordinal))] } : standards;

    private static ConfigNode Dimensions(ConfigNode? general, ConfigNode? sector, ConfigNode.Map file)
    {
        if (general is ConfigNode.Map inherited && sector is null)
            return new ConfigNode.Map(file.File, file.Line, inherited.Entries);
        if (general is not ConfigNode.Map below || sector is not ConfigNode.Map above)
            return sector ?? general ?? new ConfigNode.Scalar("", 1, "");
        var kept = Merge(below.Entries, above.Entries).Where(e => e.Value is not ConfigNode.Scalar { Value: "0" });
        return new ConfigNode.Map(above.File, above.Line, [.. kept]);
    }

    private static ConfigNode Indicators(ConfigNode? general, ConfigNode? sector, IReadOnlyList<string> removed, Section changes, FaultList faults)
    {
        if (general is not ConfigNode.Sequence below)
            return sector ?? new ConfigNode.Scalar("", 1, "");
        var known = below.Items.Select(IdOf).ToHashSet(StringComparer.Ordinal);
        foreach (var id in removed.Where(r => !known.Contains(r)))
            changes.Fault("remove", $"「remove」中的指标「{id}」不在通用表中");
        if (sector is not (null or ConfigNode.Sequence))
            faults.Add(sector, "「indicators」应为列表");
        var own = sector is ConfigNode.Sequence list ? list.Items : [];
        var repeated = own.GroupBy(IdOf, StringComparer.Ordinal).Where(g => g.Key is not null).SelectMany(g => g.Skip(1));
        foreach (var item in repeated)
            faults.Add(item, $"指标「{IdOf(item)}」重复");
        var items = below.Items
            .Where(i => !removed.Contains(IdOf(i), StringComparer.Ordinal))
            .Select(i => Change(i, own.FirstOrDefault(o => IdOf(o) is { } id && string.Equals(id, IdOf(i), StringComparison.Ordinal))))
            .Concat(own.Where(o => !known.Contains(IdOf(o))));
        return new ConfigNode.Sequence(below.File, below.Line, [.. items]);
    }

    private static ConfigNode Change(ConfigNode general, ConfigNode? sector) =>
        general is ConfigNode.Map below && sector is ConfigNode.Map above ? new ConfigNode.Map(above.File, above.Line, Merge(below.Entries, above.Entries)) : general;

    /// <summary>The entries below, each replaced by the one of the same key above, then what is new; lines are those of the file above, in which faults are shown.</summary>
    private static List<ConfigEntry> Merge(IReadOnlyList<ConfigEntry> below, IEnumerable<ConfigEntry> above)
    {
        var changes = above.ToList();
        var kept = below.Select(b => changes.Find(a => string.Equals(a.Key, b.Key, StringComparison.Ordinal)) ?? b).ToList();
        return [.. kept, .. changes.Where(a => !below.Any(b => string.Equals(a.Key, b.Key, StringComparison.Ordinal)))];
    }

    private static string? IdOf(ConfigNode item) => item is ConfigNode.Map map && map["id"] is ConfigNode.Scalar id ? id.Value.Trim() : null;
}
