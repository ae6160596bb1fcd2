using GreenBatch.Ingest;

namespace GreenBatch.Benchmarks.Match;

/// <summary>A record with what the matcher made of it.</summary>
internal sealed record Judged(PlayedRecord Record, MatchResult Result)
{
    public bool IsAuto => Result.Outcome == MatchOutcome.Auto;

    /// <summary>Tied without a person to somebody it is not.</summary>
    public bool IsFalse => IsAuto && (IsOpenCollision || !string.Equals(Result.MasterId, Record.Truth, StringComparison.Ordinal));

    /// <summary>The right master is before the person.</summary>
    public bool IsRightReview => Result.Outcome == MatchOutcome.Review && Record.Truth is not null && string.Equals(Result.MasterId, Record.Truth, StringComparison.Ordinal);

    public bool IsPresent => Record.Truth is not null;

    /// <summary>The row names one enterprise and carries the code of another: whichever it is tied to by itself, it was not said aloud.</summary>
    public bool IsOpenCollision { get; init; }

    public bool IsRelationProposed => Result.Outcome == MatchOutcome.Review && Result.Relation is Relation.BranchOf or Relation.SiteOf && string.Equals(Result.MasterId, Record.Parent, StringComparison.Ordinal);
}
