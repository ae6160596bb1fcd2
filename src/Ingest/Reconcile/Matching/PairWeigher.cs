namespace GreenBatch.Ingest;

/// <summary>The sum of a pair's weights, and what of it an automatic link has to look at.</summary>
internal readonly record struct PairWeight(double Bits, Nearness Brand, Nearness Trade, Nearness Form, Nearness Place, Nearness District, Nearness Address, Nearness Representative, NameProfile RecordName, NameProfile MasterName);

/// <summary>
/// Weighs a record against a master, field by field (Fellegi and Sunter): each level of agreement adds log2(m/u). Fields that hang together are not counted
/// twice: an address inside an agreeing district weighs only what it adds, and so does a representative at the same address. What is missing weighs nothing.
/// </summary>
internal sealed class PairWeigher(MasterFrequencies frequencies)
{
    public double Prior => frequencies.Prior;

    /// <param name="into">Where each field's weight is written down; null when only the sum is wanted.</param>
    public PairWeight Weigh(PartyProfile record, PartyProfile master, List<FieldWeight>? into = null)
    {
        var name = BestName(record, master);
        var district = DistrictOf(record, master);
        var address = master.Address?.To(record.Address) ?? Nearness.Unknown;
        var representative = RepresentativeOf(record.Party.Representative, master.Party.Representative);
        var bits = frequencies.Prior + NameBits(name, into);
        bits += Add(into, "district", MatchWeights.District, district, district == Nearness.Same ? MatchWeights.District.WeightOf(district, frequencies.District(master.District!)) : MatchWeights.District.WeightOf(district));
        bits += Add(into, "address", MatchWeights.Address, address, AddressBits(address, master, district));
        bits += Add(into, "representative", MatchWeights.Representative, representative, RepresentativeBits(representative, district, address));
        return name with { Bits = bits, District = district, Address = address, Representative = representative };
    }

    public Waterfall Explain(PartyProfile record, PartyProfile master)
    {
        var fields = new List<FieldWeight>();
        var weight = Weigh(record, master, fields);
        return new Waterfall(fields, Rounded(frequencies.Prior), Rounded(weight.Bits));
    }

    public static decimal Rounded(double bits) => Math.Round((decimal)bits, 1, MidpointRounding.ToEven);

    /// <summary>The likest pair of names: present or former ones of both sides.</summary>
    private PairWeight BestName(PartyProfile record, PartyProfile master)
    {
        var best = default(PairWeight);
        foreach (var right in master.Names)
        {
            foreach (var left in record.Names)
            {
                var (brand, trade) = right.To(left);
                var pair = new PairWeight(0, brand, trade, FormOf(left, right), PlaceOf(left, right, record, master), default, default, default, left, right);
                pair = pair with { Bits = NameBits(pair, null) };
                if (best.RecordName is null || pair.Bits > best.Bits)
                    best = pair;
            }
        }

        return best;
    }

    private double NameBits(PairWeight name, List<FieldWeight>? into)
    {
        var brand = name.Brand switch
        {
            Nearness.Same => MatchWeights.Brand.WeightOf(name.Brand, frequencies.Brand(name.MasterName.Brand)),
            Nearness.Alike or Nearness.Slip or Nearness.Changed => MatchWeights.Brand.WeightOf(name.Brand, MatchWeights.NearBrand(name.Brand, name.MasterName.BrandLength)),
            _ => MatchWeights.Brand.WeightOf(name.Brand),
        };
        var trade = name.Trade == Nearness.Same ? MatchWeights.Trade.WeightOf(name.Trade, frequencies.Trade(name.MasterName.Trade)) : MatchWeights.Trade.WeightOf(name.Trade);
        var bits = Add(into, "brand", MatchWeights.Brand, name.Brand, brand) + Add(into, "trade", MatchWeights.Trade, name.Trade, trade);
        bits += Add(into, "form", MatchWeights.Form, name.Form, MatchWeights.Form.WeightOf(name.Form));
        if (name.Place is Nearness.Alike or Nearness.Differs)
            bits += Add(into, "place", MatchWeights.Place, name.Place, MatchWeights.Place.WeightOf(name.Place));
        return name.RecordName.IsFormer || name.MasterName.IsFormer ? bits + Add(into, "alias", MatchWeights.Alias, Nearness.Alike, MatchWeights.Alias.WeightOf(Nearness.Alike)) : bits;
    }

