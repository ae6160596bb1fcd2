namespace GreenBatch.Ingest;

/// <summary>
/// Finds masters with a name near to a record's, by the rare pairs of characters they share. What it finds is only ever proposed to a person: on real
/// registers no likeness of names alone is sure enough to tie by.
/// </summary>
internal sealed class NearNames
{
    /// <summary>A pair of characters in more masters than this says nothing, and would cost the most.</summary>
    private const int Commonest = 2000;

    private readonly IReadOnlyList<Party> _masters;
    private readonly Dictionary<int, List<int>> _postings = [];
    private readonly double[] _weights;

    public NearNames(IReadOnlyList<Party> masters)
    {
        _masters = masters;
        for (var i = 0; i < masters.Count; i++)
        {
            foreach (var pair in Pairs(masters[i]))
            {
                if (!_postings.TryGetValue(pair, out var posting))
                    _postings[pair] = posting = [];
                posting.Add(i);
            }
        }

        _weights = [.. masters.Select(m => Pairs(m).Sum(Weight))];
    }

    /// <summary>The nearest masters by shared weight, the best first; equal ones in the order of their ids.</summary>
    public IReadOnlyList<(Party Master, decimal Score)> Find(Party record, int count)
    {
        var pairs = Pairs(record);
        var total = pairs.Sum(Weight);
        var shared = new Dictionary<int, double>();
        foreach (var pair in pairs)
        {
            if (!_postings.TryGetValue(pair, out var posting) || posting.Count > Commonest)
                continue;
            foreach (var master in posting)
                shared[master] = shared.GetValueOrDefault(master) + Weight(pair);
        }

        return [.. shared
            .Select(s => (Index: s.Key, Score: Math.Round((decimal)(2 * s.Value / (total + _weights[s.Key])), 4)))
            .OrderByDescending(s => s.Score).ThenBy(s => s.Index)
            .Take(count)
            .Select(s => (_masters[s.Index], s.Score))];
    }

    private double Weight(int pair) => Math.Log((_masters.Count + 1.0) / (_postings.TryGetValue(pair, out var posting) ? posting.Count : 1)) + 0.1;

    /// <summary>Pairs of neighbouring characters in code order, so that sums are the same for any order of input.</summary>
    private static SortedSet<int> Pairs(Party party)
    {
        var core = party.Name.Core;
        var pairs = new SortedSet<int>();
        for (var i = 0; i + 1 < core.Length; i++)
            pairs.Add(core[i] << 16 | core[i + 1]);
        return pairs;
    }
}
