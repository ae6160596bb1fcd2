using System.Collections.Frozen;

namespace GreenBatch.Ingest;

/// <summary>How often each brand, trade, district and address stands among the masters: a rare value shared says more than a common one.</summary>
internal sealed class MasterFrequencies
{
    private const int SmallestCity = 10_000;
    private const int SmallestDistrict = 50;

    private readonly FrozenDictionary<string, int> _brands;
    private readonly FrozenDictionary<string, int> _trades;
    private readonly FrozenDictionary<string, int> _districts;
    private readonly FrozenDictionary<string, int> _addresses;
    private readonly FrozenDictionary<string, int> _numbers;

    public MasterFrequencies(IReadOnlyList<PartyProfile> masters)
    {
        Count = Math.Max(masters.Count, 1);
        _brands = CountOf(masters.Select(m => m.Names[0].Brand.ToString()));
        _trades = CountOf(masters.Select(m => m.Names[0].Trade.ToString()));
        _districts = CountOf(masters.Select(m => m.District));
        _addresses = CountOf(masters.Select(m => m.Address?.Key));
        _numbers = CountOf(masters.Select(m => NumberOf(m.Address)));
    }

    public int Count { get; }

    /// <summary>Bits against a pair before anything is compared. A short list is part of a city: a record may be of any enterprise there.</summary>
    public double Prior => -Math.Log2(Math.Max(Count, SmallestCity));

    public double Brand(ReadOnlySpan<char> brand) => ShareOf(_brands.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(brand, out var count) ? count : 1);

    public double Trade(ReadOnlySpan<char> trade) => ShareOf(_trades.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(trade, out var count) ? count : 1);

    public double District(string district) => ShareOf(_districts.GetValueOrDefault(district, 1));

    /// <summary>Masters at the same address, of those in the same district when that agrees already.</summary>
    public double Address(StreetAddress address, Nearness level, string? sharedDistrict)
    {
        var there = level == Nearness.Same ? _addresses.GetValueOrDefault(address.Key, 1) : _numbers.GetValueOrDefault(NumberOf(address) ?? "", 1);
        return sharedDistrict is null ? ShareOf(there) : Math.Min(1, there / (double)Math.Max(SmallestDistrict, _districts.GetValueOrDefault(sharedDistrict, 1)));
    }

    private static string? NumberOf(StreetAddress? address) => address is null || address.Number.Length == 0 ? null : address.Road + "\u001F" + address.Number;

    private double ShareOf(int count) => Math.Min(1, count / (double)Count);

    private static FrozenDictionary<string, int> CountOf(IEnumerable<string?> values) =>
        values.OfType<string>().GroupBy(v => v, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}
