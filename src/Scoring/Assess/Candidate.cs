using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>One unit on its way through the steps: what it is, what it filed, what it scored, and whether it is still in the ranking.</summary>
internal sealed record Candidate(Dossier Dossier, UnitState State, string? Reason, IReadOnlyList<VetoHit> Hits, Filing Filing, UnitScore? Score)
{
    public bool IsRanked => State == UnitState.Ranked;

    public decimal Total => Score!.Total;

    public Candidate Held(string reason) => this with { State = UnitState.Held, Reason = reason };

    /// <summary>The result before rank, streak and level.</summary>
    public UnitResult ToResult(Rounding published)
    {
        var hasFiled = Dossier.Values.Count > 0 || IsRanked;
        return new UnitResult(Dossier, State)
        {
            StateReason = Reason,
            Total = hasFiled ? Total : null,
            Published = hasFiled ? Ranking.Publish(Total, published) : null,
            IsIncomplete = Score!.HasMissing || Filing.HasUnvaluedProduct,
            Contributions = Score.Contributions,
            VetoHits = Hits,
            Findings = [.. Filing.Findings, .. Score.Findings],
        };
    }
}
