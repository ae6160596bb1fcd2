namespace GreenBatch.Benchmarks.Match;

/// <summary>Seeded chance: the same seed plays the same city.</summary>
internal sealed class Lottery(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int count) => _random.Next(count);

    public bool Hits(double share) => _random.NextDouble() < share;

    public T Of<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    public char Of(string characters) => characters[_random.Next(characters.Length)];

    /// <summary>One of the values, each as likely as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<(T Value, double Weight)> values)
    {
        var drawn = _random.NextDouble() * values.Sum(v => v.Weight);
        foreach (var (value, weight) in values)
        {
            drawn -= weight;
            if (drawn < 0)
                return value;
        }

        return values[^1].Value;
    }
}
