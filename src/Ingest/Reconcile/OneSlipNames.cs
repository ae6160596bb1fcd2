namespace GreenBatch.Ingest;

/// <summary>Finds masters whose name differs from a record's by one character written wrong, left out, added or swapped with its neighbour.</summary>
internal sealed class OneSlipNames
{
    private readonly IReadOnlyList<Party> _masters;
    private readonly Dictionary<ulong, List<int>> _byFingerprint = [];

    public OneSlipNames(IReadOnlyList<Party> masters)
    {
        _masters = masters;
        for (var i = 0; i < masters.Count; i++)
        {
            foreach (var fingerprint in Fingerprints(masters[i]))
            {
                if (!_byFingerprint.TryGetValue(fingerprint, out var holders))
                    _byFingerprint[fingerprint] = holders = [];
                holders.Add(i);
            }
        }
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Party> Find(Party record)
    {
        var found = new SortedSet<int>();
        foreach (var fingerprint in Fingerprints(record))
        {
            if (_byFingerprint.TryGetValue(fingerprint, out var holders))
                found.UnionWith(holders);
        }

        return [.. found.Select(i => _masters[i])];
    }

    private static HashSet<ulong> Fingerprints(Party party)
    {
        var signature = new NameSignature(party.Name.Plain, stackalloc ulong[NameSignature.Capacity + 1]);
        var all = new HashSet<ulong>();
        if (!signature.IsLongEnoughForNear)
            return all;
        all.Add(signature.Value);
        for (var i = 0; i < signature.Length; i++)
            all.Add(signature.Without(i));
        return all;
    }
}
