using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// The real scoring function of one population with its benchmarks held fast: what any dossier would earn under the rules of the cycle. It makes the
/// points of the assessment itself, and later those of a changed value, of last year's figures under this year's rules, or of an applicant.
/// </summary>
public sealed class Scorer
{
    private readonly Dictionary<IndicatorTable, TablePlan> _plans = new(ReferenceEqualityComparer.Instance);
    private readonly BenchmarkTable _table;
    private readonly Scheme _scheme;

    internal Scorer(Scheme scheme, Population population, BenchmarkTable table)
    {
        (_scheme, Population, _table) = (scheme, population, table);
        Benchmarks = new Benchmarks(scheme.BenchmarkRules, table, new FiledValues([]));
    }

    public Population Population { get; }

    internal Benchmarks Benchmarks { get; private set; }

    /// <summary>Points of a dossier; nothing is ranked, and no estimate moves.</summary>
    public Scored Score(Dossier dossier)
    {
        var filing = File(dossier);
        var score = Score(dossier, filing, Scenario.Preferred);
        return new Scored(score.Total, score.Contributions, score.HasMissing || filing.HasUnvaluedProduct, [.. filing.Findings, .. score.Findings]);
    }

    internal Filing File(Dossier dossier) => Filing.Of(dossier, PlanOf(dossier.Entry.Sector), _table, _scheme.Industries);

    internal UnitScore Score(Dossier dossier, Filing filing, Scenario scenario) =>
        UnitScore.Of(dossier, filing, Benchmarks, _scheme.Scoring.NotApplicable, scenario);

    /// <summary>Takes the values on which benchmarks are estimated: once, before the first point.</summary>
    internal void Estimate(FiledValues values, EstimateChange? change) => Benchmarks = new Benchmarks(_scheme.BenchmarkRules, _table, values, change);

    private TablePlan PlanOf(string? sector)
    {
        var table = Population.TableFor(sector);
        if (!_plans.TryGetValue(table, out var plan))
            _plans.Add(table, plan = new TablePlan(table));
        return plan;
    }
}

/// <summary>What a dossier earns, before any ranking.</summary>
/// <param name="Total">Exact sum of the points.</param>
/// <param name="IsIncomplete">An indicator in play was not reported.</param>
public sealed record Scored(decimal Total, IReadOnlyList<Contribution> Contributions, bool IsIncomplete, IReadOnlyList<Issue> Findings);

/// <summary>One estimated benchmark changed on trial: left out when <paramref name="Shift"/> is null, else its lead moved by so many times its distance from the base.</summary>
/// <param name="Sector">Sector it was estimated over, null for all of the kind.</param>
internal sealed record EstimateChange(IndicatorCode Indicator, string? Sector, decimal? Shift);
