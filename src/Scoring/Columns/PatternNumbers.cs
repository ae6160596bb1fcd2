namespace GreenBatch.Scoring;

/// <summary>Numbers the patterns that one thread meets, in the order it meets them. Most units repeat one of a few patterns, so the last ones seen are tried first.</summary>
internal sealed class PatternNumbers(ColumnPlan plan)
{
    private const int Places = 256;

    private readonly (ulong Pattern, int Number)[] _recent = [.. Enumerable.Repeat((0UL, -1), Places)];
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ColumnPattern> _patterns = [];

    public int Count => _patterns.Count;

    public ColumnPattern this[int number] => _patterns[number];

    public int Of(ulong pattern)
    {
        // Multiplied by 2⁶⁴ / golden ratio, the highest byte spreads well.
        ref var recent = ref _recent[pattern * 0x9E3779B97F4A7C15 >> 56];
        if (recent.Number < 0 || recent.Pattern != pattern)
            recent = (pattern, Find(pattern));
        return recent.Number;
    }

    private int Find(ulong pattern)
    {
        if (!_numbers.TryGetValue(pattern, out var number))
        {
            _numbers.Add(pattern, number = _patterns.Count);
            _patterns.Add(plan.Of(pattern));
        }

        return number;
    }
}
