namespace GreenBatch.Ingest;

/// <summary>How two parts of a name stand to each other.</summary>
internal enum Nearness
{
    /// <summary>Not known on one side: weighs nothing.</summary>
    Unknown,
    Same,

    /// <summary>Equal but for characters that sound or look alike.</summary>
    Alike,

    /// <summary>One slip of the hand.</summary>
    Slip,

    /// <summary>One is the beginning of the other, or a word is left out.</summary>
    Part,
    Differs,
}

/// <summary>A name as the comparison reads it.</summary>
/// <param name="Marks">Latin letters and digits of the stem.</param>
/// <param name="IsFormer">No longer in use.</param>
internal sealed record NameProfile(NameKey Key, int BrandLength, string Marks, bool IsFormer)
{
    private const int MostAlike = 2;

    public ReadOnlySpan<char> Brand => Key.Stem.AsSpan(0, BrandLength);

    public ReadOnlySpan<char> Trade => Key.Stem.AsSpan(BrandLength);

    public static NameProfile Of(NameKey key, bool isFormer = false) => new(key, BrandSplit.LengthOf(key.Stem), MarksOf(key.Stem), isFormer);

    /// <summary>How this master's brand and trade stand to a record's.</summary>
    public (Nearness Brand, Nearness Trade) To(NameProfile record)
    {
        var (left, right) = (record.Key.Stem, Key.Stem);
        if (string.Equals(left, right, StringComparison.Ordinal))
            return (Nearness.Same, Trade.Length == 0 ? Nearness.Unknown : Nearness.Same);
        if (right.StartsWith(left, StringComparison.Ordinal))
            return left.Length >= BrandLength ? (Nearness.Same, Nearness.Part) : (Nearness.Part, Nearness.Part);
        if (left.StartsWith(right, StringComparison.Ordinal))
            return (Nearness.Same, Nearness.Part);
        var slips = NameAlignment.Align(left, right, BrandLength);
        if (!slips.IsFar)
            return (BrandOf(slips), Of(slips.Trade, slips.TradeAlike, Trade.Length));
        return (Brand.SequenceEqual(record.Brand) ? Nearness.Same : Nearness.Differs, Nearness.Differs);
    }

    /// <summary>Two alike characters of a brand of two leave nothing of it.</summary>
    private Nearness BrandOf(NameSlips slips) => slips.BrandAlike == BrandLength ? Nearness.Differs : Of(slips.Brand, slips.BrandAlike, BrandLength);

    private static Nearness Of(int slips, int alike, int length) => (slips, alike) switch
    {
        (0, 0) => length == 0 ? Nearness.Unknown : Nearness.Same,
        (0, <= MostAlike) => Nearness.Alike,
        (1, 0) => Nearness.Slip,
        _ => Nearness.Differs,
    };

    /// <summary>Latin letters and digits of a stem: A and B, 1 and 2 set companies apart.</summary>
    private static string MarksOf(string stem) => string.Concat(stem.Where(char.IsAsciiLetterOrDigit));
}
