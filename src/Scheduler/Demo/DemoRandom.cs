namespace GreenBatch.Scheduler.Demo;

/// <summary>
/// SplitMix64 begun from a seed, a topic and up to two numbers. Own arithmetic, so that the made-up city does not depend on the framework's generator;
/// a topic each, so that one more draw in one place moves nothing elsewhere.
/// </summary>
internal sealed class DemoRandom
{
    private ulong _state;

    private DemoRandom(ulong state) => _state = state;

    public static DemoRandom Of(ulong seed, string topic, int first = 0, int second = 0)
    {
        var state = 14695981039346656037UL ^ seed;
        foreach (var letter in topic)
            state = (state ^ letter) * 1099511628211UL;
        state = (state ^ (uint)first) * 1099511628211UL;
        state = (state ^ (uint)second) * 1099511628211UL;
        return new DemoRandom(state);
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from 0 to <paramref name="limit"/> − 1.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A share from 0 to 1 in steps of 1/10000.</summary>
    public decimal Share() => Below(10_001) / 10_000m;

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
