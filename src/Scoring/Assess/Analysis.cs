using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// An assessment together with what it takes to ask it further questions: its scheme, its history, and for each population a scorer that holds the
/// benchmarks as they were. Every question of <c>Explain/</c> starts here, and none of them changes the assessment.
/// </summary>
public sealed class Analysis
{
    private Analysis(Scheme scheme, IReadOnlyList<Dossier> dossiers, IReadOnlyList<PastOutcome> history, IReadOnlyList<AssessedPopulation> populations)
    {
        (Scheme, Dossiers, History, Populations) = (scheme, dossiers, history, populations);
        Assessment = new Assessment(scheme.Cycle, [.. populations.Select(p => p.Result)]);
    }

    public Scheme Scheme { get; }

    public IReadOnlyList<Dossier> Dossiers { get; }

    /// <summary>Outcomes of earlier frozen cycles, as handed in.</summary>
    public IReadOnlyList<PastOutcome> History { get; }

    public IReadOnlyList<AssessedPopulation> Populations { get; }

    public Assessment Assessment { get; }

    public AssessedPopulation? For(UnitKind kind) => Populations.FirstOrDefault(p => p.Result.Kind == kind);

    /// <param name="history">Outcomes of earlier frozen cycles, in any order; what is not earlier is left aside.</param>
    public static Analysis Of(Scheme scheme, IReadOnlyList<Dossier> dossiers, IReadOnlyList<PastOutcome> history) => Of(scheme, dossiers, history, change: null);

    /// <param name="change">One estimated benchmark left out or moved, to see what hangs on it.</param>
    internal static Analysis Of(Scheme scheme, IReadOnlyList<Dossier> dossiers, IReadOnlyList<PastOutcome> history, EstimateChange? change)
    {
        var past = history.Where(o => o.Cycle < scheme.Cycle).ToLookup(o => o.EntryId, StringComparer.Ordinal);
        var populations = scheme.Populations.Select(p => PopulationAssessment.Assess(scheme, p, [.. dossiers.Where(d => d.Entry.Kind == p.Kind)], past, change));
        return new Analysis(scheme, dossiers, history, [.. populations]);
    }
}

/// <summary>The result of one population, and the scorer that made its points.</summary>
public sealed record AssessedPopulation(PopulationResult Result, Scorer Scorer);
