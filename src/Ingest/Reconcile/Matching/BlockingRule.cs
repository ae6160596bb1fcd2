namespace GreenBatch.Ingest;

/// <summary>One way for a record to meet a master, and how often it did.</summary>
internal sealed class BlockingRule(string name, Action<PartyProfile, HashSet<ulong>> keys, IReadOnlyList<PartyProfile> masters, int cap)
{
    private readonly KeyIndex _index = new(masters.AsParallel().SelectMany(m => KeysOf(keys, m).Select(k => (k, m.Index))));
    private long _pairs;
    private long _capped;

    /// <summary>In Chinese.</summary>
    public string Name => name;

    /// <summary>Pairs that the rule brought together, those of other rules among them.</summary>
    public long Pairs => Interlocked.Read(ref _pairs);

    /// <summary>Times a block was not followed because it holds more masters than the cap.</summary>
    public long Capped => Interlocked.Read(ref _capped);

    /// <summary>Blocks of masters above the cap.</summary>
    public int LargeBlocks => _index.CountAbove(cap);

    /// <summary>The masters of each of the record's keys.</summary>
    public void Collect(PartyProfile record, HashSet<ulong> scratch, SortedSet<int> into)
    {
        scratch.Clear();
        keys(record, scratch);
        foreach (var key in scratch)
        {
            foreach (var master in Follow(key))
                into.Add(master);
        }
    }

    /// <summary>The masters with a key; none when they are too many to say anything.</summary>
    public ReadOnlySpan<int> Follow(ulong key)
    {
        var block = _index[key];
        if (block.Length > cap)
        {
            Interlocked.Increment(ref _capped);
            return [];
        }

        Interlocked.Add(ref _pairs, block.Length);
        return block;
    }

    /// <summary>Whether a block that is followed holds both. Not counted.</summary>
    public bool Meets(PartyProfile record, int master)
    {
        foreach (var key in KeysOf(keys, record))
        {
            var block = _index[key];
            if (block.Length <= cap && block.BinarySearch(master) >= 0)
                return true;
        }

        return false;
    }

    public int CountOf(ulong key) => _index[key].Length;

    private static HashSet<ulong> KeysOf(Action<PartyProfile, HashSet<ulong>> keys, PartyProfile master)
    {
        var found = new HashSet<ulong>();
        keys(master, found);
        return found;
    }
}
