using System.Buffers;

namespace GreenBatch.Ingest;

/// <summary>One side of a comparison: a master or a record, with everything that can tell it apart.</summary>
public sealed record Party(string Id, NameKey Name)
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("():;,、&#");

    /// <summary>Codes it carries, of whatever kind.</summary>
    public IReadOnlyList<Identifier> Codes { get; init; } = [];

    /// <summary>Present names in other registers, beside the name itself.</summary>
    public IReadOnlyList<NameKey> OtherNames { get; init; } = [];

    public IReadOnlyList<NameKey> FormerNames { get; init; } = [];

    /// <summary>District as <see cref="Districts.Key"/> writes it.</summary>
    public string? District { get; init; }

    /// <summary>Address without city, district, blanks and punctuation.</summary>
    public string? Address { get; init; }

    /// <summary>District that the address begins with.</summary>
    public string? AddressDistrict { get; init; }

    public string? Representative { get; init; }

    /// <summary>Factory or park, as the table writes it; differing kinds are never one.</summary>
    public string? Kind { get; init; }

    public static Party Of(string id, string? name, IEnumerable<string?> codes, IEnumerable<string> formerNames, string? district, string? address)
    {
        var key = NameKey.Parse(name);
        var (street, addressDistrict) = AddressKey(address);
        return new Party(id, key)
        {
            Codes = [.. codes.Where(c => !string.IsNullOrWhiteSpace(c)).Select(Identifiers.Classify)],
            FormerNames = [.. formerNames.Concat(key.FormerNames).Select(NameKey.Parse).Where(k => !k.IsPlaceholder)],
            District = Districts.Key(district),
            Address = street,
            AddressDistrict = addressDistrict,
        };
    }

    /// <summary>Credit codes that can be trusted.</summary>
    public IEnumerable<string> CreditCodes => Codes.Select(c => c.CreditCode).OfType<string>();

    /// <summary>Registered at city level (500000): the district of the registrar says nothing then.</summary>
    public bool IsCityLevel => CreditCodes.Any(c => c.AsSpan(2, 6) is "500000");

    /// <summary>The address without city and district, and the district it names.</summary>
    internal static (string? Key, string? District) AddressKey(string? address)
    {
        if (string.IsNullOrEmpty(address))
            return (null, null);
        var folded = CharacterFold.Fold(address).Replace("重庆市", "", StringComparison.Ordinal);
        var key = folded.AsSpan().IndexOfAny(Punctuation) < 0 ? folded : string.Concat(folded.Where(char.IsLetterOrDigit));
        var length = Districts.LengthAt(key, out var district);
        return (length > 0 && key.Length > length ? key[length..] : key.Length == 0 ? null : key, district);
    }
}
