using CsCheck;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>What must hold whatever the scheme and the city. A failure prints the seed with which it comes again.</summary>
public sealed class AssessmentPropertyTests
{
    private const int Cities = 150;

    [Fact]
    public void Points_stand_between_0_and_the_weight_and_the_total_is_their_exact_sum() => ForEachCity((scheme, units) =>
    {
        foreach (var unit in Some.Assess(scheme, units).Units)
        {
            Assert.All(unit.Contributions, c => Assert.InRange(c.Points, 0m, c.Weight));
            Assert.All(unit.Contributions, c => Assert.Equal(c.Weight - c.Points, c.Lost));
            if (unit.Total is { } total)
                Assert.Equal((unit.Contributions.Sum(c => c.Points), true), (total, total is >= 0m and <= 100.000000001m));
            Assert.True(unit.Total is not null || unit.Dossier.Values.Count == 0);
        }
    });

    /// <summary>Each weight is rounded to ten decimals, so the sum may be off by half a digit for each of them and no more.</summary>
    [Fact]
    public void Weights_sum_to_100_whenever_something_is_in_play() => ForEachCity((scheme, units) =>
    {
        foreach (var rule in new[] { NotApplicableRule.SameDimension, NotApplicableRule.WholeTable })
        {
            foreach (var unit in Some.Assess(scheme with { Scoring = scheme.Scoring with { NotApplicable = rule } }, units).Units)
            {
                var sum = unit.Contributions.Sum(c => c.Weight);
                var isInPlay = unit.Contributions.Any(c => c.State is ContributionState.Reported or ContributionState.Missing);
                Assert.InRange(Math.Abs(sum - (isInPlay ? 100m : 0m)), 0m, unit.Contributions.Count * 0.00000000005m);
            }
        }
    });

    [Fact]
    public void What_does_not_apply_never_gives_more_than_100_and_is_lost_under_none() => ForEachCity((scheme, units) =>
    {
        foreach (var unit in Some.Assess(scheme with { Scoring = scheme.Scoring with { NotApplicable = NotApplicableRule.None } }, units).Units)
            Assert.True(unit.Contributions.Sum(c => c.Weight) <= 100.0000000005m);
    });

    [Fact]
    public void The_order_of_units_and_of_values_changes_nothing() => ForEachCity((scheme, units) =>
    {
        var shuffled = units.Select(u => u with { Values = [.. u.Values.Reverse()] }).OrderBy(u => u.Entry.Id[^1]).ThenByDescending(u => u.Entry.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(Picture(Some.Assess(scheme, units)), Picture(Some.Assess(scheme, shuffled)));
    });

    [Fact]
    public void A_second_run_gives_the_same() => ForEachCity((scheme, units) => Assert.Equal(Picture(Some.Assess(scheme, units)), Picture(Some.Assess(scheme, units))));

    [Fact]
    public void Whoever_is_outside_is_not_in_n_and_everybody_ranked_is() => ForEachCity((scheme, units) =>
    {
        var result = Some.Assess(scheme, units);
        var ranked = result.Units.Where(u => u.State == UnitState.Ranked).ToList();
        Assert.Equal((units.Length, ranked.Count), (result.Units.Count, result.N));
        Assert.Equal((ranked.Count + 4) / 5, result.K);
        Assert.All(result.Units, u => Assert.Equal(u.State == UnitState.Ranked, u.Rank is not null && u.IsBottom is not null && u.Streak is not null));
        Assert.All(result.Units.Except(ranked), u => Assert.Equal((null, null, Level.None), (u.Rank, u.Tied, u.Level)));
        Assert.All(ranked, u => Assert.Equal(1 + ranked.Count(o => o.Published > u.Published), u.Rank));
        Assert.Equal(ranked.Count == 0 ? null : ranked.Select(u => u.Published).Order().ElementAt(result.K - 1), result.Cut);
    });

    /// <summary>The benchmarks are fixed; others may be in doubt. Points of the row, total and rank of the unit: none gets worse.</summary>
    [Fact]
    public void A_better_value_never_lowers_the_own_points_total_or_rank() =>
        Gen.Select(RandomSchemes.Cities, Gen.Int[0, 23], Gen.Int[0, 99], Gen.Int[1, 12]).Sample((city, who, which, step) =>
        {
            var scheme = RandomSchemes.WithoutEstimates(city.Scheme);
            var unit = city.Units[who % city.Units.Length];
            if (Improve(scheme, unit, which, step / 2m) is not { } better)
                return;
            var before = Some.Assess(scheme, city.Units).Of(unit.Entry.Id);
            var after = Some.Assess(scheme, [.. city.Units.Select(u => ReferenceEquals(u, unit) ? better : u)]).Of(unit.Entry.Id);
            Assert.All(before.Contributions.Zip(after.Contributions), rows => Assert.True(rows.Second.Points >= rows.First.Points || rows.Second.State == ContributionState.Excluded, $"{rows.First} {rows.Second}"));
            Assert.True(after.Total >= before.Total, $"{unit.Entry.Id} {before.Total} {after.Total}");
            if (before.State == UnitState.Ranked && after.State == UnitState.Ranked)
                Assert.True(after.Rank <= before.Rank, $"{unit.Entry.Id} {before.Rank} {after.Rank}");
        }, iter: 600);

    /// <summary>One reported value moved toward the better side; null when the pick is not such a value.</summary>
    private static Dossier? Improve(Scheme scheme, Dossier unit, int which, decimal step)
    {
        if (unit.Values.Count == 0 || unit.Values[which % unit.Values.Count] is not { State: ValueState.Reported } value)
            return null;
        var isHigher = scheme.Populations[0].General.Indicators.Single(i => i.Id == value.Indicator).Direction == Direction.Higher;
        return unit with { Values = [.. unit.Values.Select(v => ReferenceEquals(v, value) ? v with { Value = isHigher ? v.Value + step : v.Value - step } : v)] };
    }

    private static void ForEachCity(Action<Scheme, Dossier[]> check) =>
        RandomSchemes.Cities.Sample(city => check(city.Scheme, city.Units), iter: Cities, print: RandomSchemes.Describe);

    /// <summary>Everything an assessment says, by entry.</summary>
    private static string Picture(PopulationResult result) => string.Join(
        '\n',
        result.Units.OrderBy(u => u.Dossier.Entry.Id, StringComparer.Ordinal)
            .Select(u => $"{u.Dossier.Entry.Id} {u.State} {u.StateReason} {u.Total} {u.Published} {u.Rank} {u.Tied} {u.IsBottom} {u.Streak} {u.StreakNote} {u.Level} {u.IsIncomplete} "
                + string.Join("; ", u.Contributions.Select(c => $"{c.Indicator} {c.State} {c.Value} {c.Lead} {c.Base} {c.Benchmark} {c.Weight} {c.Points} {c.IsDoubtful}")))
            .Prepend($"{result.N} {result.K} {result.Cut} {result.IsTooSmall}")
            .Concat(result.Benchmarks.Select(b => b.ToString())));
}
