using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// The fast way to score, rank and flag: the same results as <see cref="Assessment"/>, to the last digit, for units whose values stand in columns and
/// whose bars are fixed beforehand. For millions of units, or for the same units thousands of times.
/// What depends on more than a unit's own values is not for columns and is refused: products, pairs and choice groups in the table, doubtful
/// values, <c>missing: hold</c>. Such units take the reference path, which stays the one that is official and the one to read first.
/// All units of the columns are ranked: whoever is vetoed, held, new or has filed nothing is left out beforehand.
/// </summary>
public sealed class ColumnScorer
{
    /// <summary>So that totals stay far from the end of 64 bits, and points exact in a double.</summary>
    private const int MostWeight = 100_000;

    private readonly TablePlan _table;
    private readonly ScoringRules _scoring;
    private readonly RankingRules _ranking;
    private readonly IReadOnlyList<IReadOnlyList<Bar?>> _bars;
    private readonly Fraction _weights;

    /// <param name="bars">For each group of units its bars in table order, null where there is no benchmark; none: one group, with the table's own lead and base.</param>
    public ColumnScorer(IndicatorTable table, ScoringRules scoring, RankingRules ranking, IReadOnlyList<IReadOnlyList<ColumnBar?>>? bars = null)
    {
        (_table, _scoring, _ranking) = (new TablePlan(table), scoring, ranking);
        _weights = _table.Weights.Aggregate(Fraction.Zero, (sum, weight) => sum + weight);
        if (Refusal() is { } reason)
            throw new ArgumentException($"{table.Name}: {reason}; score these units on the reference path.", nameof(table));
        bars ??= [[.. table.Indicators.Select(i => i.Lead is { } lead ? new ColumnBar(lead, i.Base) : null)]];
        if (bars.Any(group => group.Count != _table.Count))
            throw new ArgumentException($"{table.Name}: a group of bars must have one for each of the {_table.Count} indicators.", nameof(bars));
        if (bars.Any(group => group.Where((bar, i) => table.Between == BetweenRule.Ratio && table.Indicators[i].Direction == Direction.Lower && bar?.Lead < 0m).Any()))
            throw new ArgumentException($"{table.Name}: a ratio turned over has no sense with a lead below 0.", nameof(bars));
        _bars = [.. bars.Select(group => group.Select(b => b is null ? null : Bar.Of(b.Lead, b.Base, BenchmarkSource.Scheme)).ToList())];
    }

    /// <summary>Scores, ranks and flags all units; the result does not depend on the number of threads.</summary>
    public ColumnScores Score(UnitColumns units, int threads = 1)
    {
        var plan = Plan(units);
        var ranking = new ColumnRanking(_scoring.Published, _ranking, _weights.Round(ColumnScores.Decimals));
        var totals = GC.AllocateUninitializedArray<long>(units.Count);
        var keys = ranking.IsCounted ? GC.AllocateUninitializedArray<int>(units.Count) : [];
        var exactly = 0L;
        Parallel.For(
            0,
            (units.Count + BlockScorer.Size - 1) / BlockScorer.Size,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new BlockScorer(plan),
            (block, _, scorer) =>
            {
                var from = block * BlockScorer.Size;
                var length = Math.Min(BlockScorer.Size, units.Count - from);
                scorer.Score(from, totals.AsSpan(from, length));
                if (ranking.IsCounted)
                    ranking.Publish(totals.AsSpan(from, length), keys.AsSpan(from, length));
                return scorer;
            },
            scorer => Interlocked.Add(ref exactly, scorer.CountedExactly));
        return (ranking.IsCounted ? ranking.Count(totals, keys) : ranking.Sort(totals)) with { CountedExactly = exactly };
    }

    /// <summary>The contributions of one unit, as the reference gives them, by the same arithmetic as <see cref="Score"/>.</summary>
    public IReadOnlyList<Contribution> Contributions(UnitColumns units, int unit)
    {
        var pattern = Plan(units).OfUnit(unit);
        return [.. _table.Table.Indicators.Select((indicator, i) => Contribute(indicator, units.Columns[i], unit, pattern, i))];
    }

    private static Contribution Contribute(Indicator indicator, IndicatorColumn column, int unit, ColumnPattern pattern, int i)
    {
        var (value, exactly) = (column.Values[unit], 0L);
        var isFiled = value > IndicatorColumn.NotApplicable;
        var state = isFiled || pattern.States[i] != ContributionState.Reported ? pattern.States[i] : ContributionState.Missing;
        var points = pattern.Lines[i] is { } line ? line.Points(value, ref exactly) : 0L;
        var contribution = new Contribution(indicator.Id, indicator.Dimension, state, pattern.Weights[i].Round(ColumnScores.Decimals), ColumnScores.ToDecimal(points, ColumnScores.Decimals))
        {
            Value = isFiled ? value * new decimal(1, 0, 0, isNegative: false, (byte)column.Decimals) : null,
        };
        return Weighting.IsInPlay(state)
            ? contribution with { Lead = pattern.Bars[i]!.LeadShown, Base = pattern.Bars[i]!.BaseShown, Benchmark = pattern.Bars[i]!.Source }
            : contribution;
    }

    private ColumnPlan Plan(UnitColumns units)
    {
        if (units.Columns.Count != _table.Count)
            throw new ArgumentException($"{_table.Table.Name}: {_table.Count} indicators, but {units.Columns.Count} columns.", nameof(units));
        foreach (var group in units.Groups)
        {
            if (group >= _bars.Count)
                throw new ArgumentException($"Group {group} has no bars.", nameof(units));
        }

        return new ColumnPlan(_table, _scoring.NotApplicable, _bars, units);
    }

    private string? Refusal()
    {
        var indicators = _table.Table.Indicators;
        if (indicators.FirstOrDefault(i => i.PerProduct > 0 || i.Excludes is not null || i.Choose is not null || i.IsBonus) is { } bound)
            return $"indicator {bound.Id} is per product, in a pair or in a choice group, which columns do not hold";
        if (_scoring.Missing != MissingRule.Zero)
            return "whoever misses a figure is held, which columns do not know";
        if (indicators.Count(i => i.MayBeNotApplicable) > ColumnPlan.MostOut)
            return $"more than {ColumnPlan.MostOut} indicators may be not applicable";
        if (_scoring.Published.Decimals > ColumnScores.Decimals)
            return $"scores are published with more than {ColumnScores.Decimals} decimals";
        return _weights > Fraction.From(MostWeight) ? $"the weights are more than {MostWeight} points" : null;
    }
}
