using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>
/// The rules once more, written down plainly in <see langword="decimal"/>, one unit after the other and knowing nothing of columns, patterns or
/// rounding tricks: what the fast engine has to equal in every digit.
/// </summary>
internal sealed class DecimalReference(ScoreCase score, UnitColumns units)
{
    private readonly IReadOnlyList<Indicator> _indicators = score.Table.Indicators;

    private readonly int[] _dimensionOf = [.. score.Table.Indicators.Select(i => score.Table.Dimensions.Select(d => d.Name).ToList().IndexOf(i.Dimension))];

    private readonly decimal[] _weights = [.. score.Table.Indicators.Select(i => i.Weight.Points)];

    /// <summary>Totals of all units, on two threads.</summary>
    public decimal[] Totals()
    {
        var totals = new decimal[units.Count];
        Parallel.For(0, totals.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, unit => totals[unit] = Total(unit));
        return totals;
    }

    /// <summary>Units whose total, rank or flag is another one than sorting these totals gives.</summary>
    public int Differences(decimal[] totals, ColumnScores found)
    {
        var published = Array.ConvertAll(totals, t => Math.Round(t, score.Scoring.Published.Decimals, score.Scoring.Published.Mode));
        var ascending = published.Order().ToArray();
        var cut = ascending[((totals.Length + 19) / 20) - 1];
        var rankOf = new Dictionary<decimal, int>();
        for (var i = ascending.Length - 1; i >= 0; i--)
            rankOf.TryAdd(ascending[i], ascending.Length - i);
        return Enumerable.Range(0, totals.Length).Count(i => totals[i] != found.Total(i) || rankOf[published[i]] != found.Ranks[i] || published[i] <= cut != found.Bottom[i]);
    }

    private decimal Total(int unit)
    {
        Span<decimal> inPlay = stackalloc decimal[score.Table.Dimensions.Count];
        Span<decimal> share = stackalloc decimal[inPlay.Length];
        for (var i = 0; i < _weights.Length; i++)
        {
            share[_dimensionOf[i]] += _weights[i];
            inPlay[_dimensionOf[i]] += units.Columns[i].Values[unit] == IndicatorColumn.NotApplicable ? 0m : _weights[i];
        }

        var total = 0m;
        for (var i = 0; i < _weights.Length; i++)
            total += Math.Round(_weights[i] * share[_dimensionOf[i]] * Share(_indicators[i], units.Columns[i], unit) / inPlay[_dimensionOf[i]], ColumnScores.Decimals, MidpointRounding.ToEven);
        return total;
    }

    private static decimal Share(Indicator indicator, IndicatorColumn column, int unit)
    {
        if (column.Values[unit] <= IndicatorColumn.NotApplicable)
            return 0m;
        var value = column.Values[unit] / ScoreUnits.One;
        var (lead, from) = (indicator.Lead!.Value, indicator.Base!.Value);
        return Math.Clamp((value - from) / (lead - from), 0m, 1m);
    }
}
