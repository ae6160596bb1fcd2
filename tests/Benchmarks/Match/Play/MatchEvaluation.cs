using GreenBatch.Ingest;

namespace GreenBatch.Benchmarks.Match;

/// <summary>One pass over a case: with codes as they come, or with every code hidden (truth A).</summary>
internal sealed class MatchEvaluation
{
    private MatchEvaluation(IReadOnlyList<Judged> all, MatchFigures figures, IReadOnlyList<(string Rule, Interval Found)> completeness, TimeSpan elapsed)
    {
        All = all;
        Figures = figures;
        Completeness = completeness;
        Elapsed = elapsed;
    }

    public IReadOnlyList<Judged> All { get; }

    public MatchFigures Figures { get; }

    /// <summary>Of the true pairs that no key settled, the share that each blocking rule brings together.</summary>
    public IReadOnlyList<(string Rule, Interval Found)> Completeness { get; }

    /// <summary>Of the matching alone. Never written into the file of figures.</summary>
    public TimeSpan Elapsed { get; }

    public Interval Precision => PrecisionOf(All);

    public static MatchEvaluation Run(MatchCase played, Matcher matcher, bool hasCodes)
    {
        var parties = played.Records.Select(r => r.Draft.ToParty(r.Id, hasCodes)).ToList();
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var results = matcher.MatchAll(parties, CancellationToken.None);
        var elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(start);
        var figures = matcher.Figures;
        var judged = played.Records.Zip(results, (record, result) => new Judged(record, result) { IsOpenCollision = hasCodes && record.IsCollision }).ToList();
        var pairs = judged.Zip(parties).Where(p => p.First.IsPresent && p.First.Result.Tier is "T6" or "T7" or "T8" or "T9").ToList();
        var met = pairs.ConvertAll(p => matcher.MeetBy(p.Second, p.First.Record.Truth!));
        List<(string, Interval)> completeness = [.. figures.Rules.Select(r => (r.Rule, new Interval(met.Count(m => m.Contains(r.Rule, StringComparer.Ordinal)), met.Count)))];
        completeness.Add(("任一规则", new Interval(met.Count(m => m.Count > 0), met.Count)));
        return new(judged, figures, completeness, elapsed);
    }

    public static Interval PrecisionOf(IEnumerable<Judged> some)
    {
        var auto = some.Where(j => j.IsAuto).ToList();
        return new(auto.Count(j => !j.IsFalse), auto.Count);
    }

    /// <summary>Of the records whose master is there, those tied to it without a person.</summary>
    public static Interval AutomaticOf(IEnumerable<Judged> some)
    {
        var present = some.Where(j => j.IsPresent).ToList();
        return new(present.Count(j => j.IsAuto && !j.IsFalse), present.Count);
    }

    /// <summary>The same, and those where the right master is put before a person.</summary>
    public static Interval RecallAfterReviewOf(IEnumerable<Judged> some)
    {
        var present = some.Where(j => j.IsPresent).ToList();
        return new(present.Count(j => (j.IsAuto && !j.IsFalse) || j.IsRightReview), present.Count);
    }

    /// <summary>B-cubed over automatic links: records of one enterprise belong together, what is not tied stands alone.</summary>
    public (double Precision, double Recall) BCubed()
    {
        var truth = All.GroupBy(j => j.Record.Draft.Entity.Number).ToDictionary(g => g.Key, g => g.Count());
        var (precision, recall) = (0.0, 0.0);
        foreach (var cluster in All.GroupBy(j => j.IsAuto ? j.Result.MasterId! : j.Record.Id, StringComparer.Ordinal))
        {
            var size = cluster.Count();
            foreach (var same in cluster.GroupBy(j => j.Record.Draft.Entity.Number))
            {
                double together = same.Count();
                precision += together * together / size;
                recall += together * together / truth[same.Key];
            }
        }

        return (precision / All.Count, recall / All.Count);
    }
}
