using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>The steps for one population, in the order they run.</summary>
internal static class PopulationAssessment
{
    public static PopulationResult Assess(Scheme scheme, Population population, IReadOnlyList<Dossier> dossiers, ILookup<string, PastOutcome> past)
    {
        var table = new BenchmarkTable(scheme.Benchmarks, scheme.BenchmarkRules.Order.Contains(BenchmarkSource.Table));
        var filed = File(scheme, population, dossiers, table);
        var values = new FiledValues(filed.Where(c => c.IsRanked).Select(c => (c.Dossier.Entry.Sector, c.Filing)));
        var benchmarks = new Benchmarks(scheme.BenchmarkRules, table, values);
        var scored = filed.Select(c => c with { Score = Score(c, benchmarks, scheme, Scenario.Preferred) }).Select(c => HoldMissing(c, scheme)).ToList();
        var candidates = HoldDoubtful(scored, benchmarks, scheme);
        var scores = Ranking.Rank([.. candidates.Where(c => c.IsRanked).Select(c => c.Total)], scheme.Scoring.Published, scheme.Ranking);
        var units = Finish(scheme, candidates, scores, past);
        return new PopulationResult(population.Kind, scores.N, scores.K, scores.Cut, scores.IsTooSmall, units, benchmarks.Used(filed.Select(c => c.Filing)));
    }

    private static List<Candidate> File(Scheme scheme, Population population, IReadOnlyList<Dossier> dossiers, BenchmarkTable table)
    {
        var plans = new Dictionary<IndicatorTable, TablePlan>(ReferenceEqualityComparer.Instance);
        var candidates = new List<Candidate>(dossiers.Count);
        foreach (var dossier in dossiers)
        {
            var indicators = population.TableFor(dossier.Entry.Sector);
            if (!plans.TryGetValue(indicators, out var plan))
                plans.Add(indicators, plan = new TablePlan(indicators));
            var eligibility = Eligibility.Of(dossier, scheme);
            candidates.Add(new Candidate(dossier, eligibility.State, eligibility.Reason, eligibility.Hits, Filing.Of(dossier, plan, table, scheme.Industries), null));
        }

        return candidates;
    }

    private static UnitScore Score(Candidate unit, Benchmarks benchmarks, Scheme scheme, Scenario scenario) =>
        UnitScore.Of(unit.Dossier, unit.Filing, benchmarks, scheme.Scoring.NotApplicable, scenario);

    /// <summary>Under <c>missing: hold</c> a unit with a gap in its dossier waits for the figure.</summary>
    private static Candidate HoldMissing(Candidate unit, Scheme scheme) =>
        scheme.Scoring.Missing == MissingRule.Hold && unit.IsRanked && unit.Score!.HasMissing && IsHoldKept(scheme)
            ? unit.Held("有应填未填的指标，待补报")
            : unit;

    private static List<Candidate> HoldDoubtful(List<Candidate> candidates, Benchmarks benchmarks, Scheme scheme)
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
        return [.. candidates.Select(c => held.Contains(c.Dossier) ? c.Held("存疑数据会改变后5%判定，待核") : c)];

        decimal KeyIn(Scenario scenario, Candidate unit) => Key(Score(unit, benchmarks, scheme, scenario).Total);
        decimal Key(decimal total) => Ranking.Key(total, scheme.Scoring.Published, scheme.Ranking);
    }

    private static bool IsHoldKept(Scheme scheme) => scheme.Ranking.Outside.Contains(UnitState.Held);

    private static List<UnitResult> Finish(Scheme scheme, List<Candidate> candidates, RankedScores scores, ILookup<string, PastOutcome> past)
    {
        var watched = Levels.Watched(scores, scheme.Ranking.Cut, scheme.Streak.Watch);
        var results = new List<UnitResult>(candidates.Count);
        var position = 0;
        foreach (var candidate in candidates)
        {
            var result = candidate.ToResult(scheme.Scoring.Published);
            results.Add(candidate.IsRanked ? WithRank(scheme, result, scores.Rows[position], watched[position], past) : result);
            position += candidate.IsRanked ? 1 : 0;
        }

        return results;
    }

    private static UnitResult WithRank(Scheme scheme, UnitResult result, RankedScore score, bool isWatched, ILookup<string, PastOutcome> past)
    {
        var id = result.Dossier.Entry.Id;
        var current = new PastOutcome(id, scheme.Cycle, scheme.Status, score.IsBottom);
        var streak = Streak.Of(scheme.Cycle, past[id].Append(current), scheme.Streak);
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
