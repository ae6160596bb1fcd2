namespace GreenBatch.Benchmarks.Match;

/// <summary>An enterprise that does not exist.</summary>
/// <param name="BrandAt">Where the brand begins in the name.</param>
/// <param name="Kin">What it is to another one: empty, <c>sibling</c>, <c>near</c> (a hard negative) or <c>branch</c>.</param>
/// <param name="Parent">Number of that other one; -1 when there is none.</param>
internal sealed record Entity(int Number, string Name, int BrandAt, string Code, string District, string DistrictCode, string Address, string Representative, string FormerName, string Kin, int Parent)
{
    /// <summary>Not among the masters: a record of it must not be tied to any.</summary>
    public bool IsAbsent { get; init; }
}
