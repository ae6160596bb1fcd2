namespace GreenBatch.Scoring;

/// <summary>
/// Scores blocks of units small enough for the processor's nearest memory. Within a block the units are laid in order of their patterns, so that each
/// line runs over all units that share it. One thread uses one of these.
/// </summary>
internal sealed class BlockScorer(ColumnPlan plan)
{
    public const int Size = 4096;

    private readonly ulong[] _patterns = new ulong[Size];
    private readonly int[] _numbers = new int[Size];
    private readonly int[] _rows = new int[Size];
    private readonly long[] _totals = new long[Size];
    private readonly PatternNumbers _known = new(plan);
    private readonly List<int> _starts = [];

    public long CountedExactly { get; private set; }

    /// <summary>Fills in the totals of the units from a position on, in units of 10⁻¹⁰.</summary>
    public void Score(int from, Span<long> totals)
    {
        SortByPattern(from, totals.Length);
        Array.Clear(_totals);
        for (var i = 0; i < plan.Units.Columns.Count; i++)
        {
            var column = plan.Units.Columns[i].Values.Slice(from, totals.Length);
            for (var number = 0; number < _known.Count; number++)
            {
                var units = _starts[number].._starts[number + 1];
                if (_starts[number] < _starts[number + 1] && _known[number].Lines[i] is { } line)
                    CountedExactly += LineKernel.Add(line, column, _rows.AsSpan(units), _totals.AsSpan(units));
            }
        }

        for (var i = 0; i < totals.Length; i++)
            totals[_rows[i]] = _totals[i];
    }

    /// <summary>Counting sort; afterwards <see cref="_starts"/> says, by number of pattern, where its units start, and at last where all end.</summary>
    private void SortByPattern(int from, int length)
    {
        plan.MarkPatterns(from, _patterns.AsSpan(0, length));
        for (var i = 0; i < length; i++)
            _numbers[i] = _known.Of(_patterns[i]);
        _starts.Clear();
        _starts.AddRange(Enumerable.Repeat(0, _known.Count + 1));
        for (var i = 0; i < length; i++)
            _starts[_numbers[i]]++;
        for (var number = 1; number < _starts.Count; number++)
            _starts[number] += _starts[number - 1];
        for (var i = length - 1; i >= 0; i--)
            _rows[--_starts[_numbers[i]]] = i;
    }
}
