namespace GreenBatch.Scoring;

/// <summary>All that can be said of one unit's result beyond the result itself.</summary>
/// <param name="Losses">Empty when nothing was filed.</param>
/// <param name="Change">Against the cycle before; null when the unit was not scored then.</param>
/// <param name="Exit">Null unless the unit is flagged or watched and short of line and margin.</param>
/// <param name="Stability">Null unless ranked.</param>
public sealed record UnitInsight(UnitResult Unit, Place? Place, IReadOnlyList<Loss> Losses, ScoreChange? Change, ExitPath? Exit, UnitStability? Stability);

/// <summary>Answers the questions of <c>Explain/</c> for the units of one population, with what they share computed once.</summary>
public sealed class Insights
{
    private readonly AssessedPopulation _population;
    private readonly Scheme _scheme;
    private readonly Losses _losses;
    private readonly AssessedPopulation? _before;
    private readonly Lazy<IReadOnlyDictionary<string, Place>> _places;
    private readonly Lazy<IReadOnlyDictionary<string, UnitStability>> _stability;

    /// <param name="before">The cycle before, as it was frozen; null when there is none.</param>
    public Insights(Analysis analysis, AssessedPopulation population, AssessedPopulation? before)
    {
        (_scheme, _population, _before) = (analysis.Scheme, population, before);
        _losses = new Losses(population.Result, _scheme.Analysis);
        _places = new(() => Places.Of(population.Result, _scheme));
        _stability = new(() => Stability.Of(population.Result, population.Scorer.Population, _scheme));
    }

    public UnitInsight Of(UnitResult unit)
    {
        var id = unit.Dossier.Entry.Id;
        return new UnitInsight(
            unit,
            _places.Value.GetValueOrDefault(id),
            unit.Total is null ? [] : _losses.Of(unit),
            Change(unit),
            ExitPath.Of(unit, _population, _scheme),
            _stability.Value.GetValueOrDefault(id));
    }

    private ScoreChange? Change(UnitResult unit)
    {
        var before = _before?.Result.Units.FirstOrDefault(u => string.Equals(u.Dossier.Entry.Id, unit.Dossier.Entry.Id, StringComparison.Ordinal));
        return before?.Total is null || unit.Total is null
            ? null
            : ScoreChange.Between(new ScoredYear(_before!.Scorer, before.Dossier, before.Contributions), new ScoredYear(_population.Scorer, unit.Dossier, unit.Contributions));
    }
}
