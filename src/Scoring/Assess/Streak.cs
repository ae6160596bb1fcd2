namespace GreenBatch.Scoring;

/// <param name="Cycles">Unbroken counted cycles in the bottom; null when the cycle itself has no counted result.</param>
/// <param name="HasGap">A gap bounds the run, and the scheme leaves it to a person what that means.</param>
public sealed record StreakLength(int? Cycles, bool HasGap)
{
    /// <summary><c>gap</c> where a gap bounds the run, else null.</summary>
    public string? Note => HasGap ? "gap" : null;
}

/// <summary>Step 8: the run of counted cycles in unbroken yearly sequence, ending in the given one, in which the unit was in the bottom.</summary>
public static class Streak
{
    /// <param name="outcomes">Outcomes of one unit, the given cycle included, in any order.</param>
    public static StreakLength Of(Kernel.Cycle cycle, IEnumerable<PastOutcome> outcomes, StreakRules rules)
    {
        var results = new Dictionary<int, bool?>();
        foreach (var outcome in outcomes.Where(o => o.Cycle <= cycle))
            results[outcome.Cycle.Year] = outcome.Status == CycleStatus.Counted ? outcome.IsBottom : null;
        if (results.GetValueOrDefault(cycle.Year) is not { } isBottom)
            return new StreakLength(null, HasGap: false);
        return isBottom && cycle.Year >= rules.CountsFrom
            ? CountBack(cycle.Year, Math.Max(results.Keys.Min(), rules.CountsFrom), results, rules.Gap)
            : new StreakLength(0, HasGap: false);
    }

    /// <summary>Goes back year by year. An empty result, a trial cycle or a year without a row is a gap; before the first row there is none.</summary>
    private static StreakLength CountBack(int last, int first, Dictionary<int, bool?> results, GapRule gap)
    {
        var cycles = 1;
        for (var year = last - 1; year >= first; year--)
        {
            switch (results.GetValueOrDefault(year))
            {
                case true:
                    cycles++;
                    break;
                case false:
                    return new StreakLength(cycles, HasGap: false);
                case null when gap != GapRule.Skip:
                    return new StreakLength(cycles, gap == GapRule.Unknown);
            }
        }

        return new StreakLength(cycles, HasGap: false);
    }
}
