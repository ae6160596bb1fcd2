namespace GreenBatch.Kernel;

/// <summary>A configuration file as a plain tree that remembers lines, so that the rooms which check it need no YAML library and no file system.</summary>
public abstract record ConfigNode(string File, int Line)
{
    public sealed record Scalar(string File, int Line, string Value) : ConfigNode(File, Line);

    public sealed record Sequence(string File, int Line, IReadOnlyList<ConfigNode> Items) : ConfigNode(File, Line);

    /// <summary>Keys in the order written. A key given twice is already a fault of the reader.</summary>
    public sealed record Map(string File, int Line, IReadOnlyList<ConfigEntry> Entries) : ConfigNode(File, Line)
    {
        public ConfigNode? this[string key] => Entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.Ordinal))?.Value;
    }
}

public sealed record ConfigEntry(string Key, int Line, ConfigNode Value);

/// <summary>A CSV configuration file: header and rows with their line numbers.</summary>
public sealed record ConfigTable(string File, IReadOnlyList<string> Header, IReadOnlyList<ConfigRow> Rows);

public sealed record ConfigRow(int Line, IReadOnlyList<string> Cells);

/// <summary>One fault of one configuration file. All faults of all files are reported at once.</summary>
public sealed record ConfigFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
