namespace GreenBatch.Benchmarks.Match;

/// <summary>Seeded chance (SplitMix64): the same seed plays the same city on every machine.</summary>
internal sealed class Lottery(int seed)
{
    private ulong _state = (ulong)(uint)seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019;

    public int Below(int count) => (int)(Next() % (ulong)count);

    public bool Hits(double share) => Part() < share;

    public T Of<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    public char Of(string characters) => characters[Below(characters.Length)];

    /// <summary>One of the values, each as likely as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<(T Value, double Weight)> values)
    {
        var drawn = Part() * values.Sum(v => v.Weight);
        foreach (var (value, weight) in values)
        {
            drawn -= weight;
            if (drawn < 0)
                return value;
        }

        return values[^1].Value;
    }

    /// <summary>From 0 up to 1.</summary>
    private double Part() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
