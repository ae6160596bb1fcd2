using System.Runtime.InteropServices;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// One unit's indicators in play, prepared for being scored thousands of times. 附加分 stand outside the hundred, so they take no part in the weights and are
/// not shaken: they are the points that the unit has, added at the end.
/// </summary>
internal sealed class ShakenUnit
{
    private readonly List<Row> _rows;
    private readonly double _weights;
    private readonly ShakenBonus _bonus;

    public ShakenUnit(UnitResult unit, IndicatorTable table, Dictionary<IndicatorCode, int> slots, StabilityRules rules)
    {
        var indicators = table.Indicators.ToDictionary(i => i.Id);
        _bonus = new ShakenBonus(unit, table, slots);
        _rows = [.. unit.Contributions.Where(c => c.Weight > 0m && !indicators[c.Indicator].IsBonus).Select(c => Row.Of(c, indicators[c.Indicator], table.Between, slots[c.Indicator], rules))];
        _weights = _rows.Sum(r => r.Weight);
    }

    /// <summary>The total under shaken weights, which still sum to what they did, and shaken values.</summary>
    public double Score(double[] factors, ref NumberSequence numbers)
    {
        var (points, weights) = (0.0, 0.0);
        foreach (var row in _rows)
        {
            var weight = row.Weight * factors[row.Slot];
            weights += weight;
            points += weight * row.Share(ref numbers);
        }

        return _bonus.Points + (weights > 0 ? points * _weights / weights : 0);
    }

    /// <summary>The total when one indicator is left out and its weight goes to the others in proportion; that of a bonus row goes to nobody.</summary>
    public double Without(int slot)
    {
        var (points, weights) = (0.0, 0.0);
        foreach (var row in _rows.Where(r => r.Slot != slot))
        {
            weights += row.Weight;
            points += row.Points;
        }

        return _bonus.Without(slot) + (weights > 0 ? points * _weights / weights : 0);
    }

    /// <summary>One indicator: its weight, and the figures (one for each product) that earn its share.</summary>
    private sealed record Row(int Slot, double Weight, double Points, Figure[] Figures)
    {
        public static Row Of(Contribution contribution, Indicator indicator, BetweenRule between, int slot, StabilityRules rules)
        {
            var precision = (double)(indicator.Precision ?? rules.Values);
            var isWeighted = contribution.Products.All(p => p.Parameter > 0m);
            Figure[] figures = contribution.Products.Count > 0
                ? [.. contribution.Products.Select(p => Figure.Of(p.Value, p.Lead, p.Base, precision, indicator.Direction, between) with { Part = isWeighted ? (double)p.Parameter!.Value : 1 })]
                : [Figure.Of(contribution.Value, contribution.Lead, contribution.Base, precision, indicator.Direction, between)];
            var parts = figures.Sum(f => f.Part);
            return new Row(slot, (double)contribution.Weight, (double)contribution.Points, Array.ConvertAll(figures, f => f with { Part = f.Part / parts }));
        }

        public double Share(ref NumberSequence numbers)
        {
            var share = 0.0;
            foreach (var figure in Figures)
                share += figure.Part * figure.Share(ref numbers);
            return share;
        }
    }

    /// <summary>A value against its benchmark. What is missing earns nothing, however it is shaken.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Figure(double? Value, double Lead, double? Base, double Precision, Direction Direction, BetweenRule Between)
    {
        public double Part { get; init; } = 1;

        public static Figure Of(decimal? value, decimal? lead, decimal? @base, double precision, Direction direction, BetweenRule between) =>
            new(lead is null ? null : (double?)value, (double)(lead ?? 0m), (double?)@base, precision, direction, between);

        public double Share(ref NumberSequence numbers)
        {
            if (Value is not { } value)
                return 0;
            var shaken = value * (1 + (Precision * numbers.Next()));
            if (Direction == Direction.Higher ? shaken >= Lead : shaken <= Lead)
                return 1;
            if (Between == BetweenRule.Ratio)
                return Direction == Direction.Higher ? Math.Max(0, shaken / Lead) : Lead / shaken;
            var @base = Base ?? 0;
            return Lead == @base ? 0 : Math.Clamp((shaken - @base) / (Lead - @base), 0, 1);
        }
    }
}
