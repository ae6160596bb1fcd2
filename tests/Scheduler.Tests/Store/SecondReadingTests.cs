using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using GreenBatch.Scoring;
using GreenBatch.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace GreenBatch.Scheduler.Tests.Store;

/// <summary>The view <c>out_second_reading</c> against hand-made rankings, and against the engine under every setting.</summary>
public sealed class SecondReadingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly RunReason Somebody = new("tester", "because");

    /// <summary>Share 1/4. A score followed by v: vetoed; n: nothing filed.</summary>
    [Fact]
    public async Task Rules_4_2_rounding_rank_quota_cut_and_ties_in_sql()
    {
        foreach (var row in Table.Parse("""
            | rounding  | on        | count   | tied    | scores                        | published                     | rank        | n | k | cut   | bottom      |
            | half_even | published | ceiling | include | 70.125 70.115 70.12 90        | 70.12 70.12 70.12 90.00       | 2 2 2 1     | 4 | 1 | 70.12 | 1 1 1 0     |
            | half_up   | published | ceiling | include | 70.125 70.115 70.12 90        | 70.13 70.12 70.12 90.00       | 2 3 3 1     | 4 | 1 | 70.12 | 0 1 1 0     |
            | half_even | published | ceiling | exclude | 70.125 70.115 70.12 90        | 70.12 70.12 70.12 90.00       | 2 2 2 1     | 4 | 1 | 70.12 | 0 0 0 0     |
            | half_even | published | ceiling | exclude | 60 70 70 80 90                | 60.00 70.00 70.00 80.00 90.00 | 5 3 3 2 1   | 5 | 2 | 70.00 | 1 0 0 0 0   |
            | half_even | published | ceiling | exclude | 60 70 75 80 90                | 60.00 70.00 75.00 80.00 90.00 | 5 4 3 2 1   | 5 | 2 | 70.00 | 1 1 0 0 0   |
            | half_even | exact     | ceiling | include | 70.125 70.115 70.12 90        | 70.12 70.12 70.12 90.00       | 2 4 3 1     | 4 | 1 | 70.12 | 0 1 0 0     |
            | half_even | published | floor   | include | 60 70 80                      | 60.00 70.00 80.00             | 3 2 1       | 3 | 0 |       | 0 0 0       |
            | half_even | published | floor   | include | 60 70 80 90 95 96 97          | 60.00 70.00 80.00 90.00 95.00 96.00 97.00 | 7 6 5 4 3 2 1 | 7 | 1 | 60.00 | 1 0 0 0 0 0 0 |
            | half_even | published | half_up | include | 60 70 80 90 95                | 60.00 70.00 80.00 90.00 95.00 | 5 4 3 2 1   | 5 | 1 | 60.00 | 1 0 0 0 0   |
            | half_even | published | half_up | include | 60 70 80 90 95 96             | 60.00 70.00 80.00 90.00 95.00 96.00 | 6 5 4 3 2 1 | 6 | 2 | 70.00 | 1 1 0 0 0 0 |
            | half_even | published | ceiling | include | 10v 60 70 n 0v                | 10.00 60.00 70.00 - 0.00      | - 2 1 - -   | 2 | 1 | 60.00 | - 1 0 - -   |
            | half_even | published | ceiling | include | 10v n                         | 10.00 -                       | - -         | 0 | 0 |       | - -         |
            | half_even | published | ceiling | include | 0.005 0.015 0.025 99.995      | 0.00 0.02 0.02 100.00         | 4 2 2 1     | 4 | 1 | 0.00  | 1 0 0 0     |
            """).Rows)
        {
            var scheme = Scheme(row["rounding"], row["on"], row["count"], row["tied"], 2);
            await SaveAsync(scheme, [.. row["scores"].Split(' ').Select((score, i) => Unit(i, score))]);

            var reading = await ReadAsync();

            Assert.Equal(
                string.Join(" | ", row["scores"], row["published"], row["rank"], row["n"], row["k"], row["cut"], row["bottom"]),
                string.Join(" | ", row["scores"], Line(reading, r => r.Published), Line(reading, r => r.Rank), $"{reading[0].N}", $"{reading[0].K}", $"{reading[0].Cut}", Line(reading, r => r.IsBottom is { } flag ? flag ? 1 : 0 : null)));
            Assert.All(reading, r => Assert.True(r.Agrees, r.ToString()));
        }
    }

    [Fact]
    public async Task The_view_agrees_with_the_engine_under_every_setting()
    {
        // Totals in thousandths and few of them, so that there are halves to round and ties at every line. 48 settings × 7 sizes.
        var seed = 12345u;
        foreach (var scheme in Settings())
        {
            foreach (var n in new[] { 1, 2, 4, 19, 20, 21, 47 })
            {
                await SaveAsync(scheme, [.. Enumerable.Range(0, n).Select(i => Unit(i, (50 + (Next() % 40 / 1000m)).ToString(CultureInfo.InvariantCulture) + (Next() % 9 == 0 ? "v" : "")))]);
                var reading = await ReadAsync();
                Assert.Equal(n, reading.Count);
                Assert.All(reading, r => Assert.True(r.Agrees, $"{scheme.Scoring.Published} {scheme.Ranking} {r}"));
            }
        }

        uint Next() => seed = (seed * 1664525u + 1013904223u) >> 8;
    }

    [Fact]
    public async Task Each_ranking_of_a_cycle_is_read_by_itself()
    {
        var scheme = Scheme("half_even", "published", "ceiling", "include", 2);
        Dossier[] units = [.. new[] { "水泥", "水泥", "水泥", "水泥", "水泥", "造纸", "造纸" }.Select((sector, i) => Unit(i, $"{60 + i}") is var unit ? unit with { Entry = unit.Entry with { Sector = sector } } : null!)];

        await SaveAsync(scheme with { Ranking = scheme.Ranking with { Population = RankedPopulation.Sector } }, units);

        var reading = await ReadAsync();
        Assert.Equal("5 5 5 5 5 2 2 | 2 2 2 2 2 1 1 | 5 4 3 2 1 2 1", $"{Line(reading, r => r.N)} | {Line(reading, r => r.K)} | {Line(reading, r => r.Rank)}");
        Assert.Equal([true, true, false, false, false, true, false], reading.Select(r => r.IsBottom!.Value));
        Assert.All(reading, r => Assert.True(r.Agrees, r.ToString()));
    }

    [Theory]
    [InlineData("update out_contribution set points = points - 0.01 where entry_id = 'F000'")]
    [InlineData("update out_unit set is_bottom = not is_bottom where entry_id = 'F000'")]
    [InlineData("update out_unit set rank = rank + 1 where entry_id = 'F000'")]
    [InlineData("update out_unit set tied = tied + 1 where entry_id = 'F000'")]
    [InlineData("update out_unit set published = published + 0.01 where entry_id = 'F000'")]
    [InlineData("update out_unit set total = null where entry_id = 'F000'")]
    [InlineData("update out_population set cut = cut + 0.01")]
    [InlineData("update out_population set k = k + 1")]
    [InlineData("update out_population set n = n - 1")]
    [InlineData("update out_population set share_numerator = 3")]
    public async Task Whatever_is_changed_behind_the_program_s_back_shows(string change)
    {
        await SaveAsync(Scheme("half_even", "published", "ceiling", "include", 2), [.. new[] { "60", "70", "80", "90", "95v" }.Select((score, i) => Unit(i, score))]);
        Assert.All(await ReadAsync(), r => Assert.True(r.Agrees));

        _ = await database.ScalarAsync(change);

        Assert.Contains(await ReadAsync(), r => r.Agrees == false);
    }

    [Fact]
    public async Task An_assessment_saved_without_its_settings_is_summed_and_nothing_more_is_guessed()
    {
        await SaveAsync(Scheme("half_even", "published", "ceiling", "include", 2), [Unit(0, "60"), Unit(1, "70")]);
        _ = await database.ScalarAsync("update out_population set decimals = null, rounding = null, rank_on = null, share_numerator = null, share_denominator = null, quota_rounding = null, tied_at_cut = null");

        Assert.Equal(
            [new Row("F000", 60m, null, null, 2, null, null, null, null), new Row("F001", 70m, null, null, 2, null, null, null, null)],
            await ReadAsync());
    }

    private static IEnumerable<Scheme> Settings() =>
        from rounding in new[] { "half_even", "half_up" }
        from rankOn in new[] { "published", "exact" }
        from count in new[] { "ceiling", "floor", "half_up" }
        from tied in new[] { "include", "exclude" }
        from decimals in new[] { 2, 0 }
        select Scheme(rounding, rankOn, count, tied, decimals);

    private static Scheme Scheme(string rounding, string rankOn, string count, string tied, int decimals)
    {
        var points = new Indicator(new IndicatorCode("A1"), "得分", "A", "", Direction.Higher, new Weight(100m, 1m)) { Lead = 100m, Base = 0m };
        var table = new IndicatorTable("表", "决定", [new Dimension("A", new Weight(100m, 1m))], [points]);
        return new Scheme(new Cycle(2025), 2024, CycleStatus.Counted)
        {
            FilingDeadline = new DateOnly(2025, 11, 3),
            Populations = [new Population(UnitKind.Factory, table, new Dictionary<string, IndicatorTable>())],
            Scoring = new ScoringRules(
                BetweenRule.Linear, new Rounding(decimals, rounding == "half_even" ? MidpointRounding.ToEven : MidpointRounding.AwayFromZero), MissingRule.Zero, NotApplicableRule.SameDimension),
            BenchmarkRules = new BenchmarkRules([BenchmarkSource.Scheme], null),
            Ranking = new RankingRules(Words.Parse<RankOn>(rankOn), new CutRule(1, 4, Words.Parse<CountRounding>(count), Words.Parse<TiedAtCut>(tied), 20)),
            Streak = new StreakRules(2025, GapRule.Unknown, new Dictionary<int, string> { [1] = "黄", [2] = "橙", [3] = "红" }, new WatchRule(1, 20, 2m, "蓝")),
        };
    }

    private static Dossier Unit(int number, string score)
    {
        var entry = new ListEntry($"F{number:000}", UnitKind.Factory, $"厂{number}");
        var filed = score.TrimEnd('v', 'n');
        return new Dossier(entry, new Cycle(2025))
        {
            Standing = score.EndsWith('v') ? Standing.Vetoed : Standing.Ranked,
            Values = filed.Length == 0 ? [] : [new ReportedValue(new IndicatorCode("A1"), decimal.Parse(filed, CultureInfo.InvariantCulture))],
        };
    }

    private static string Line(List<Row> reading, Func<Row, IFormattable?> cell) =>
        string.Join(' ', reading.Select(r => cell(r)?.ToString(null, CultureInfo.InvariantCulture) ?? "-"));

    private async Task SaveAsync(Scheme scheme, IReadOnlyList<Dossier> units)
    {
        var ledger = new RunLedger(database.DataSource, new FakeTimeProvider(new DateTimeOffset(2025, 11, 18, 1, 0, 0, TimeSpan.Zero)), Serilog.Core.Logger.None);
        await using var run = await ledger.StartAsync(scheme.Cycle, "score", Somebody, default);
        var hash = new string('a', 64);
        await new AssessmentStore(database.DataSource).SaveAsync(run, Assessment.Assess(scheme, units, []), scheme, hash, new Dictionary<string, string>(), hash, default);
    }

    private async Task<List<Row>> ReadAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.QueryAsync(
            "select entry_id, total, published, rank, n, k, cut, is_bottom, agrees from out_second_reading order by entry_id",
            r => new Row(
                r.GetString(0), r.NumberOrNull(1), r.NumberOrNull(2), r.IsDBNull(3) ? null : r.GetInt64(3), r.GetInt64(4), r.IsDBNull(5) ? null : r.GetInt64(5), r.NumberOrNull(6), r.FlagOrNull(7), r.FlagOrNull(8)),
            default);
    }

    private sealed record Row(string Id, decimal? Total, decimal? Published, long? Rank, long N, long? K, decimal? Cut, bool? IsBottom, bool? Agrees);
}
