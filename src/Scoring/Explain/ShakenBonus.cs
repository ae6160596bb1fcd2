using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>附加分 of one unit beside its shaken hundred: fixed points, and what is left of them when one row is not there and the cap has room for the others.</summary>
internal sealed class ShakenBonus
{
    private readonly List<(int Slot, double Earned)> _rows = [];
    private readonly double _cap;

    public ShakenBonus(UnitResult unit, IndicatorTable table, Dictionary<IndicatorCode, int> slots)
    {
        var bonus = table.Indicators.Where(i => i.IsBonus).ToDictionary(i => i.Id);
        _cap = (double)(table.Bonus?.Cap ?? 0m);
        foreach (var contribution in unit.Contributions.Where(c => bonus.ContainsKey(c.Indicator) && Weighting.IsInPlay(c.State)))
        {
            _rows.Add((slots[contribution.Indicator], Earned(contribution, bonus[contribution.Indicator], table.Between)));
            Points += (double)contribution.Points;
        }
    }

    /// <summary>What the unit has.</summary>
    public double Points { get; }

    /// <summary>What it would have without this row; all of it when the row is none of the bonus.</summary>
    public double Without(int slot) => _rows.Exists(r => r.Slot == slot) ? Math.Min(_cap, _rows.Where(r => r.Slot != slot).Sum(r => r.Earned)) : Points;

    /// <summary>Before the cap: the points of a row that was cut say only what was left for it.</summary>
    private static double Earned(Contribution contribution, Indicator indicator, BetweenRule between)
    {
        if (contribution.Value is not { } value || contribution.Lead is not { } lead)
            return 0;
        var share = IndicatorScore.Share(indicator.Direction, between, value, Bar.Of(lead, contribution.Base, BenchmarkSource.Scheme));
        return (double)(Fraction.From(indicator.Weight) * share).ToDecimal();
    }
}
