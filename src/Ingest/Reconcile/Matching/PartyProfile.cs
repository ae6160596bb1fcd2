namespace GreenBatch.Ingest;

/// <summary>A party as the comparison reads it: names taken apart, address taken apart, district from the authority or else from the address.</summary>
internal sealed class PartyProfile
{
    private readonly Lazy<StreetAddress?> _address;

    public PartyProfile(Party party)
    {
        Party = party;
        Names = [NameProfile.Of(party.Name), .. party.OtherNames.Select(n => NameProfile.Of(n)), .. party.FormerNames.Select(n => NameProfile.Of(n, isFormer: true))];
        _address = new(() => StreetAddress.Of(party.Address));
        District = party.District ?? party.AddressDistrict;
    }

    public Party Party { get; }

    /// <summary>The name itself, then names in other registers, then former ones.</summary>
    public IReadOnlyList<NameProfile> Names { get; }

    public StreetAddress? Address => _address.Value;

    public string? District { get; }

    /// <summary>Position of the master in the order of ids; -1 for a record.</summary>
    public int Index { get; init; } = -1;
}
