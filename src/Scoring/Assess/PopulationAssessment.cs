using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>The steps for one population, in the order they run.</summary>
internal static class PopulationAssessment
{
    public static AssessedPopulation Assess(Scheme scheme, Population population, IReadOnlyList<Dossier> dossiers, ILookup<string, PastOutcome> past, EstimateChange? change)
    {
        var scorer = new Scorer(scheme, population, new BenchmarkTable(scheme.Benchmarks, scheme.BenchmarkRules.Order.Contains(BenchmarkSource.Table)));
        var filed = dossiers.Select(d => File(d, scheme, scorer, past[d.Entry.Id])).ToList();
        scorer.Estimate(new FiledValues(filed.Where(c => c.IsRanked).Select(c => (c.Dossier.Entry.Sector, c.Filing))), change);
        var scored = filed.Select(c => c with { Score = scorer.Score(c.Dossier, c.Filing, Scenario.Preferred) }).Select(c => HoldMissing(c, scheme)).ToList();
        var results = new UnitResult[scored.Count];
        var groups = new List<RankedGroup>();
        foreach (var members in Enumerable.Range(0, scored.Count).GroupBy(i => NameOf(scored[i], scheme.Ranking.Population, population), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            groups.Add(Finish(members.Key, [.. members], scored, results, scorer, scheme, past));
        if (groups.Count == 0)
            groups.Add(Finish("", [], scored, results, scorer, scheme, past));
        var result = new PopulationResult(population.Kind, groups, results, scorer.Benchmarks.Used(filed.Select(c => c.Filing)));
        return new AssessedPopulation(result, scorer);
    }

    private static Candidate File(Dossier dossier, Scheme scheme, Scorer scorer, IEnumerable<PastOutcome> past)
    {
        var wasListed = Listing.WasListedBefore(dossier.Entry, past);
        return new Candidate(dossier, Eligibility.Of(dossier, scheme, wasListed), scorer.File(dossier), null) { WasListed = wasListed };
    }

    /// <summary>Which ranking a unit takes part in: one for the whole list, or one for each sector, district or table.</summary>
    private static string NameOf(Candidate unit, RankedPopulation compared, Population population) => compared switch
    {
        RankedPopulation.Sector => unit.Dossier.Entry.Sector ?? "",
        RankedPopulation.District => unit.Dossier.Entry.AuthorityId ?? "",
        RankedPopulation.Table => population.Sectors.ContainsKey(unit.Dossier.Entry.Sector ?? "") ? unit.Dossier.Entry.Sector! : "",
        _ => "",
    };

    /// <summary>Under <c>missing: hold</c> a unit with a gap in its dossier waits for the figure.</summary>
    private static Candidate HoldMissing(Candidate unit, Scheme scheme) =>
        scheme.Scoring.Missing == MissingRule.Hold && unit.IsRanked && unit.Score!.HasMissing && IsHoldKept(scheme)
            ? unit.Held(OutsideReason.Incomplete, "有应填未填的指标，待补报")
            : unit;

    /// <summary>Holds the doubtful of one ranking, ranks the rest, and puts each result in its place.</summary>
    private static RankedGroup Finish(string name, List<int> members, List<Candidate> scored, UnitResult[] results, Scorer scorer, Scheme scheme, ILookup<string, PastOutcome> past)
    {
        var candidates = HoldDoubtful([.. members.Select(i => scored[i])], scorer, scheme);
        var scores = Ranking.Rank([.. candidates.Where(c => c.IsRanked).Select(c => c.Total)], scheme.Scoring.Published, scheme.Ranking);
        var group = new RankedGroup(name, scores.N, scores.K, scores.Cut, scores.IsTooSmall);
        var watched = Levels.Watched(scores, scheme.Ranking.Cut, scheme.Streak.Watch);
        var position = 0;
        foreach (var (index, candidate) in members.Zip(candidates))
        {
            var result = candidate.ToResult(scheme.Scoring.Published) with { Group = group };
            results[index] = candidate.IsRanked ? WithRank(scheme, result, scores.Rows[position], watched[position], past) : result;
            position += candidate.IsRanked ? 1 : 0;
        }

        return group;
    }

    private static List<Candidate> HoldDoubtful(List<Candidate> candidates, Scorer scorer, Scheme scheme)
    {
        var ranked = candidates.Where(c => c.IsRanked).ToList();
        if (!IsHoldKept(scheme) || !ranked.Exists(c => c.Score!.IsDoubtful))
            return candidates;
        var doubtful = ranked
            .Select((unit, position) => (unit, position))
            .Where(u => u.unit.Score!.IsDoubtful)
            .Select(u => (u.position, KeyIn(Scenario.Fewest, u.unit), KeyIn(Scenario.Most, u.unit)))
            .ToList();
        var held = HeldUnits.Find([.. ranked.Select(c => Key(c.Total))], doubtful, scheme.Ranking.Cut).Select(p => ranked[p].Dossier).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. candidates.Select(c => held.Contains(c.Dossier) ? c.Held(OutsideReason.Doubtful, "存疑数据会改变后5%判定，待核") : c)];

        decimal KeyIn(Scenario scenario, Candidate unit) => Key(scorer.Score(unit.Dossier, unit.Filing, scenario).Total);
        decimal Key(decimal total) => Ranking.Key(total, scheme.Scoring.Published, scheme.Ranking);
    }

    private static bool IsHoldKept(Scheme scheme) => scheme.Ranking.Outside.Contains(UnitState.Held);

    private static UnitResult WithRank(Scheme scheme, UnitResult result, RankedScore score, bool isWatched, ILookup<string, PastOutcome> past)
    {
        var id = result.Dossier.Entry.Id;
        var current = new PastOutcome(id, scheme.Cycle, scheme.Status, score.IsBottom);
        var streak = Streak.Of(scheme.Cycle, Listing.Own(result.Dossier.Entry, past[id], scheme.Streak.Readmitted).Append(current), scheme.Streak);
        return result with
        {
            Rank = score.Rank,
            Tied = score.Tied,
            IsBottom = score.IsBottom,
            Streak = streak.Cycles,
            StreakNote = streak.Note,
            Level = isWatched ? Level.Blue : Levels.OfStreak(streak, scheme.Streak),
        };
    }
}
