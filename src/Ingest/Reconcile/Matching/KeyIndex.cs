namespace GreenBatch.Ingest;

/// <summary>Masters by a key of 64 bits: two sorted arrays, for a million small lists cost more than the masters themselves.</summary>
internal sealed class KeyIndex
{
    private readonly ulong[] _keys;
    private readonly int[] _masters;

    /// <param name="pairs">Key and master, in any order; a pair given twice counts once.</param>
    public KeyIndex(IEnumerable<(ulong Key, int Master)> pairs)
    {
        var sorted = pairs.ToArray();
        Array.Sort(sorted);
        var length = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                sorted[length++] = sorted[i];
        }

        _keys = new ulong[length];
        _masters = new int[length];
        for (var i = 0; i < length; i++)
            (_keys[i], _masters[i]) = sorted[i];
    }

    /// <summary>The masters with the key, ascending.</summary>
    public ReadOnlySpan<int> this[ulong key]
    {
        get
        {
            var first = LowerBound(key);
            return _masters.AsSpan(first, LowerBound(key + 1) - first);
        }
    }

    /// <summary>Keys that more than so many masters share: they are not followed.</summary>
    public int CountAbove(int cap)
    {
        var (count, run) = (0, 0);
        for (var i = 0; i < _keys.Length; i++)
        {
            run = i > 0 && _keys[i] == _keys[i - 1] ? run + 1 : 1;
            count += run == cap + 1 ? 1 : 0;
        }

        return count;
    }

    /// <summary>Where keys not below this one begin. No key is the largest number.</summary>
    private int LowerBound(ulong key)
    {
        var (low, high) = (0, _keys.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_keys[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
