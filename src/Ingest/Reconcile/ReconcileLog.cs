using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>What reconciliation finds on its way, beside the dossiers.</summary>
internal sealed class ReconcileLog
{
    private readonly Dictionary<string, List<Issue>> _byEntry = new(StringComparer.Ordinal);

    public List<Issue> Issues { get; } = [];

    public List<Conflict> Conflicts { get; } = [];

    public List<ReviewItem> Reviews { get; } = [];

    public List<Fact> Facts { get; } = [];

    /// <summary>A finding about one unit; it travels in its dossier.</summary>
    public void Find(string entryId, Issue issue)
    {
        if (!_byEntry.TryGetValue(entryId, out var found))
            _byEntry[entryId] = found = [];
        found.Add(issue);
    }

    public IReadOnlyList<Issue> Of(string entryId) => _byEntry.TryGetValue(entryId, out var found) ? found : [];
}
