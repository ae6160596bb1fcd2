using System.Buffers;

namespace GreenBatch.Reports;

/// <summary>Keeps free text that names a unit of another district out of a district's package.</summary>
internal sealed class DistrictGuard
{
    private const string Withheld = "（涉及其他区县条目，从略）";

    private readonly Lazy<SearchValues<string>> _foreign;

    public DistrictGuard(IReadOnlyList<UnitLine> all, IReadOnlyList<UnitLine> own)
    {
        var ownIds = own.Select(l => l.Entry.Id).ToHashSet(StringComparer.Ordinal);
        // One company may own plants in two districts: what the district knows of its own units is not foreign.
        _foreign = new(() => SearchValues.Create(
            [.. all.Where(l => !ownIds.Contains(l.Entry.Id)).SelectMany(Marks).Except(own.SelectMany(Marks), StringComparer.Ordinal)],
            StringComparison.Ordinal));
    }

    public string? Check(string? text) => text is not null && text.AsSpan().ContainsAny(_foreign.Value) ? Withheld : text;

    private static IEnumerable<string> Marks(UnitLine line) =>
        line.Entry.FormerNames.Append(line.Entry.Id).Append(line.Entry.Name).Append(line.Entry.CreditCode ?? "").Append(line.Entry.SiteCode ?? "").Where(m => m.Length > 0);
}
