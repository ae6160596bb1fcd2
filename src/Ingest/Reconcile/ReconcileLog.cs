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

    /// <summary>A person has settled what these conflicts were open about; they stay on record.</summary>
    public void Settle(string entryId, string field, Func<Conflict, bool> isMeant)
    {
        for (var i = 0; i < Conflicts.Count; i++)
        {
            var conflict = Conflicts[i];
            if (conflict.IsOpen && string.Equals(conflict.EntryId, entryId, StringComparison.Ordinal) && string.Equals(conflict.Field, field, StringComparison.Ordinal) && isMeant(conflict))
                Conflicts[i] = conflict with { IsOpen = false, Rule = conflict.Rule + "；已由人工覆盖解决" };
        }
    }

    public IReadOnlyList<Issue> Of(string entryId) => _byEntry.TryGetValue(entryId, out var found) ? found : [];
}
