using System.Globalization;
using System.Text.Json;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Tests.Demo;

[Collection(PlayedDemo.Name)]
public sealed class DemoEndToEndTests(PlayedDemo demo)
{
    public static TheoryData<string> Planted { get; } = [.. PlantedDifficulties.Of(DemoSome.City).Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_difficulty_ends_where_it_should(string id)
    {
        var difficulty = PlantedDifficulties.Of(demo.City).Single(d => d.Id == id);
        Assert.Null(difficulty.Check(demo.History));
    }

    [Fact]
    public void Factories_are_flagged_for_one_two_and_three_consecutive_years()
    {
        var levels = demo.History.At(2).Factories!.Units.Select(u => u.Level).ToHashSet();
        Assert.Superset(new HashSet<Level> { Level.Yellow, Level.Orange, Level.Red }, levels);
    }

    [Fact]
    public void Nobody_vanishes_between_the_list_and_the_ranking()
    {
        foreach (var outcome in demo.History.Outcomes)
        {
            foreach (var population in outcome.Assessment.Populations)
            {
                var outside = population.Units.Where(u => u.State != UnitState.Ranked).ToList();
                Assert.Equal(outcome.Dossiers.Count(d => d.Entry.Kind == population.Kind), population.N + outside.Count);
                Assert.All(outside, u => Assert.False(string.IsNullOrEmpty(u.StateReason)));
                Assert.True(population.IsClosed);
            }
        }
    }

    [Fact]
    public async Task Every_row_that_came_in_is_accounted_for()
    {
        await using var command = demo.DataSource.CreateCommand(
            "select count(*), sum(rows), sum(accepted + quarantined + duplicate + outside), sum(outside), sum(accepted) - (select count(*) from core_record), sum(quarantined) - (select count(*) from raw_quarantine) from raw_document");
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.True(reader.GetInt64(0) > 60);
        Assert.Equal(reader.GetDecimal(1), reader.GetDecimal(2));
        Assert.True(reader.GetDecimal(3) > 150_000, "three dumps of 50,000 unlisted enterprises");
        Assert.Equal(0, reader.GetDecimal(4));
        Assert.Equal(0, reader.GetDecimal(5));
    }

    [Fact]
    public void The_points_of_every_flagged_factory_agree_with_a_computation_by_hand()
    {
        var computed = 0;
        foreach (var unit in Flagged())
        {
            Assert.Equal(unit.Total, unit.Contributions.Sum(c => c.Points));
            Assert.Equal(100m, Math.Round(unit.Contributions.Sum(c => c.Weight), 8));
            foreach (var c in unit.Contributions.Where(c => c is { State: ContributionState.Reported, Products.Count: 0 }))
            {
                Assert.Equal(ByHand(c), c.Points);
                computed++;
            }
        }

        Assert.True(computed > 100, $"{computed} figures recomputed");
    }

    [Fact]
    public async Task A_second_reading_in_sql_gives_every_unit_the_same_total_rank_and_flag()
    {
        var reading = await SecondReadingAsync();
        var units = demo.History.Outcomes.SelectMany(o => o.Assessment.Populations.SelectMany(p => p.Units.Select(u => (Key: (o.Cycle.Year, u.Dossier.Entry.Id), Reading(p, u))))).ToList();

        Assert.Equal(demo.History.Outcomes.Sum(o => o.Dossiers.Count), reading.Count);
        Assert.Equal(units.Count, reading.Count);
        Assert.All(units, unit => Assert.Equal((unit.Key, unit.Item2), (unit.Key, reading[unit.Key])));

        static string Reading(PopulationResult p, UnitResult u) =>
            FormattableString.Invariant($"{p.Kind} {u.Total:0.0000000000} {u.Published} {u.Rank} {u.Tied} {u.Group.N} {u.Group.K} {u.Group.Cut} {u.IsBottom} True");
    }

    [Fact]
    public async Task Every_figure_of_a_flagged_factory_leads_to_the_bytes_it_was_read_from()
    {
        var traced = 0;
        foreach (var outcome in demo.History.Outcomes)
        {
            var documents = await DocumentsAsync(outcome.Cycle);
            foreach (var unit in outcome.Factories!.Units.Where(u => u.IsBottom == true))
            {
                foreach (var c in unit.Contributions.Where(c => c is { Origin.Source: "platform", State: ContributionState.Reported, Products.Count: 0 } && c.Origin.File.EndsWith(".json", StringComparison.Ordinal)))
                {
                    Assert.True(await demo.Landing.IsIntactAsync(documents[(c.Origin!.Delivery, c.Origin.File)], default));
                    using var page = await JsonDocument.ParseAsync(demo.Landing.Open(documents[(c.Origin.Delivery, c.Origin.File)]));
                    Assert.Contains(FiledValues(page, unit.Dossier.Entry.Id, c.Indicator.Value), v => v == c.Value);
                    traced++;
                }
            }
        }

        Assert.True(traced > 100, $"{traced} figures traced");
    }

    [Fact]
    public void The_upstreams_failed_now_and_then_and_were_asked_again() => Assert.StartsWith("上游接口：临时故障 2 次，密钥更新 6 次", demo.Said[^1], StringComparison.Ordinal);

    private IEnumerable<UnitResult> Flagged() => demo.History.Outcomes.SelectMany(o => o.Factories!.Units).Where(u => u.IsBottom == true);

    /// <summary>contracts: full at or beyond lead, nothing at or beyond base, linear between, half-even to ten decimals.</summary>
    private static decimal ByHand(Contribution c)
    {
        var share = (c.Value!.Value - c.Base!.Value) / (c.Lead!.Value - c.Base.Value);
        return Math.Round(c.Weight * Math.Clamp(share, 0m, 1m), 10, MidpointRounding.ToEven);
    }

    private async Task<Dictionary<(int Cycle, string Entry), string>> SecondReadingAsync()
    {
        await using var connection = await demo.DataSource.OpenConnectionAsync();
        var rows = await connection.QueryAsync(
            "select cycle, entry_id, kind, total, published, rank, tied, n, k, cut, is_bottom, agrees from out_second_reading join out_assessment using (run_id)",
            r => ((r.GetInt32(0), r.GetString(1)), FormattableString.Invariant(
                $"{Words.Parse<UnitKind>(r.GetString(2))} {r.NumberOrNull(3):0.0000000000} {r.NumberOrNull(4)} {r[5]} {r[6]} {r[7]} {r[8]} {r.NumberOrNull(9)} {r[10]} {r[11]}")),
            default);
        return rows.ToDictionary();
    }

    private async Task<Dictionary<(string Delivery, string File), string>> DocumentsAsync(Cycle cycle)
    {
        var lines = await new DeliveryStore(demo.DataSource).ListAsync(cycle, default);
        return lines.ToDictionary(l => (l.Figures.DeliveryId, l.Figures.File), l => l.Sha256);
    }

    private static IEnumerable<decimal?> FiledValues(JsonDocument page, string entry, string indicator) =>
        page.RootElement.GetProperty("data").GetProperty("rows").EnumerateArray()
            .Where(row => row.GetProperty("entryId").GetString() == entry)
            .SelectMany(row => row.GetProperty("values").EnumerateArray())
            .Where(value => value.GetProperty("indicator").GetString() == indicator)
            .Select(value => (decimal?)decimal.Parse(value.GetProperty("value").ToString(), NumberStyles.Float, CultureInfo.InvariantCulture));
}
