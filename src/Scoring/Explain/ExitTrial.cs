using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Tries changed values on the real scoring function: what it says is what counts.</summary>
internal sealed class ExitTrial(UnitResult unit, Scorer scorer, ExitGoal goal)
{
    /// <summary>Rounding of values and of the published score may want a step or two more than the reckoning.</summary>
    private const int MostExtra = 3;

    /// <summary>The smallest change of these indicators that reaches the goal, each closing the same part of its gap; null when not even full marks do.</summary>
    public WayOut? Find(IReadOnlyList<Lever> levers)
    {
        var gap = levers.Sum(l => l.Gap);
        var needed = goal.LeastTotal - unit.Total!.Value;
        if (needed > gap)
            return null;
        var part = Math.Clamp(needed / gap, 0m, 1m);
        for (var extra = 0; extra <= MostExtra; extra++)
        {
            var steps = levers.SelectMany(l => l.Reach(part, extra)).ToList();
            var scored = scorer.Score(Changed(steps));
            if (goal.IsReached(scored.Total))
                return new WayOut(WithPoints(steps, scored), goal.Publish(scored.Total), levers.Max(l => l.Difficulty), part);
        }

        return null;
    }

    /// <summary>Published score with full marks in all of them at once: bonus rows share one cap, so that their gaps do not add up.</summary>
    public decimal MostReachable(IReadOnlyList<Lever> levers) => goal.Publish(scorer.Score(Changed([.. levers.SelectMany(l => l.Reach(1m, 0))])).Total);

    private Dossier Changed(List<ExitStep> steps)
    {
        var values = unit.Dossier.Values.Select(v => steps.Find(s => IsOf(s, v)) is { } step ? Improved(v, step.To) : v).ToList();
        values.AddRange(steps.Where(s => !unit.Dossier.Values.Any(v => IsOf(s, v))).Select(s => new ReportedValue(s.Indicator, s.To)));
        return unit.Dossier with { Values = values };
    }

    private static ReportedValue Improved(ReportedValue value, decimal to) => value with { Value = to, State = ValueState.Reported, Rival = null };

    private static bool IsOf(ExitStep step, ReportedValue value) => step.Indicator == value.Indicator && (step.Product is null || string.Equals(step.Product, value.Product ?? "", StringComparison.Ordinal));

    /// <summary>Each indicator's gain, said once: on its first step.</summary>
    private List<ExitStep> WithPoints(List<ExitStep> steps, Scored scored)
    {
        var said = new HashSet<IndicatorCode>();
        return [.. steps.Select(s => said.Add(s.Indicator) ? s with { Points = PointsOf(scored.Contributions, s.Indicator) - PointsOf(unit.Contributions, s.Indicator) } : s)];
    }

    private static decimal PointsOf(IReadOnlyList<Contribution> contributions, IndicatorCode indicator) => contributions.First(c => c.Indicator == indicator).Points;
}
