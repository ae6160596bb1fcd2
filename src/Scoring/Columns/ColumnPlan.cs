using System.Collections.Concurrent;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>引领值 and 基准值 of one indicator for one group of units; no base only in a ratio table.</summary>
public sealed record ColumnBar(decimal Lead, decimal? Base);

/// <summary>
/// What the rules make of a set of columns. Weights depend on nothing but which indicators are out for a unit, and points on these weights and the
/// bars of its group; so they are settled once for each pattern of the two, by the reference <see cref="Weighting"/>, and kept.
/// </summary>
internal sealed class ColumnPlan(TablePlan table, NotApplicableRule rule, IReadOnlyList<IReadOnlyList<Bar?>> bars, UnitColumns units)
{
    /// <summary>The lowest bits of a pattern say which indicators do not apply, the highest eight the group.</summary>
    public const int MostOut = 56;

    private readonly ConcurrentDictionary<ulong, ColumnPattern> _patterns = [];

    private readonly IReadOnlyList<IReadOnlyList<Steps?>> _steps =
        [.. bars.Select(group => group.Select((bar, i) => bar is null ? null : new Steps(table.Table.Indicators[i], table.Table.Between, bar, units.Columns[i])).ToList())];

    private readonly int[] _mayBeOut = [.. Enumerable.Range(0, table.Count).Where(i => table.Table.Indicators[i].MayBeNotApplicable && units.Columns[i].HasNotApplicable)];

    public UnitColumns Units => units;

    /// <summary>The pattern of each of the units that follow a position.</summary>
    public void MarkPatterns(int from, Span<ulong> patterns)
    {
        patterns.Clear();
        for (var bit = 0; bit < _mayBeOut.Length; bit++)
        {
            var values = units.Columns[_mayBeOut[bit]].Values.Slice(from, patterns.Length);
            for (var i = 0; i < patterns.Length; i++)
                patterns[i] |= (values[i] == IndicatorColumn.NotApplicable ? 1UL : 0UL) << bit;
        }

        for (var i = 0; i < patterns.Length && !units.Groups.IsEmpty; i++)
            patterns[i] |= (ulong)units.Groups[from + i] << MostOut;
    }

    public ColumnPattern Of(ulong pattern) => _patterns.GetOrAdd(pattern, Settle);

    public ColumnPattern OfUnit(int unit)
    {
        Span<ulong> pattern = [0];
        MarkPatterns(unit, pattern);
        return Of(pattern[0]);
    }

    private ColumnPattern Settle(ulong pattern)
    {
        var group = (int)(pattern >> MostOut);
        var states = new ContributionState[table.Count];
        for (var i = 0; i < states.Length; i++)
            states[i] = bars[group][i] is null ? ContributionState.NoBenchmark : ContributionState.Reported;
        for (var bit = 0; bit < _mayBeOut.Length; bit++)
        {
            if ((pattern >> bit & 1) != 0)
                states[_mayBeOut[bit]] = ContributionState.NotApplicable;
        }

        var weights = Weighting.Redistribute(table, states, rule);
        var lines = states.Select((state, i) => state == ContributionState.Reported ? new Line(_steps[group][i]!, weights[i]) : null);
        return new ColumnPattern(states, bars[group], weights, [.. lines]);
    }
}

/// <summary>What holds for all units of one group for which the same indicators are out; <see cref="ContributionState.Reported"/> stands for in play.</summary>
/// <param name="Lines">null where the indicator is out.</param>
internal sealed record ColumnPattern(IReadOnlyList<ContributionState> States, IReadOnlyList<Bar?> Bars, IReadOnlyList<Fraction> Weights, IReadOnlyList<Line?> Lines);
