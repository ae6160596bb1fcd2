namespace GreenBatch.Scoring;

/// <summary>
/// 后5% as a score that the ministry announced instead of the city's own share: who would be in the bottom if only 全国线 counted. Streaks are those
/// of the city's frozen cycles with this cycle's flag in the place of its own; there is no watch band.
/// </summary>
internal static class NationalReading
{
    /// <summary>Null while no national cut is typed in for the kind.</summary>
    public static ReadingOutcome? Of(Analysis analysis, PopulationResult official)
    {
        if (analysis.Scheme.Ranking.NationalCut is not { } national || national.For(official.Kind) is not { } cut)
            return null;
        var past = analysis.History.Where(o => o.Cycle < analysis.Scheme.Cycle).ToLookup(o => o.EntryId, StringComparer.Ordinal);
        var ranked = official.Units.Where(u => u.State == UnitState.Ranked).ToList();
        var group = new RankedGroup("", ranked.Count, ranked.Count(u => u.Published <= cut), cut, official.IsTooSmall);
        var units = official.Units.Select(u => (u.State == UnitState.Ranked ? Flagged(u, cut, analysis.Scheme, past) : u) with { Group = group });
        var reading = new Reading("全国线", $"不高于 {cut}（{national.Source}）", "ranking.national_cut", analysis.Scheme);
        return new ReadingOutcome(reading, Comparison.Of(official, official with { Groups = [group], Units = [.. units] }));
    }

    private static UnitResult Flagged(UnitResult unit, decimal cut, Scheme scheme, ILookup<string, PastOutcome> past)
    {
        var entry = unit.Dossier.Entry;
        var isBottom = unit.Published <= cut;
        var streak = Streak.Of(scheme.Cycle, Listing.Own(entry, past[entry.Id], scheme.Streak.Readmitted).Append(new PastOutcome(entry.Id, scheme.Cycle, scheme.Status, isBottom)), scheme.Streak);
        return unit with { IsBottom = isBottom, Streak = streak.Cycles, StreakNote = streak.Note, Level = Levels.OfStreak(streak, scheme.Streak) };
    }
}
