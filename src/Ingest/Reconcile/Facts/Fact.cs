using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>The one value of a field of a listed unit (reconcile.md 5.5): where it comes from, the rule that chose it, and every other value that was stated.</summary>
/// <param name="Field">Field id, such as <c>registered_address</c>.</param>
/// <param name="AsOf">Day that the fact is of; null where the source states none. Never the day of loading.</param>
/// <param name="Rule">Why this value, in Chinese.</param>
public sealed record Fact(string EntryId, string Field, string Value, Origin? Origin, DateOnly? AsOf, string Rule)
{
    public IReadOnlyList<FactRival> Rivals { get; init; } = [];

    /// <summary>Number of the person's override, when it is one.</summary>
    public long? OverrideId { get; init; }
}

/// <summary>A value that another source, or another row, states for the same field.</summary>
public sealed record FactRival(string Value, Origin? Origin, DateOnly? AsOf);

/// <summary>A person's value in the place of the sources': it goes before all of them until its day, and is printed wherever it is used.</summary>
/// <param name="Field">A field of <see cref="FactFields.Overridable"/>, or <c>value:&lt;indicator&gt;</c>, with <c>:&lt;product&gt;</c> for a row of one product.</param>
/// <param name="Until">Last day on which it holds, measured on the cycle's day of record, so that a cycle gives the same result whenever it is run.</param>
public sealed record FactOverride(long Id, string EntryId, string Field, string Value, DateOnly Until, string Who, string Reason)
{
    public bool HoldsOn(DateOnly day) => day <= Until;

    /// <summary>As it is printed beside the value.</summary>
    public string Sentence => $"人工覆盖（{Who}，有效至 {Until:yyyy-MM-dd}）：{Reason}";
}
