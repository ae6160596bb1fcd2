using System.Security.Cryptography;
using System.Text;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Records and listed units as sides of a card, and the fingerprint of what an answer was given on.</summary>
public static class ReviewSides
{
    public static ReviewSide Of(SourceRecord record, AuthorityRegister authorities) => new(Subjects.Of(record), record.Text(FieldIds.Name) ?? "")
    {
        CreditCode = Shown(record.Text(FieldIds.CreditCode)),
        SiteCode = Shown(record.Text(FieldIds.SiteCode)),
        OrganisationCode = Shown(record.Text(FieldIds.OrganisationCode)),
        RegistrationNumber = Shown(record.Text(FieldIds.RegistrationNumber)),
        FormerNames = record.Text(FieldIds.FormerNames),
        Address = record.Text(FieldIds.Address) ?? record.Text("site"),
        Authority = record.Text(FieldIds.Authority) is { } authority ? authorities.NameOf(authority) : null,
        Representative = ReviewSide.Mask(record.Text(FieldIds.Representative)),
    };

    public static ReviewSide Of(ListEntry entry, AuthorityRegister authorities) => new(entry.Id, entry.Name)
    {
        CreditCode = Shown(entry.CreditCode),
        SiteCode = entry.SiteCode,
        FormerNames = entry.FormerNames.Count == 0 ? null : string.Join('；', entry.FormerNames),
        Address = entry.Address,
        Authority = entry.AuthorityId is null ? null : authorities.NameOf(entry.AuthorityId),
    };

    /// <summary>SHA-256 over the identifying data of the record and of the units that were asked about, in any order of these.</summary>
    public static string Fingerprint(ReviewSide record, IEnumerable<ReviewSide> units) => FingerprintOf(record, units.Select(u => (u.Id, IdentityOf(u))));

    /// <summary>The same with the units' part already written: they are few, and the records many.</summary>
    internal static string FingerprintOf(ReviewSide record, IEnumerable<(string Id, string Identity)> units)
    {
        var text = new StringBuilder("\u001E").Append(IdentityOf(record));
        foreach (var (id, identity) in units.DistinctBy(u => u.Id, StringComparer.Ordinal).OrderBy(u => u.Id, StringComparer.Ordinal))
            text.Append('\u001E').Append(id).Append(identity);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The identifying data of one side, in one canonical way of writing.</summary>
    internal static string IdentityOf(ReviewSide side) => string.Concat(side.Keys().Select(k => $"\u001F{k.Key}={k.Value}"));

    /// <summary>What is otherwise now than when the answer was given, in words.</summary>
    public static IReadOnlyList<string> Changes(ReviewSide before, ReviewSide now)
    {
        var (old, present) = (before.Keys(), now.Keys());
        var (was, becomes) = (before.Lines(), now.Lines());
        return
        [
            .. was.Zip(becomes).Where(pair => !string.Equals(old.GetValueOrDefault(pair.First.Label), present.GetValueOrDefault(pair.First.Label), StringComparison.Ordinal))
                .Select(pair => $"{pair.First.Label}：{pair.First.Shown ?? "（空）"} → {pair.Second.Shown ?? "（空）"}"),
        ];
    }

    /// <summary>A citizen's number is never kept, whatever column it stands in.</summary>
    private static string? Shown(string? code) => code is null ? null : Identifiers.Classify(code) is { Kind: IdentifierKind.Personal } personal ? personal.Shown : code;
}
