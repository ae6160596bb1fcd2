using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>What one indicator costs a unit: against full marks, and against the middle of its sector.</summary>
/// <param name="Lost">Weight less points.</param>
/// <param name="Median">Median points of the ranked units it is compared with; null when they are too few to be shown.</param>
/// <param name="Compared">How many ranked units have the indicator in play.</param>
/// <param name="Sector">Sector of the comparison; null: all of the kind.</param>
public sealed record Loss(IndicatorCode Indicator, decimal Points, decimal Weight, decimal Lost, decimal? Median, int Compared, string? Sector)
{
    /// <summary>Points short of the median; negative when the unit is better.</summary>
    public decimal? BelowMedian => Median - Points;
}

/// <summary>
/// Losses of the units of one population. The comparison is the unit's own 细分行业 where enough of its units are ranked, else all of the kind. A median
/// is always the figure of one unit or between two; among few of them it would be easy to say whose.
/// </summary>
public sealed class Losses
{
    private readonly Dictionary<(IndicatorCode Indicator, string? Sector), List<decimal>> _points = [];
    private readonly int _fewest;

    public Losses(PopulationResult population, AnalysisRules rules)
    {
        _fewest = rules.ComparedUnits;
        foreach (var unit in population.Units.Where(u => u.State == UnitState.Ranked))
        {
            foreach (var contribution in unit.Contributions.Where(c => Weighting.IsInPlay(c.State)))
            {
                Add(contribution, sector: null);
                if (unit.Dossier.Entry.Sector is { } sector)
                    Add(contribution, sector);
            }
        }

        foreach (var points in _points.Values)
            points.Sort();
    }

    /// <summary>One line for each indicator in play, in table order.</summary>
    public IReadOnlyList<Loss> Of(UnitResult unit) => [.. unit.Contributions.Where(c => Weighting.IsInPlay(c.State)).Select(c => LossOf(c, unit.Dossier.Entry.Sector))];

    private Loss LossOf(Contribution contribution, string? sector)
    {
        var own = PointsOf(contribution.Indicator, sector);
        var isOwn = own.Count >= _fewest;
        var compared = isOwn ? own : PointsOf(contribution.Indicator, sector: null);
        var median = compared.Count >= _fewest ? Median(compared) : (decimal?)null;
        return new Loss(contribution.Indicator, contribution.Points, contribution.Weight, contribution.Lost, median, compared.Count, isOwn ? sector : null);
    }

    private static decimal Median(List<decimal> ascending) => (ascending[(ascending.Count - 1) / 2] + ascending[ascending.Count / 2]) / 2m;

    private List<decimal> PointsOf(IndicatorCode indicator, string? sector) => _points.TryGetValue((indicator, sector), out var points) ? points : [];

    private void Add(Contribution contribution, string? sector)
    {
        if (!_points.TryGetValue((contribution.Indicator, sector), out var points))
            _points.Add((contribution.Indicator, sector), points = []);
        points.Add(contribution.Points);
    }
}
