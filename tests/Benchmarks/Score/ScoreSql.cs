using System.Globalization;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>
/// The same arithmetic as SQL in doubles, in words that DuckDB and PostgreSQL share: points by indicator with weights redistributed within the
/// dimension, total, published score, then rank, ties and flag by counting the published scores, which is faster in both than a window over all units.
/// </summary>
internal static class ScoreSql
{
    public static string CreateUnits(ScoreCase score) =>
        $"create table units (unit integer, {string.Join(", ", Indicators(score).Select(i => $"v{i} double precision").Concat(MayBeOut(score).Select(i => $"n{i} boolean")))})";

    public static string Score(ScoreCase score)
    {
        // The formula below needs it; so no weight ever has to leave its dimension.
        if (score.Table.Dimensions.Any(d => Members(score, d).All(i => score.Table.Indicators[i].MayBeNotApplicable)))
            throw new NotSupportedException("A dimension may be out altogether.");
        var scales = score.Table.Dimensions.Select((d, number) => $"{Share(score, d)} / {InPlay(score, d)} as s{number}");
        var sums = score.Table.Dimensions.Select((d, number) => $"s{number} * ({string.Join(" + ", Members(score, d).Select(i => Points(score.Table.Indicators[i], i)))})");
        return $"""
            create table scored as
            select unit, total, cast(round({(score.Scoring.Published.Decimals == 2 ? "total * 100" : throw new NotSupportedException())}) as integer) as published
            from (select unit, {string.Join("\n + ", sums)} as total from (select *, {string.Join(", ", scales)} from units) as scaled) as summed
            """;
    }

    /// <summary>The k-th from below lies where the count from below reaches k; all tied with it are in the bottom.</summary>
    public static string Rank(ScoreCase score, int units)
    {
        var cut = score.Ranking.Cut;
        var quota = BottomCut.Quota(units, cut.ShareNumerator, cut.ShareDenominator, cut.Count);
        return $"""
            create table ranked as
            with counted as (select published, count(*) as tied from scored group by published),
            places as (select published, tied, 1 + sum(tied) over (order by published desc) - tied as rank, sum(tied) over (order by published) as below from counted),
            cut as (select min(published) as lowest from places where below >= {quota})
            select unit, total, scored.published, cast(rank as integer) as rank, cast(tied as integer) as tied, scored.published <= lowest as bottom
            from scored join places on scored.published = places.published cross join cut
            """;
    }

    public static IEnumerable<int> Indicators(ScoreCase score) => Enumerable.Range(0, score.Table.Indicators.Count);

    public static IEnumerable<int> MayBeOut(ScoreCase score) => Indicators(score).Where(i => score.Table.Indicators[i].MayBeNotApplicable);

    private static IEnumerable<int> Members(ScoreCase score, Dimension dimension) =>
        Indicators(score).Where(i => string.Equals(score.Table.Indicators[i].Dimension, dimension.Name, StringComparison.Ordinal));

    private static string Share(ScoreCase score, Dimension dimension) => Number(Members(score, dimension).Sum(i => score.Table.Indicators[i].Weight.Points));

    private static string InPlay(ScoreCase score, Dimension dimension)
    {
        var mayBeOut = Members(score, dimension).Where(i => score.Table.Indicators[i].MayBeNotApplicable);
        return $"({Share(score, dimension)}{string.Concat(mayBeOut.Select(i => $" - case when n{i} then {Number(score.Table.Indicators[i].Weight.Points)} else 0 end"))})";
    }

    /// <summary>No value, no points: missing and not applicable alike.</summary>
    private static string Points(Indicator indicator, int i)
    {
        var (lead, from) = (Number(indicator.Lead!.Value), Number(indicator.Base!.Value));
        return $"case when v{i} is null then 0 else {Number(indicator.Weight.Points)} * greatest(0, least(1, (v{i} - {from}) / ({lead} - {from}))) end";
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "::double precision";
}
