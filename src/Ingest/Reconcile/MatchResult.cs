namespace GreenBatch.Ingest;

public enum MatchOutcome
{
    /// <summary>No candidate worth a person's time.</summary>
    None,

    /// <summary>A person decides.</summary>
    Review,

    /// <summary>Tied without a person.</summary>
    Auto,
}

/// <summary>What the record is to the master.</summary>
public static class Relation
{
    public const string Same = "same";
    public const string BranchOf = "branch_of";
    public const string SiteOf = "site_of";

    /// <summary>An enterprise inside the park.</summary>
    public const string MemberOf = "member_of";

    /// <summary>A person looked and could not tell: the question stays, lowered.</summary>
    public const string CannotTell = "cannot_tell";

    public static string Of(TailKind tail) => tail switch { TailKind.Branch => BranchOf, TailKind.Plant => SiteOf, _ => Same };
}

/// <summary>What became of one record.</summary>
/// <param name="MasterId">The master, or the best candidate of a review; null when there is none.</param>
/// <param name="Tier">Rule that decided: T1 … T9.</param>
/// <param name="Score">Probability, 0 to 1; 1 for what rests on keys.</param>
/// <param name="Margin">Distance to the second candidate, in bits; 1 for what rests on keys and is the only one.</param>
/// <param name="Explanation">Why, in Chinese.</param>
public sealed record MatchResult(string? MasterId, MatchOutcome Outcome, string Tier, decimal Score, decimal Margin, string Relation, string Explanation)
{
    /// <summary>Every field's weight, where one was weighed.</summary>
    public Waterfall? Waterfall { get; init; }

    /// <summary>The explanation, with the weights behind it where it does not hold them already.</summary>
    public string InWords => Waterfall?.ToString() is { } weights && !Explanation.Contains(weights, StringComparison.Ordinal) ? $"{Explanation}（{weights}）" : Explanation;

    public static MatchResult None { get; } = new(null, MatchOutcome.None, "T9", 0m, 0m, "", "没有候选");
}
