using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>The assessment of one cycle: pure, exact, and the same for the same input on any machine.</summary>
public sealed record Assessment(Cycle Cycle, IReadOnlyList<PopulationResult> Populations)
{
    /// <summary>Eligible → benchmark → score → weigh → rank → cut → streak → level, for each population of the scheme.</summary>
    /// <param name="history">Outcomes of earlier frozen cycles, in any order; what is not earlier is left aside.</param>
    public static Assessment Assess(Scheme scheme, IReadOnlyList<Dossier> dossiers, IReadOnlyList<PastOutcome> history) =>
        Analysis.Of(scheme, dossiers, history).Assessment;
}
