using System.Collections.Concurrent;

namespace GreenBatch.Ingest;

/// <summary>
/// The masters that a record is compared with: those that share rare pairs of characters, the likest of them, and all that differ by one slip, sound the
/// same, or share representative and district or address and the beginning of the brand. Everything else is never looked at, and how much that is, is counted.
/// </summary>
internal sealed class Blocking
{
    /// <summary>A block with more masters than this says nothing, and would cost the most.</summary>
    public const int Cap = 2000;

    private const int MostByPairs = 24;
    private const int MostByOthers = 64;
    private const int RarePairs = 30;

    private readonly BlockingRule _pairs;
    private readonly BlockingRule[] _others;
    private readonly double[] _weights;
    private readonly int _count;
    private readonly ConcurrentBag<Scratch> _free = [];
    private long _records;
    private long _compared;

    public Blocking(IReadOnlyList<PartyProfile> masters)
    {
        _count = masters.Count;
        _pairs = new("名称稀有字对", BlockingKeys.Pairs, masters, Cap);
        _others =
        [
            new("名称差一处", BlockingKeys.Slips, masters, Cap),
            new("名称同音", BlockingKeys.Sounds, masters, Cap),
            new("法定代表人和区县", BlockingKeys.People, masters, Cap),
            new("地址和字号前两字", BlockingKeys.Places, masters, Cap),
        ];
        _weights = [.. masters.AsParallel().AsOrdered().Select(TotalWeight)];
    }

    public IEnumerable<BlockingRule> Rules => _others.Prepend(_pairs);

    /// <summary>Records that were looked up.</summary>
    public long Records => Interlocked.Read(ref _records);

    /// <summary>Pairs that were weighed, each once.</summary>
    public long Compared => Interlocked.Read(ref _compared);

    /// <summary>Names of the rules under which the record meets the master.</summary>
    public IReadOnlyList<string> RulesOf(PartyProfile record, int master) => [.. Rules.Where(r => r.Meets(record, master)).Select(r => r.Name)];

    /// <summary>Indices of masters, ascending.</summary>
    public List<int> Find(PartyProfile record)
    {
        var scratch = _free.TryTake(out var free) ? free : new Scratch(_count);
        try
        {
            var found = Find(record, scratch);
            Interlocked.Increment(ref _records);
            Interlocked.Add(ref _compared, found.Count);
            return found;
        }
        finally
        {
            scratch.Clear();
            _free.Add(scratch);
        }
    }

    private List<int> Find(PartyProfile record, Scratch scratch)
    {
        var total = TotalWeight(record);
        foreach (var pair in RarestPairs(record, scratch))
            scratch.Share(pair.Key, pair.Weight, _pairs);
        var found = new SortedSet<int>();
        foreach (var (index, _) in scratch.Likest(total, _weights, MostByPairs))
            found.Add(index);
        var others = new SortedSet<int>();
        foreach (var rule in _others)
            rule.Collect(record, scratch.Keys, others);
        found.UnionWith(others.Take(MostByOthers));
        return [.. found];
    }

    /// <summary>Sums in the order of the keys, so that they are the same whatever the order of the input.</summary>
    private List<(ulong Key, double Weight)> RarestPairs(PartyProfile record, Scratch scratch)
    {
        scratch.Keys.Clear();
        BlockingKeys.Pairs(record, scratch.Keys);
        return [.. scratch.Keys.Select(k => (Key: k, Weight: Weight(k))).OrderByDescending(k => k.Weight).ThenBy(k => k.Key).Take(RarePairs)];
    }

    private double TotalWeight(PartyProfile party)
    {
        var keys = new HashSet<ulong>();
        BlockingKeys.Pairs(party, keys);
        return keys.Order().Sum(Weight);
    }

    private double Weight(ulong pair) => Math.Log((_count + 1.0) / Math.Max(_pairs.CountOf(pair), 1)) + 0.1;

    /// <summary>What one look-up works on; kept for the next one, for it is as long as the masters.</summary>
    private sealed class Scratch(int count)
    {
        public double[] Shared { get; } = new double[count];

        public List<int> Touched { get; } = [];

        public HashSet<ulong> Keys { get; } = [];

        public void Share(ulong key, double weight, BlockingRule rule)
        {
            foreach (var master in rule.Follow(key))
            {
                if (Shared[master] == 0)
                    Touched.Add(master);
                Shared[master] += weight;
            }
        }

        /// <summary>The best by shared weight over both weights; equal ones in the order of ids.</summary>
        public List<(int Index, double Score)> Likest(double total, double[] weights, int most)
        {
            Touched.Sort();
            var best = new List<(int Index, double Score)>(most + 1);
            foreach (var index in Touched)
            {
                var score = Shared[index] / (total + weights[index]);
                if (best.Count == most && score <= best[^1].Score)
                    continue;
                var place = best.Count;
                while (place > 0 && best[place - 1].Score < score)
                    place--;
                best.Insert(place, (index, score));
                if (best.Count > most)
                    best.RemoveAt(most);
            }

            return best;
        }

        public void Clear()
        {
            foreach (var master in Touched)
                Shared[master] = 0;
            Touched.Clear();
        }
    }
}
