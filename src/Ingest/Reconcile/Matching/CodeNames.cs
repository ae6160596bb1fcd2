namespace GreenBatch.Ingest;

/// <summary>Whether the names behind one equal code can be one enterprise's. Real codes do collide: an unrelated name under a code is for a person.</summary>
internal static class CodeNames
{
    private const int LongBrand = 3;

    public static bool Agree(MatchIndex index, PartyProfile record, PartyProfile master)
    {
        var pair = index.Weigher.Weigh(record, master);
        if (pair.Place == Nearness.Differs && pair.Address is not (Nearness.Same or Nearness.Alike))
            return false;
        return pair.Brand switch
        {
            Nearness.Same => IsTradeNear(pair) || IsSupported(pair),
            Nearness.Alike => IsTradeNear(pair),
            Nearness.Slip or Nearness.Changed => IsTradeNear(pair) && (IsBrandLeft(pair) || IsSupported(pair)),
            Nearness.Part => IsSupported(pair),
            _ => pair.Address is Nearness.Same or Nearness.Alike && NameSimilarity.Of(pair.RecordName.Key, pair.MasterName.Key) >= Comparison.SameName,
        };
    }

    /// <summary>Two characters of the brand at least stand in both names.</summary>
    private static bool IsBrandLeft(PairWeight pair) =>
        pair.MasterName.BrandLength >= LongBrand || (pair.Brand == Nearness.Slip && pair.RecordName.Key.Stem.Length >= pair.MasterName.Key.Stem.Length);

    private static bool IsTradeNear(PairWeight pair) => pair.Trade switch
    {
        Nearness.Same or Nearness.Alike or Nearness.Slip or Nearness.Changed => true,
        Nearness.Unknown => pair.Brand == Nearness.Same || pair.MasterName.BrandLength >= LongBrand || IsSupported(pair),
        Nearness.Part => pair.Brand == Nearness.Same,
        _ => false,
    };

    /// <summary>Tails that differ by a slip, or of which a table cut one: with one code they are one branch.</summary>
    public static bool HasSameBranch(Party record, Party master)
    {
        var (left, right) = (record.Name.Tail, master.Name.Tail);
        if (left.Length < 2 || right.Length < 2 || !string.Equals(record.Name.Ordinals, master.Name.Ordinals, StringComparison.Ordinal))
            return false;
        if (right.StartsWith(left, StringComparison.Ordinal) && right[left.Length..] is "公司" or "司" or "")
            return true;
        var slips = NameAlignment.Align(left, right, right.Length);
        return !slips.IsFar && slips.Brand is { Changed: 0 } and var few && few.Alike + few.Moved <= 2;
    }

    /// <summary>The district or the place speaks for the pair.</summary>
    private static bool IsSupported(PairWeight pair) =>
        pair.District is Nearness.Same or Nearness.Alike || pair.Address is Nearness.Same or Nearness.Alike or Nearness.Part || pair.Representative == Nearness.Same;
}
