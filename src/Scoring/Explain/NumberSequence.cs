namespace GreenBatch.Scoring;

/// <summary>Even numbers between −1 and 1 from a seed (SplitMix64): the same on every machine and in every version, unlike the framework's generator.</summary>
internal struct NumberSequence(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    public double Next()
    {
        _state += Step;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        // 53 bits, as many as a double holds.
        return ((mixed >> 11) * (2.0 / (1UL << 53))) - 1;
    }
}
