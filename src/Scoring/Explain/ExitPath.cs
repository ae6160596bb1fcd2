using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// The way out of the bottom: for a flagged or watched unit the smallest change of one, or of two, actionable indicators that lifts it above the line
/// with the scheme's margin. Benchmarks and the other units stay as they are; the line is the one that would hold once the unit has left.
/// </summary>
/// <param name="Line">Published score that the unit must pass: the k-th from below among the others; null when nobody would be cut.</param>
/// <param name="Target">Line and margin.</param>
/// <param name="Ones">Changes of one indicator that suffice, the easiest first; empty: no single indicator suffices.</param>
/// <param name="Twos">Changes of two indicators of which neither suffices alone, each closing the same share of its gap to full marks.</param>
/// <param name="MostReachable">Published score with full marks in every actionable indicator, by the real scoring function: below the target, no way leads out.</param>
public sealed record ExitPath(decimal? Line, decimal Target, IReadOnlyList<WayOut> Ones, IReadOnlyList<WayOut> Twos, decimal MostReachable)
{
    private const int MostWays = 5;

    public bool IsOutOfReach => MostReachable < Target;

    /// <summary>Null when the unit is neither in the bottom nor watched, or stands above line and margin already.</summary>
    public static ExitPath? Of(UnitResult unit, AssessedPopulation population, Scheme scheme)
    {
        if (unit.State != UnitState.Ranked || (unit.IsBottom != true && unit.Level != Level.Blue))
            return null;
        var goal = ExitGoal.Of(unit, population.Result, scheme);
        if (goal.IsReached(unit.Total!.Value))
            return null;
        var levers = Lever.Of(unit, population.Scorer);
        var trial = new ExitTrial(unit, population.Scorer, goal);
        var ones = levers.Select(l => trial.Find([l])).OfType<WayOut>().ToList();
        var alone = ones.Select(w => w.Steps[0].Indicator).ToHashSet();
        var weak = levers.Where(l => !alone.Contains(l.Indicator.Id)).ToList();
        var twos = weak.SelectMany((one, i) => weak.Skip(i + 1).Select(two => trial.Find([one, two]))).OfType<WayOut>();
        return new ExitPath(goal.Line, goal.Target, Easiest(ones), Easiest(twos), trial.MostReachable(levers));
    }

    /// <summary>目标分 of a ranked unit without looking for ways; null when nobody is cut, or when it is not ranked.</summary>
    public static decimal? TargetOf(UnitResult unit, PopulationResult population, Scheme scheme) => (unit.State, unit.IsBottom) switch
    {
        (UnitState.Ranked, true) => ExitGoal.Of(unit, population, scheme).Target,
        (UnitState.Ranked, _) => unit.Group.Cut + scheme.Analysis.ExitMargin,
        _ => null,
    };

    /// <summary>By difficulty, then by how much of the gap must be closed; table order decides what is left.</summary>
    private static List<WayOut> Easiest(IEnumerable<WayOut> ways) => [.. ways.OrderBy(w => w.Difficulty).ThenBy(w => w.ShareOfGap).Take(MostWays)];
}

/// <param name="Published">Published score after the change, by the real scoring function.</param>
/// <param name="Difficulty">The hardest of its steps: 0 low, 1 medium, 2 high, 3 not said.</param>
/// <param name="ShareOfGap">How much of the way to full marks is gone, 0..1, in each of its indicators.</param>
public sealed record WayOut(IReadOnlyList<ExitStep> Steps, decimal Published, int Difficulty, decimal ShareOfGap);

/// <summary>One indicator to improve.</summary>
/// <param name="Product">Product of a per-product indicator, else null.</param>
/// <param name="From">Value now; null: not reported.</param>
/// <param name="To">Value needed, never beyond the lead.</param>
/// <param name="Points">Points gained by the indicator; on the first of its products.</param>
public sealed record ExitStep(IndicatorCode Indicator, string? Product, decimal? From, decimal To, decimal Points);
