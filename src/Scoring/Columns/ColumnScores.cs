namespace GreenBatch.Scoring;

/// <summary>Scores of columns, ranked and cut; everything by position of the unit.</summary>
/// <param name="N">Ranked units: all.</param>
/// <param name="K">Quota.</param>
/// <param name="Cut">Published score of the k-th from below; null when nobody is cut.</param>
public sealed record ColumnScores(int N, int K, decimal? Cut, bool IsTooSmall)
{
    /// <summary>Of points and totals.</summary>
    public const int Decimals = 10;

    private readonly long[] _totals = [];
    private readonly int[] _ranks = [];
    private readonly int[] _tied = [];
    private readonly bool[] _bottom = [];
    private readonly Rounding _published = new(Decimals, MidpointRounding.ToEven);

    internal ColumnScores(BottomCut cut, int minimumUnits, Rounding published, long[] totals, int[] ranks, int[] tied, bool[] bottom)
        : this(cut.N, cut.K, cut.At is { } at ? Ranking.Publish(at, published) : null, cut.N < minimumUnits)
    {
        (_totals, _ranks, _tied, _bottom, _published) = (totals, ranks, tied, bottom, published);
    }

    /// <summary>Totals in units of 10⁻¹⁰.</summary>
    public ReadOnlySpan<long> Totals => _totals;

    public ReadOnlySpan<int> Ranks => _ranks;

    /// <summary>How many share the rank, itself included.</summary>
    public ReadOnlySpan<int> Tied => _tied;

    public ReadOnlySpan<bool> Bottom => _bottom;

    /// <summary>How many points floating point could not settle, so that the reference counted them.</summary>
    public long CountedExactly { get; init; }

    public decimal Total(int unit) => ToDecimal(_totals[unit], Decimals);

    public decimal Published(int unit) => ToDecimal(ColumnRanking.Publish(_totals[unit], _published), _published.Decimals);

    internal static decimal ToDecimal(long value, int decimals) => value * new decimal(1, 0, 0, isNegative: false, (byte)decimals);
}
