using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>What one field says for or against a pair.</summary>
/// <param name="Field">Field of <c>match-weights.csv</c>.</param>
/// <param name="Word">Level in Chinese.</param>
/// <param name="Bits">log2(m/u), one decimal.</param>
public sealed record FieldWeight(string Field, string Word, decimal Bits);

/// <summary>Every field's weight of a pair, the prior and the sum: why a machine holds two records for one enterprise, or does not.</summary>
public sealed class Waterfall(IReadOnlyList<FieldWeight> fields, decimal prior, decimal total) : IEquatable<Waterfall>
{
    public IReadOnlyList<FieldWeight> Fields { get; } = fields;

    /// <summary>Bits against any pair: one master in so many.</summary>
    public decimal Prior { get; } = prior;

    /// <summary>Sum in bits: the logarithm of the odds.</summary>
    public decimal Total { get; } = total;

    public bool Equals(Waterfall? other) => other is not null && (Prior, Total) == (other.Prior, other.Total) && Fields.SequenceEqual(other.Fields);

    public override bool Equals(object? obj) => Equals(obj as Waterfall);

    public override int GetHashCode() => HashCode.Combine(Prior, Total, Fields.Count);

    public override string ToString() =>
        string.Join('，', Fields.Select(f => $"{f.Word} {Signed(f.Bits)}").Append($"先验 {Signed(Prior)}").Append($"合计 {Signed(Total)} 位"));

    private static string Signed(decimal bits) => bits.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
