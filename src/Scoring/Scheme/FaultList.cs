using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Collects every fault of every file. The same fault is kept once: a sector table repeats the lines of the general one.</summary>
internal sealed class FaultList
{
    private readonly HashSet<ConfigFault> _faults = [];

    public bool IsEmpty => _faults.Count == 0;

    public IReadOnlyList<ConfigFault> All =>
        [.. _faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Message, StringComparer.Ordinal)];

    public void Add(string file, int line, string message) => _faults.Add(new ConfigFault(file, line, message));

    public void Add(ConfigNode node, string message) => Add(node.File, node.Line, message);
}