    private static double Add(List<FieldWeight>? into, string field, MatchWeights.FieldSettings settings, Nearness level, double bits)
    {
        if (level == Nearness.Unknown)
            return 0;
        into?.Add(new FieldWeight(field, settings.WordOf(level), Rounded(bits)));
        return bits;
    }

    private double AddressBits(Nearness level, PartyProfile master, Nearness district) => level is Nearness.Same or Nearness.Alike
        ? MatchWeights.Address.WeightOf(level, frequencies.Address(master.Address!, level, district is Nearness.Same ? master.District : null))
        : MatchWeights.Address.WeightOf(level);

    private static double RepresentativeBits(Nearness level, Nearness district, Nearness address) => (level, district, address) switch
    {
        (Nearness.Same, _, Nearness.Same or Nearness.Alike) => MatchWeights.Representative.WeightOf(level, MatchWeights.RepresentativeAtAddress),
        (Nearness.Same, Nearness.Same, _) => MatchWeights.Representative.WeightOf(level, MatchWeights.RepresentativeInDistrict),
        _ => MatchWeights.Representative.WeightOf(level),
    };

    /// <summary>公司 alone, or no form at all, may be short for any kind of company.</summary>
    private static Nearness FormOf(NameProfile record, NameProfile master) =>
        string.Equals(record.Key.Form, master.Key.Form, StringComparison.Ordinal) ? (record.Key.Form.Length == 0 ? Nearness.Unknown : Nearness.Same)
        : IsOpen(record.Key.FormKind) && IsCompany(master.Key.FormKind) || IsOpen(master.Key.FormKind) && IsCompany(record.Key.FormKind) || record.Key.FormKind.Length == 0 ? Nearness.Alike
        : Nearness.Differs;

    private static bool IsOpen(string kind) => kind is "" or "any";

    private static bool IsCompany(string kind) => kind is "" or "any" or "limited" or "share";

    /// <summary>The district inside the names, or inside the one and of the other; 重庆 in another place or left out.</summary>
    private static Nearness PlaceOf(NameProfile record, NameProfile master, PartyProfile recordParty, PartyProfile masterParty)
    {
        var inNames = Districts.Agree(record.Key.Region, master.Key.Region)
            ?? (record.Key.Region is not null ? Districts.Agree(record.Key.Region, masterParty.District) : Districts.Agree(master.Key.Region, recordParty.District));
        if (inNames == false)
            return Nearness.Differs;
        return string.Equals(record.Key.Formless, master.Key.Formless, StringComparison.Ordinal) || string.Equals(record.Key.Region, master.Key.Region, StringComparison.Ordinal) && record.Key.IsCityFirst == master.Key.IsCityFirst
            ? Nearness.Same : Nearness.Alike;
    }

    private static Nearness DistrictOf(PartyProfile record, PartyProfile master) => Districts.Agree(record.District, master.District) switch
    {
        null => Nearness.Unknown,
        false => record.Party.IsCityLevel || master.Party.IsCityLevel ? Nearness.Unknown : Nearness.Differs,
        true => string.Equals(record.District, master.District, StringComparison.Ordinal) ? Nearness.Same : Nearness.Alike,
    };

    /// <summary>王* is how some sources mask a person.</summary>
    private static Nearness RepresentativeOf(string? record, string? master)
    {
        if (record is null || master is null)
            return Nearness.Unknown;
        if (string.Equals(record, master, StringComparison.Ordinal))
            return Nearness.Same;
        var isMasked = record.Contains('*', StringComparison.Ordinal) || master.Contains('*', StringComparison.Ordinal);
        return isMasked && record[0] == master[0] ? Nearness.Alike : Nearness.Differs;
    }
}
