namespace GreenBatch.Scoring;

/// <summary>Step 9: 预警等级 from the streak, and the watch band above the cut.</summary>
public static class Levels
{
    private const string PendingText = "待定";

    /// <summary>The rung of the ladder that the streak reaches; pending when a gap bounds a run that has not reached the top rung.</summary>
    public static Level OfStreak(StreakLength streak, StreakRules rules)
    {
        if (streak.Cycles is not (> 0 and var cycles))
            return Level.None;
        var above = rules.Ladder.Keys.Count(rung => rung > cycles);
        if (above > 0 && streak.HasGap)
            return Level.Pending;
        return above == rules.Ladder.Count ? Level.None : Level.Red - above;
    }

    /// <summary>The level as printed, in the scheme's words; empty for none.</summary>
    public static string Text(Level level, StreakRules rules) => level switch
    {
        Level.None => "",
        Level.Blue => rules.Watch.Level,
        Level.Pending => PendingText,
        _ => rules.Ladder.OrderByDescending(r => r.Key).ElementAt(Level.Red - level).Value,
    };

    /// <summary>
    /// Which of the ranked are in the watch band: not bottom, but among the lowest ranks of the cut's and the watch's share together, or within some
    /// points above the cut.
    /// </summary>
    internal static IReadOnlyList<bool> Watched(RankedScores scores, CutRule cut, WatchRule watch)
    {
        var numerator = (cut.ShareNumerator * (long)watch.ShareDenominator) + (watch.ShareNumerator * (long)cut.ShareDenominator);
        var denominator = (long)cut.ShareDenominator * watch.ShareDenominator;
        var lowest = (int)Math.Min(scores.N, ((scores.N * numerator) + denominator - 1) / denominator);
        var rank = lowest == 0 ? int.MaxValue : scores.Rows.Select(r => r.Rank).OrderDescending().ElementAt(lowest - 1);
        return [.. scores.Rows.Select(r => !r.IsBottom && (r.Rank >= rank || r.Published - scores.Cut <= watch.Points))];
    }
}
