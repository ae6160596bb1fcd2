using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>How a unit stands, as far as somebody's decision about its data may change it.</summary>
/// <param name="IsBottom">Whether it bears the flag; not for units that are not ranked.</param>
/// <param name="Published">Score as published; null when nothing was filed.</param>
/// <param name="Reason">Why it is not ranked; null for ranked units.</param>
public sealed record TrialStanding(UnitState State, OutsideReason Outside, bool IsBottom, decimal? Published, string? Reason);

/// <summary>What hangs on a decision, the gravest last.</summary>
public enum TrialEffect
{
    None,

    /// <summary>The score moves, and nothing else.</summary>
    Score,

    /// <summary>The unit enters or leaves the ranking, or stands outside for another reason.</summary>
    State,

    /// <summary>The flag appears or goes.</summary>
    Flag,
}

/// <summary>A unit one way and the other.</summary>
public sealed record TrialOutcome(TrialStanding Before, TrialStanding After)
{
    public TrialEffect Effect =>
        Before.IsBottom != After.IsBottom ? TrialEffect.Flag
        : (Before.State, Before.Outside) != (After.State, After.Outside) ? TrialEffect.State
        : Delta != 0m ? TrialEffect.Score
        : TrialEffect.None;

    /// <summary>Change of the published score.</summary>
    public decimal Delta => (After.Published ?? 0m) - (Before.Published ?? 0m);
}

/// <summary>
/// Where one unit would stand with another dossier, by the rules of the assessment itself: eligible, score, cut, doubt. Benchmarks and all other units stay as
/// they are, as for a doubtful value (contracts 4, Invalid).
/// </summary>
public sealed class UnitTrials
{
    private readonly Analysis _analysis;
    private readonly Dictionary<string, (UnitResult Unit, AssessedPopulation Population)> _units;
    private readonly Dictionary<(UnitKind, string), decimal[]> _ascending = [];

    public UnitTrials(Analysis analysis)
    {
        _analysis = analysis;
        _units = analysis.Populations.SelectMany(p => p.Result.Units.Select(u => (Unit: u, Population: p))).ToDictionary(u => u.Unit.Dossier.Entry.Id, StringComparer.Ordinal);
    }

    /// <summary>The unit as it is and as it would be; null when the assessment does not know it.</summary>
    public TrialOutcome? With(Dossier dossier) =>
        _units.TryGetValue(dossier.Entry.Id, out var found) ? new TrialOutcome(Present(found.Unit), Try(dossier, found.Unit, found.Population)) : null;

    /// <summary>The unit under either of two dossiers.</summary>
    public TrialOutcome? Between(Dossier one, Dossier other) => _units.TryGetValue(one.Entry.Id, out var found)
        ? new TrialOutcome(Try(one, found.Unit, found.Population), Try(other, found.Unit, found.Population))
        : null;

    private static TrialStanding Present(UnitResult unit) => new(unit.State, unit.Outside, unit.IsBottom == true, unit.Published, unit.StateReason);

    private TrialStanding Try(Dossier dossier, UnitResult unit, AssessedPopulation population)
    {
        var (scheme, scorer) = (_analysis.Scheme, population.Scorer);
        var past = _analysis.History.Where(o => o.Cycle < scheme.Cycle && string.Equals(o.EntryId, dossier.Entry.Id, StringComparison.Ordinal));
        var eligibility = Eligibility.Of(dossier, scheme, Listing.WasListedBefore(dossier.Entry, past));
        var filing = scorer.File(dossier);
        var score = scorer.Score(dossier, filing, Scenario.Preferred);
        decimal? published = dossier.Values.Count > 0 ? Ranking.Publish(score.Total, scheme.Scoring.Published) : null;
        return eligibility.State == UnitState.Ranked
            ? Ranked(dossier, filing, score, published, unit, population)
            : new TrialStanding(eligibility.State, eligibility.Outside, IsBottom: false, published, eligibility.Reason);
    }

    /// <summary>Ranked, unless a gap or a doubt keeps it waiting.</summary>
    private TrialStanding Ranked(Dossier dossier, Filing filing, UnitScore score, decimal? published, UnitResult unit, AssessedPopulation population)
    {
        var scheme = _analysis.Scheme;
        var holds = scheme.Ranking.Outside.Contains(UnitState.Held);
        if (holds && scheme.Scoring.Missing == MissingRule.Hold && score.HasMissing)
            return new TrialStanding(UnitState.Held, OutsideReason.Incomplete, IsBottom: false, published, "有应填未填的指标，待补报");
        var isBottom = IsBottom(score.Total, unit, population);
        var isHeld = holds && score.IsDoubtful && (IsBottomIn(Scenario.Fewest) != isBottom || IsBottomIn(Scenario.Most) != isBottom);
        return isHeld
            ? new TrialStanding(UnitState.Held, OutsideReason.Doubtful, IsBottom: false, published, "存疑数据会改变后5%判定，待核")
            : new TrialStanding(UnitState.Ranked, OutsideReason.None, isBottom, published, Reason: null);

        bool IsBottomIn(Scenario scenario) => IsBottom(population.Scorer.Score(dossier, filing, scenario).Total, unit, population);
    }

    private bool IsBottom(decimal total, UnitResult unit, AssessedPopulation population)
    {
        var scheme = _analysis.Scheme;
        var key = Ranking.Key(total, scheme.Scoring.Published, scheme.Ranking);
        var ascending = Ascending(unit, population);
        IReadOnlyList<decimal> with = unit.State == UnitState.Ranked
            ? new OneChanged(ascending, Ranking.Key(unit.Total!.Value, scheme.Scoring.Published, scheme.Ranking), key)
            : Ranking.Ascending(ascending.Append(key));
        return BottomCut.Of(with, scheme.Ranking.Cut).Contains(key);
    }

    private decimal[] Ascending(UnitResult unit, AssessedPopulation population)
    {
        if (_ascending.TryGetValue((population.Result.Kind, unit.Group.Name), out var known))
            return known;
        var scheme = _analysis.Scheme;
        var keys = population.Result.Units.Where(u => u.State == UnitState.Ranked && string.Equals(u.Group.Name, unit.Group.Name, StringComparison.Ordinal))
            .Select(u => Ranking.Key(u.Total!.Value, scheme.Scoring.Published, scheme.Ranking));
        return _ascending[(population.Result.Kind, unit.Group.Name)] = Ranking.Ascending(keys);
    }
}
