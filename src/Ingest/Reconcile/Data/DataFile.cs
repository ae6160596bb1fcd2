namespace GreenBatch.Ingest;

/// <summary>The tables of this folder, embedded in the assembly. Lines that begin with # say where a table comes from.</summary>
internal static class DataFile
{
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }

    /// <summary>Cells of each line; the header of a CSV is left out.</summary>
    public static IEnumerable<string[]> Rows(string name) =>
        name.EndsWith(".csv", StringComparison.Ordinal) ? Lines(name).Skip(1).Select(line => line.Split(',')) : Lines(name).Select(line => line.Split('\t'));
}
