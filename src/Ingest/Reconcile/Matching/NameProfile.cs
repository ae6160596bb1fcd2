namespace GreenBatch.Ingest;

/// <summary>How two parts of a name stand to each other.</summary>
internal enum Nearness
{
    /// <summary>Not known on one side: weighs nothing.</summary>
    Unknown,
    Same,

    /// <summary>Equal but for characters that sound or look alike.</summary>
    Alike,

    /// <summary>One slip of the hand: a character too many, lost, or swapped with its neighbour.</summary>
    Slip,

    /// <summary>One character is another, unlike one: as often another enterprise as a slip.</summary>
    Changed,

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
    private const int ShortestWhole = 6;

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
        return Slipped(record) ?? Whole(record) ?? Far(record);
    }

    /// <summary>Null when either part is too different to be a slip.</summary>
    private (Nearness Brand, Nearness Trade)? Slipped(NameProfile record)
    {
        var slips = NameAlignment.Align(record.Key.Stem, Key.Stem, BrandLength);
        if (slips.IsFar)
            return null;
        var (brand, trade) = (BrandOf(slips.Brand), Of(slips.Trade, Trade.Length));
        return brand == Nearness.Differs || trade == Nearness.Differs ? null : (brand, trade);
    }

    /// <summary>What is left of the likeness: an equal brand before another trade, or the other way round.</summary>
    private (Nearness Brand, Nearness Trade) Far(NameProfile record)
    {
        var brand = Brand.SequenceEqual(record.Brand) ? Nearness.Same : Nearness.Differs;
        var trade = Trade.Length == 0 ? Nearness.Unknown : Trade.SequenceEqual(record.Trade) ? Nearness.Same : Nearness.Differs;
        return (brand, trade);
    }

    /// <summary>A slip in the region in front moves everything behind it: the names are compared whole, and only for what is surely a slip.</summary>
    private (Nearness Brand, Nearness Trade)? Whole(NameProfile record)
    {
        var whole = Key.Formless;
        var slips = NameAlignment.Align(record.Key.Formless, whole, whole.Length);
        var nearness = slips.IsFar || whole.Length < ShortestWhole ? Nearness.Differs : Of(slips.Brand, whole.Length);
        var isInRegion = record.Key.Formless.EndsWith(Key.Stem, StringComparison.Ordinal);
        if (nearness != Nearness.Slip && !(nearness == Nearness.Alike && isInRegion))
            return null;
        return (isInRegion ? Nearness.Same : Nearness.Slip, Trade.Length == 0 ? Nearness.Unknown : Nearness.Same);
    }

    /// <summary>As many alike characters as the brand is long leave nothing of it.</summary>
    private Nearness BrandOf(SlipCount slips) => slips.Alike == BrandLength ? Nearness.Differs : Of(slips, BrandLength);

    private static Nearness Of(SlipCount slips, int length) => (slips.Moved + slips.Changed, slips.Alike) switch
    {
        (0, 0) => length == 0 ? Nearness.Unknown : Nearness.Same,
        (0, <= MostAlike) => Nearness.Alike,
        (1, 0) => slips.Moved == 1 ? Nearness.Slip : Nearness.Changed,
        _ => Nearness.Differs,
    };

    /// <summary>Latin letters and digits of a stem: A and B, 1 and 2 set companies apart.</summary>
    private static string MarksOf(string stem) => string.Concat(stem.Where(char.IsAsciiLetterOrDigit));
}
