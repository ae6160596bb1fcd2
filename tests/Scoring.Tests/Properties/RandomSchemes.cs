using CsCheck;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>
/// Small schemes and cities at random: two or three dimensions, weights that are fractions, forward and inverse, linear and ratio tables, a pair, a choice
/// group, rows without a benchmark, values on a coarse grid so that there are ties, gaps, doubts, and units that are outside.
/// </summary>
internal static class RandomSchemes
{
    private static readonly Gen<Row> Rows = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 9], Gen.Bool, Gen.Int[1, 12], Gen.Int[0, 6], Gen.Int[0, 9])
        .Select((dimension, weight, isHigher, @base, distance, kind) => new Row(dimension, weight, isHigher, @base, distance, kind));

    public static Gen<Scheme> Schemes { get; } = Gen.Select(Rows.Array[2, 7], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 2])
        .Select((rows, isRatio, hasPair, hasGroup, isStrict, published) => Build(rows, isRatio, hasPair, hasGroup, isStrict, published));

    /// <summary>A scheme with units that filed for it.</summary>
    public static Gen<(Scheme Scheme, Dossier[] Units)> Cities { get; } =
        from scheme in Schemes
        from units in Unit(scheme).Array[1, 24]
        select (scheme, units.Select((u, i) => Named(u, i)).ToArray());

    /// <summary>Only given benchmarks: none that moves with the values of others.</summary>
    public static Scheme WithoutEstimates(Scheme scheme) => scheme with { BenchmarkRules = new BenchmarkRules([BenchmarkSource.Table, BenchmarkSource.Scheme], null) };

    public static string Describe((Scheme Scheme, Dossier[] Units) city) => string.Join(
        '\n',
        [
            $"{city.Scheme.Scoring} {city.Scheme.Ranking}",
            .. city.Scheme.Populations[0].General.Indicators.Select(i => $"{i.Id} {i.Dimension} {i.Direction} {i.Weight} {i.Lead} {i.Base} per {i.PerProduct} excludes {i.Excludes} {i.Choose} na {i.MayBeNotApplicable}"),
            .. city.Units.Select(u => $"{u.Entry.Id} {u.Standing} {string.Join("; ", u.Values.Select(v => $"{v.Indicator}={v.Value} {v.State} {v.Product} {v.Parameter} ({v.Rival})"))}"),
        ]);

    private static Scheme Build(Row[] rows, bool isRatio, bool hasPair, bool hasGroup, bool isStrict, int published)
    {
        var between = isRatio ? BetweenRule.Ratio : BetweenRule.Linear;
        var single = rows.Select((row, i) => Indicator($"I{i}", row, between)).ToList();
        if (hasPair)
            single.AddRange(Pair(single[0]));
        if (hasGroup)
            single.AddRange(Enumerable.Range(0, 3).Select(i => Indicator($"G{i}", rows[i % rows.Length] with { Dimension = 1, Weight = 4 }, between) with { Choose = new ChoiceGroup("g", 2) }));
        var counted = single.Where(i => i.Id.Value is not "Pb" and not "G2").Sum(i => i.Weight.Numerator);
        var indicators = single.Select(i => i with { Weight = new Weight(100m * i.Weight.Numerator, counted) }).ToList();
        var dimensions = indicators.Select(i => i.Dimension).Distinct().Select(d => new Dimension(d, new Weight(100m, 1m)));
        return Some.Scheme(new IndicatorTable("表", "决定", [.. dimensions], indicators) { Between = between }, s => s with
        {
            Scoring = s.Scoring with { Published = new Rounding(published, MidpointRounding.ToEven) },
            BenchmarkRules = s.BenchmarkRules with { Estimate = new EstimateRule(90m, 4) },
            Ranking = s.Ranking with { Cut = new CutRule(1, 5, CountRounding.Ceiling, isStrict ? TiedAtCut.Exclude : TiedAtCut.Include, 5) },
        });
    }

    /// <summary>kind 0: no benchmark given; 1 to 4: may not apply.</summary>
    private static Indicator Indicator(string id, Row row, BetweenRule between)
    {
        var (@base, lead) = row.IsHigher ? (row.Base, row.Base + row.Distance) : (row.Base + row.Distance, row.Base);
        return new Indicator(new IndicatorCode(id), id, $"D{row.Dimension}", "", row.IsHigher ? Direction.Higher : Direction.Lower, new Weight(row.Weight, 1m))
        {
            Lead = row.Kind == 0 ? null : lead,
            Base = row.Kind == 0 || between == BetweenRule.Ratio ? null : @base,
            MayBeNotApplicable = row.Kind is >= 1 and <= 4,
        };
    }

    private static Indicator[] Pair(Indicator like) =>
    [
        like with { Id = new IndicatorCode("Pa"), PerProduct = 3, Excludes = new IndicatorCode("Pb"), Lead = null, Base = null, MayBeNotApplicable = true },
        like with { Id = new IndicatorCode("Pb"), Lead = like.Direction == Direction.Higher ? 9m : 1m, Base = like.Direction == Direction.Higher ? 1m : 9m },
    ];

    private static Gen<Dossier> Unit(Scheme scheme) =>
        from values in ValuesOf(scheme.Populations[0].General.Indicators)
        from standing in Gen.Int[0, 15]
        select Some.Unit("", null, null, values) with { Standing = standing == 0 ? Standing.Vetoed : standing == 1 ? Standing.NewEntry : Standing.Ranked };

    private static Gen<List<ReportedValue>> ValuesOf(IReadOnlyList<Indicator> indicators) =>
        indicators.Select(Values).Aggregate(Gen.Const(new List<ReportedValue>()), (all, next) => Gen.Select(all, next).Select((a, n) => new List<ReportedValue>([.. a, .. n])));

    private static Gen<List<ReportedValue>> Values(Indicator indicator) => Gen.Select(Gen.Int[0, 19], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 3]).Select((kind, value, rival, products) =>
    {
        if (indicator.PerProduct > 0)
            return [.. Enumerable.Range(0, products).Select(i => Product(indicator, (value + (i * rival)) % 41 / 2m, i, kind))];
        var filed = new ReportedValue(indicator.Id, value / 2m);
        return kind switch
        {
            0 => [],
            1 or 2 => [filed with { Value = null, State = ValueState.NotApplicable }],
            3 => [filed with { State = ValueState.Invalid, Rival = rival / 2m }],
            4 => [filed with { State = ValueState.Invalid }],
            _ => new List<ReportedValue> { filed },
        };
    });

    /// <summary>Parameters all different: which of two equally large products is the third is not for these properties.</summary>
    private static ReportedValue Product(Indicator indicator, decimal value, int number, int kind)
    {
        var isHigher = indicator.Direction == Direction.Higher;
        return Some.Product(indicator.Id.Value, $"产品{number}", value, kind < 3 ? null : 1m + number, isHigher ? 9m : 1m, isHigher ? 1m : 9m) with
        {
            State = kind == 5 && number == 0 ? ValueState.Invalid : ValueState.Reported,
        };
    }

    private static Dossier Named(Dossier unit, int number) => unit with { Entry = unit.Entry with { Id = $"F{number:00}", Name = $"厂{number}" } };

    private sealed record Row(int Dimension, int Weight, bool IsHigher, int Base, int Distance, int Kind);
}
