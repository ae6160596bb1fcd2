namespace GreenBatch.Ingest;

/// <summary>One side of a comparison: a master or a record, with everything that can tell it apart.</summary>
public sealed record Party(string Id, NameKey Name)
{
    /// <summary>Codes it carries, of whatever kind.</summary>
    public IReadOnlyList<Identifier> Codes { get; init; } = [];

    /// <summary>Present names in other registers, beside the name itself.</summary>
    public IReadOnlyList<NameKey> OtherNames { get; init; } = [];

    public IReadOnlyList<NameKey> FormerNames { get; init; } = [];

    /// <summary>District as <see cref="Districts.Key"/> writes it.</summary>
    public string? District { get; init; }

    /// <summary>Address without city, district, blanks and punctuation.</summary>
    public string? Address { get; init; }

    public string? Representative { get; init; }

    /// <summary>Factory or park, as the table writes it; differing kinds are never one.</summary>
    public string? Kind { get; init; }

    public static Party Of(string id, string? name, IEnumerable<string?> codes, IEnumerable<string> formerNames, string? district, string? address)
    {
        var key = NameKey.Parse(name);
        return new Party(id, key)
        {
            Codes = [.. codes.Where(c => !string.IsNullOrWhiteSpace(c)).Select(Identifiers.Classify)],
            FormerNames = [.. formerNames.Concat(key.FormerNames).Select(NameKey.Parse).Where(k => !k.IsPlaceholder)],
            District = Districts.Key(district),
            Address = AddressKey(address),
        };
    }

    /// <summary>Credit codes that can be trusted.</summary>
    public IEnumerable<string> CreditCodes => Codes.Select(c => c.CreditCode).OfType<string>();

    /// <summary>Registered at city level (500000): the district of the registrar says nothing then.</summary>
    public bool IsCityLevel => CreditCodes.Any(c => c.AsSpan(2, 6) is "500000");

    internal static string? AddressKey(string? address)
    {
        var folded = CharacterFold.Fold(address ?? "").Replace("重庆市", "", StringComparison.Ordinal);
        var key = string.Concat(folded.Where(char.IsLetterOrDigit));
        return Districts.Within(key) is { } district && key.StartsWith(district, StringComparison.Ordinal) && key.Length > district.Length + 1
            ? key[(district.Length + (key[district.Length] is '区' or '县' ? 1 : 0))..]
            : key.Length == 0 ? null : key;
    }
}
