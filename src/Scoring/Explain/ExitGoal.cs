namespace GreenBatch.Scoring;

/// <summary>What a unit must reach to leave the bottom of its ranking, all others standing still.</summary>
internal sealed class ExitGoal
{
    private const int PointDecimals = 10;
    private readonly decimal[] _ascending;
    private readonly decimal _own;
    private readonly Scheme _scheme;

    private ExitGoal(decimal[] ascending, decimal own, Scheme scheme)
    {
        (_ascending, _own, _scheme) = (ascending, own, scheme);
        var quota = BottomCut.Of(ascending, scheme.Ranking.Cut).K;
        var others = ascending.ToList();
        others.RemoveAt(Ranking.FirstAtLeast(ascending, own));
        decimal? line = quota > 0 && quota <= others.Count ? others[quota - 1] : null;
        Line = line is { } key ? Publish(key) : null;
        Target = (line ?? 0m) + scheme.Analysis.ExitMargin;
    }

    public decimal? Line { get; }

    public decimal Target { get; }

    /// <summary>The least total that can be enough: where what is ranked is rounded, half a step below the least score that is.</summary>
    public decimal LeastTotal
    {
        get
        {
            var step = new decimal(1, 0, 0, isNegative: false, (byte)(_scheme.Ranking.On == RankOn.Exact ? PointDecimals : _scheme.Scoring.Published.Decimals));
            var key = Math.Ceiling(Target / step) * step;
            // At the line itself, without a margin, one step more is needed.
            if (!IsReached(key))
                key += step;
            return _scheme.Ranking.On == RankOn.Exact ? key : key - (step / 2m);
        }
    }

    public static ExitGoal Of(UnitResult unit, PopulationResult population, Scheme scheme)
    {
        var keys = population.Units
            .Where(u => u.State == UnitState.Ranked && string.Equals(u.Group.Name, unit.Group.Name, StringComparison.Ordinal))
            .Select(u => Ranking.Key(u.Total!.Value, scheme.Scoring.Published, scheme.Ranking));
        return new ExitGoal(Ranking.Ascending(keys), Ranking.Key(unit.Total!.Value, scheme.Scoring.Published, scheme.Ranking), scheme);
    }

    public decimal Publish(decimal total) => Ranking.Publish(total, _scheme.Scoring.Published);

    /// <summary>With this total the unit is out of the bottom, by the rule of the cut itself, and as far above the line as the margin wants.</summary>
    public bool IsReached(decimal total)
    {
        var key = Ranking.Key(total, _scheme.Scoring.Published, _scheme.Ranking);
        return key >= Target && !BottomCut.Of(new OneChanged(_ascending, _own, key), _scheme.Ranking.Cut).Contains(key);
    }
}
