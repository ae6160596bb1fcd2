using System.Xml;

namespace GreenBatch.Ingest;

/// <param name="Part">Path of the target inside the archive; null when it lies outside.</param>
/// <param name="Kind">Last word of the relation's type, such as <c>worksheet</c>; empty when the writer gives none.</param>
internal readonly record struct PartRelation(string? Part, string Kind);

/// <summary>The relations of one part to others, as its <c>.rels</c> states them.</summary>
internal static class WorkbookRelations
{
    private const int Most = 10_000;

    /// <summary>By relation id; empty when the part has none.</summary>
    public static Dictionary<string, PartRelation> Of(string part, WorkbookArchive archive)
    {
        var folder = part.LastIndexOf('/') is var slash and >= 0 ? part[..(slash + 1)] : "";
        var relations = new Dictionary<string, PartRelation>(StringComparer.Ordinal);
        var path = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (!archive.Has(path))
            return relations;
        using var reader = archive.Open(path);
        while (WorkbookArchive.Step(reader))
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "Relationship" && reader.GetAttribute("Target") is { } target)
                relations[reader.GetAttribute("Id") ?? ""] = Relation(reader, folder, target);
            if (relations.Count > Most)
                throw new XmlException("too many relations");
        }

        return relations;
    }

    private static PartRelation Relation(XmlReader reader, string folder, string target) =>
        new(reader.GetAttribute("TargetMode") is "External" ? null : Resolve(folder, target), KindOf(reader.GetAttribute("Type") ?? ""));

    private static string KindOf(string type) => type[(type.LastIndexOf('/') + 1)..];

    /// <summary>The path of a target, which may be absolute or climb; null when it climbs out of the archive or is an address.</summary>
    private static string? Resolve(string folder, string target)
    {
        if (target.AsSpan().ContainsAny(':', '\\'))
            return null;
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target[1..] : folder + target).Split('/'))
        {
            if (step is "" or ".")
                continue;
            if (step is not "..")
                steps.Add(step);
            else if (steps.Count == 0)
                return null;
            else
                steps.RemoveAt(steps.Count - 1);
        }

        return string.Join('/', steps);
    }
}
