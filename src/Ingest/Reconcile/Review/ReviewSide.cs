namespace GreenBatch.Ingest;

/// <summary>One side of a card: the identifying data of a record or of a listed unit, as written. What two sides are compared by is <see cref="Keys"/>.</summary>
/// <param name="Id">Subject of the record, or id of the entry.</param>
public sealed record ReviewSide(string Id, string Name)
{
    public string? CreditCode { get; init; }

    public string? SiteCode { get; init; }

    public string? OrganisationCode { get; init; }

    public string? RegistrationNumber { get; init; }

    public string? FormerNames { get; init; }

    public string? Address { get; init; }

    /// <summary>区县. Shown, and no part of the identity: it changes by decree and not because the unit is another one.</summary>
    public string? Authority { get; init; }

    /// <summary>法定代表人, masked to the family name. Shown, and no part of the identity: people change.</summary>
    public string? Representative { get; init; }

    /// <summary>What a person reads, by its Chinese name, in the order of a card.</summary>
    public IReadOnlyList<(string Label, string? Shown, string? Key)> Lines() =>
    [
        ("名称", Name, NameKey.Parse(Name).City),
        ("统一社会信用代码", CreditCode, Code(CreditCode)),
        ("排污许可证编号", SiteCode, Code(SiteCode)),
        ("组织机构代码", OrganisationCode, Code(OrganisationCode)),
        ("注册号", RegistrationNumber, Code(RegistrationNumber)),
        ("曾用名", FormerNames, Names(FormerNames)),
        ("地址", Address, Party.AddressKey(Address).Key),
        ("区县", Authority, Districts.Key(Authority)),
        ("法定代表人", Representative, Representative),
    ];

    /// <summary>The identity itself: name, codes, former names and address, however they are written.</summary>
    public IReadOnlyDictionary<string, string> Keys() => Lines().SkipLast(2)
        .Where(l => !string.IsNullOrEmpty(l.Key))
        .ToDictionary(l => l.Label, l => l.Key!, StringComparer.Ordinal);

    /// <summary>A personal name as a card shows it: 王* .</summary>
    public static string? Mask(string? person) => string.IsNullOrWhiteSpace(person) ? null : person.Trim()[..1] + "*";

    private static string? Code(string? code) => code is null ? null : Identifiers.Normalise(code);

    private static string Names(string? names) => string.Join(';', ListAliases.Split(names).Select(n => NameKey.Parse(n).City).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
