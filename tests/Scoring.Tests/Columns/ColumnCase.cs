using CsCheck;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>One indicator of a made-up table: everything in whole steps of 10⁻ᵈ.</summary>
public sealed record ColumnIndicator(int Dimension, bool IsHigher, int Weight, int Decimals, long From, long Span, bool HasBar, bool MayBeNotApplicable)
{
    /// <summary>Whole, fractional, a hair above and below 1 (so that points stand within 10⁻²⁸ of a half), and tiny.</summary>
    private static readonly Weight[] Weights =
    [
        new(8m, 1m), new(13m, 1m), new(25m, 6m), new(7m, 3m), new(1m, 1m),
        new(1.0000000000000000000000000001m, 1m), new(0.9999999999999999999999999999m, 1m), new(0.000000001m, 1m),
    ];

    public decimal Step { get; } = new(1, 0, 0, isNegative: false, (byte)Decimals);

    public decimal Base => From * Step;

    public decimal Lead => (IsHigher ? From + Span : From - Span) * Step;

    public Indicator ToIndicator(int position) => new(new IndicatorCode($"X{position}"), $"X{position}", $"D{Dimension}", "", IsHigher ? Direction.Higher : Direction.Lower, Weights[Weight])
    {
        Lead = HasBar ? Lead : null,
        Base = HasBar ? Base : null,
        MayBeNotApplicable = MayBeNotApplicable,
    };

    /// <param name="kind">Which sort of value: the marks, lead and base and their neighbours, planted halves (a span of 2¹⁴ steps has one at every eighth), between and beyond.</param>
    public ReportedValue? Value(int position, int kind, int chance)
    {
        var id = $"X{position}";
        return kind switch
        {
            0 => position == 0 ? Some.Value(id, null) : null, // a unit files at least something
            1 => Some.NotApplicable(id),
            2 => At(Span),
            3 => At(0),
            4 => At(Span - 1),
            5 => At(1),
            6 => At(chance * 8 % Math.Max(Span, 1)),
            7 => At(-chance),
            8 => At(Span + chance),
            9 when Span < 1_000_000_000 => Some.Value(id, Base + (Lead - Base) * chance / 100_000m), // more decimals than the marks
            _ => At((long)((Int128)Span * chance / 100_001)),
        };

        ReportedValue At(long beyond) => Some.Value(id, (IsHigher ? From + beyond : From - beyond) * Step);
    }
}

/// <summary>A made-up table, rules and units, for the columns and for the reference alike.</summary>
public sealed record ColumnCase(IndicatorTable Table, Scheme Scheme, IReadOnlyList<Dossier> Units)
{
    private static readonly Gen<ColumnIndicator> Indicators = Gen.Select(
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Int[0, 7]),
        Gen.Select(Gen.Int[0, 4], Gen.OneOf(Gen.Long[-3000, 3000], Gen.Const(1_000_000_000L), Gen.Const(0L)), Among(0L, 1L, 7L, 1000L, 999_983L, 1L << 14, 3L << 14, 1L << 17, (1L << 53) + 1, 3L << 60)),
        Gen.Select(Gen.Int[0, 6], Gen.Bool),
        (a, b, c) => new ColumnIndicator(a.Item1, a.Item2, a.Item3, b.Item1, b.Item2, b.Item3, c.Item1 > 0, c.Item2));

    private static readonly Gen<(RankOn On, TiedAtCut Tied, int Decimals, bool IsHalfUp, CountRounding Count, int Denominator)> Rankings = Gen.Select(
        Among(RankOn.Published, RankOn.Exact), Among(TiedAtCut.Include, TiedAtCut.Exclude), Among(0, 1, 2, 3, 10), Gen.Bool,
        Among(CountRounding.Ceiling, CountRounding.Floor, CountRounding.HalfUp), Among(20, 3));

    /// <summary>Cases with so many units.</summary>
    public static Gen<ColumnCase> Of(Gen<int> sizes) => Gen.Select(
        Indicators.Array[1, 7], Among(NotApplicableRule.SameDimension, NotApplicableRule.WholeTable, NotApplicableRule.None), Among(BetweenRule.Linear, BetweenRule.Ratio), Rankings,
        sizes.SelectMany(size => Gen.Select(Gen.Int[0, 10], Gen.Int[0, 100_000]).Array[7].Array[size]), Make);

    private static Gen<T> Among<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static ColumnCase Make(
        ColumnIndicator[] indicators, NotApplicableRule rule, BetweenRule between,
        (RankOn On, TiedAtCut Tied, int Decimals, bool IsHalfUp, CountRounding Count, int Denominator) ranking, (int Kind, int Chance)[][] draws)
    {
        if (between == BetweenRule.Ratio)
            indicators = [.. indicators.Select(i => i.IsHigher ? i : i with { From = Math.Abs(i.From) + i.Span + 1 })];
        var list = indicators.Select((x, i) => x.ToIndicator(i)).ToList();
        var table = new IndicatorTable("表", "决定", [.. list.Select(i => i.Dimension).Distinct().Select(d => new Dimension(d, new Weight(1m, 1m)))], list) { Between = between };
        var scheme = Some.Scheme(table, s => s with
        {
            Scoring = s.Scoring with { NotApplicable = rule, Published = new Rounding(ranking.Decimals, ranking.IsHalfUp ? MidpointRounding.AwayFromZero : MidpointRounding.ToEven) },
            BenchmarkRules = new BenchmarkRules([BenchmarkSource.Table, BenchmarkSource.Scheme], null),
            Ranking = new RankingRules(ranking.On, new CutRule(1, ranking.Denominator, ranking.Count, ranking.Tied, 20)),
        });
        var units = draws.Select((draw, u) => Some.Unit($"F{u}", null, null, [.. indicators.Select((x, i) => x.Value(i, draw[i].Kind, draw[i].Chance)).OfType<ReportedValue>()]));
        return new ColumnCase(table, scheme, [.. units]);
    }

    public ColumnScorer Scorer(IReadOnlyList<IReadOnlyList<ColumnBar?>>? bars = null) => new(Table, Scheme.Scoring, Scheme.Ranking, bars);

    public UnitColumns Columns(byte[]? groups = null) => new(
        [.. Table.Indicators.Select(i => IndicatorColumn.From([.. Units.Select(u => u.Values.FirstOrDefault(v => v.Indicator == i.Id))]))], groups);
}
