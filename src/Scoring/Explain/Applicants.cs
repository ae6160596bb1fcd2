using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>A city-level applicant scored with the same engine and set beside the existing national units (渝经信绿发〔2025〕6号 一（一）).</summary>
/// <param name="Hits">Records that touch its eligibility, with the rule and clause.</param>
/// <param name="Bans">What bars it from applying at all, the longest first.</param>
/// <param name="Averages">The three readings of 本地区 that the notice leaves open: its district, its sector, the whole city.</param>
public sealed record ApplicantResult(Dossier Dossier, Scored Scored, decimal Published, IReadOnlyList<VetoHit> Hits, IReadOnlyList<Ban> Bans, IReadOnlyList<LocalAverage> Averages)
{
    /// <summary>What forbids the application whatever the score, the gravest first; null when nothing does.</summary>
    public VetoHit? Veto => Hits.Where(h => h.Outcome is VetoOutcome.Veto or VetoOutcome.ImmediateRemoval).MaxBy(h => h.Outcome);

    /// <summary>Records that a person looks at before the recommendation.</summary>
    public IReadOnlyList<VetoHit> Reviews => [.. Hits.Where(h => h.Outcome is VetoOutcome.Review or VetoOutcome.Hold)];
}

/// <summary>Average of the existing national units that an applicant is compared with.</summary>
/// <param name="Name">Authority id or sector; empty for the city, and for units of no key sector, which are compared among themselves.</param>
/// <param name="Units">Ranked units behind the average.</param>
/// <param name="Average">Mean of their exact totals, published as scores are; null when there are none.</param>
/// <param name="IsReached">原则上不低于: the applicant's published score is at least the average.</param>
public sealed record LocalAverage(LocalScope Scope, string Name, int Units, decimal? Average, bool? IsReached);

/// <summary>What 本地区已有国家绿色工厂 may mean: the notice does not say.</summary>
public enum LocalScope
{
    District,
    Sector,
    City,
}

public static class Applicants
{
    /// <summary>Scores each applicant under the rules and benchmarks of the cycle. Applicants move no benchmark and no existing unit.</summary>
    public static IReadOnlyList<ApplicantResult> Assess(Analysis analysis, IReadOnlyList<Dossier> applicants) =>
        [.. applicants.Select(a => Assess(analysis, a)).OfType<ApplicantResult>()];

    private static ApplicantResult? Assess(Analysis analysis, Dossier applicant)
    {
        if (analysis.For(applicant.Entry.Kind) is not { } population)
            return null;
        var scored = population.Scorer.Score(applicant);
        var published = Ranking.Publish(scored.Total, analysis.Scheme.Scoring.Published);
        var existing = population.Result.Units.Where(u => u.State == UnitState.Ranked).ToList();
        var entry = applicant.Entry;
        LocalAverage[] averages =
        [
            Average(LocalScope.District, entry.AuthorityId, existing.Where(u => entry.AuthorityId is not null && string.Equals(u.Dossier.Entry.AuthorityId, entry.AuthorityId, StringComparison.Ordinal))),
            Average(LocalScope.Sector, entry.Sector, existing.Where(u => string.Equals(u.Dossier.Entry.Sector, entry.Sector, StringComparison.Ordinal))),
            Average(LocalScope.City, "", existing),
        ];
        return new ApplicantResult(applicant, scored, published, VetoMatch.Of(applicant, analysis.Scheme).Hits, Bans.Of(applicant.Events, analysis.Scheme), averages);

        LocalAverage Average(LocalScope scope, string? name, IEnumerable<UnitResult> units)
        {
            var totals = units.Select(u => u.Total!.Value).ToList();
            if (totals.Count == 0)
                return new LocalAverage(scope, name ?? "", 0, null, null);
            var mean = totals.Aggregate(Fraction.Zero, (sum, t) => sum + Fraction.From(t)) / Fraction.From(totals.Count);
            var shown = Ranking.Publish(mean.ToDecimal(), analysis.Scheme.Scoring.Published);
            return new LocalAverage(scope, name ?? "", totals.Count, shown, published >= shown);
        }
    }
}
