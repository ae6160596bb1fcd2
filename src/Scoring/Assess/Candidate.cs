using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>One unit on its way through the steps: what it is, what it filed, what it scored, and whether it is still in the ranking.</summary>
internal sealed record Candidate(Dossier Dossier, Eligibility Eligibility, Filing Filing, UnitScore? Score)
{
    public bool IsRanked => Eligibility.State == UnitState.Ranked;

    /// <summary>It has outcomes from before its year of entry: it was removed and has come back.</summary>
    public bool WasListed { get; init; }

    public decimal Total => Score!.Total;

    public Candidate Held(OutsideReason outside, string reason) => this with { Eligibility = Eligibility with { State = UnitState.Held, Outside = outside, Reason = reason } };

    /// <summary>The result before rank, streak and level.</summary>
    public UnitResult ToResult(Rounding published)
    {
        var hasFiled = Dossier.Values.Count > 0 || IsRanked;
        return new UnitResult(Dossier, Eligibility.State)
        {
            StateReason = Eligibility.Reason,
            Outside = Eligibility.Outside,
            Total = hasFiled ? Total : null,
            Published = hasFiled ? Ranking.Publish(Total, published) : null,
            IsIncomplete = Score!.HasMissing || Filing.HasUnvaluedProduct,
            Contributions = Score.Contributions,
            VetoHits = Eligibility.Records.Hits,
            KeptRecords = Eligibility.Records.Kept,
            Findings = [.. Filing.Findings, .. Score.Findings, .. RecordFindings.Of(Eligibility, Dossier.Entry, WasListed)],
        };
    }
}
