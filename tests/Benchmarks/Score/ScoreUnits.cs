using GreenBatch.Scheduler.Demo;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>Made-up units: values with six decimals from somewhat worse than base to somewhat better than lead, 2 % missing, 6 % not applicable where that may be.</summary>
internal static class ScoreUnits
{
    /// <summary>Value of a unit of the columns' last place, turned over.</summary>
    public const decimal One = 1_000_000m;

    private const int Decimals = 6;
    private const int Missing = 2;
    private const int NotApplicable = 6;

    public static UnitColumns Make(ScoreCase score, int count, ulong seed = 20270930)
    {
        var columns = new IndicatorColumn[score.Table.Indicators.Count];
        Parallel.For(0, columns.Length, i => columns[i] = Column(score.Table.Indicators[i], count, DemoRandom.Of(seed, "column", i)));
        return new UnitColumns(columns);
    }

    /// <summary>A value as a double, null where there is none.</summary>
    public static double? Value(IndicatorColumn column, int unit) =>
        column.Values[unit] is > IndicatorColumn.NotApplicable and var value ? (double)(value / One) : null;

    private static IndicatorColumn Column(Indicator indicator, int count, DemoRandom random)
    {
        var values = new long[count];
        var (lead, from) = ((long)(indicator.Lead!.Value * One), (long)(indicator.Base!.Value * One));
        for (var unit = 0; unit < count; unit++)
            values[unit] = Value(indicator, lead, from, random);
        return new IndicatorColumn(values, Decimals);
    }

    private static long Value(Indicator indicator, long lead, long from, DemoRandom random)
    {
        var kind = random.Below(100);
        if (kind < Missing)
            return IndicatorColumn.Missing;
        if (indicator.MayBeNotApplicable && kind < Missing + NotApplicable)
            return IndicatorColumn.NotApplicable;
        // Of the way from base to lead −15 % to 125 %; the mean of two is commoner in the middle.
        const int Whole = 1_000_000;
        var share = ((random.Below(Whole) + random.Below(Whole)) * 7L / 10) - (Whole * 15 / 100);
        return Math.Max(0, from + ((lead - from) * share / Whole));
    }
}
