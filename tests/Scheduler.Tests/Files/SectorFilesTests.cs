using System.Diagnostics;
using System.Text;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Files;

/// <summary>The 53 key industries as shipped (rules.md 5): none of their tables is public, so each inherits the general one and says so.</summary>
public sealed class SectorFilesTests : IDisposable
{
    /// <summary>The limit standards that rules.md 5.2 names.</summary>
    private static readonly Dictionary<string, string> LimitStandards = new(StringComparer.Ordinal)
    {
        ["长流程钢铁企业"] = "GB 21256",
        ["短流程钢铁企业"] = "GB 21256",
        ["铁合金"] = "GB 21341",
        ["焦化"] = "GB 21342",
        ["精对苯二甲酸"] = "GB 31533",
        ["轮胎"] = "GB 29449",
        ["铜冶炼"] = "GB 21248",
        ["锌冶炼"] = "GB 21249",
        ["铅冶炼"] = "GB 21250",
        ["电解铝"] = "GB 21346",
        ["氧化铝"] = "GB 21346",
        ["水泥"] = "GB 16780",
        ["平板玻璃及制品"] = "GB 21340",
        ["建筑陶瓷"] = "GB 21252",
        ["卫生陶瓷"] = "GB 21252",
    };

    private static readonly string Industries = Path.Combine(TestSettings.Root, "config", "industries.csv");

    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("2025")]
    [InlineData("2026")]
    [InlineData("2027")]
    public void Every_key_industry_has_a_table_that_inherits_the_general_one_and_is_marked_provisional(string cycle)
    {
        var scheme = Load(cycle).Scheme;
        var population = scheme.PopulationOf(UnitKind.Factory)!;

        Assert.Equal(53, scheme.Industries.All.Count);
        Assert.Equal(scheme.Industries.All.Select(i => i.Sector).Order(StringComparer.Ordinal), population.Sectors.Keys.Order(StringComparer.Ordinal));
        Assert.All(population.Sectors, sector =>
        {
            Assert.True(sector.Value.CountsAs(population.General));
            Assert.True(sector.Value.IsProvisional);
            Assert.Equal($"绿色工厂评价要求 {sector.Key}", sector.Value.Name);
            Assert.Contains("待委内补录", sector.Value.Source, StringComparison.Ordinal);
            Assert.Equal(["E1a", "R2a"], sector.Value.Standards.Select(s => s.Indicator.Value));
        });
    }

    [Fact]
    public void A_limit_standard_is_stated_only_where_the_rules_name_one_and_as_unverified()
    {
        foreach (var (name, table) in Load("2026").Scheme.PopulationOf(UnitKind.Factory)!.Sectors)
        {
            var (energy, water) = (table.Standards[0], table.Standards[1]);
            Assert.Equal(LimitStandards.GetValueOrDefault(name, "待核"), energy.Text[..energy.Text.IndexOf('（', StringComparison.Ordinal)]);
            Assert.Equal(LimitStandards.ContainsKey(name), energy.Text.Contains("使用前核对现行版本", StringComparison.Ordinal));
            Assert.False(water.IsSettled);
        }
    }

    [Fact]
    public void The_codes_of_the_shipped_register_are_all_understood()
    {
        var industries = Load("2026").Scheme.Industries;

        Assert.All(industries.All, i => Assert.False(i.Codes.IsEmpty));
        Assert.Equal(["烧碱", "纯碱"], industries.WithCode(2612).Select(i => i.Sector));
        Assert.Equal(["长流程钢铁企业", "短流程钢铁企业"], industries.WithCode(3120).Select(i => i.Sector));
        Assert.Equal(["造纸"], industries.WithCode(2221).Select(i => i.Sector));
        Assert.Equal((33, 20), (industries.All.Count(i => i.IsSeen), industries.All.Count(i => !i.IsSeen)));
    }

    [Fact]
    public void A_frozen_cycle_keeps_the_register_it_was_assessed_with()
    {
        var loaded = Load("2026");

        var again = Configuration.Scheme(loaded.Files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value), StringComparer.Ordinal));

        Assert.Equal(loaded.Scheme.Industries.All.Select(i => (i.Sector, i.Codes.Text, i.IsSeen)), again.Industries.All.Select(i => (i.Sector, i.Codes.Text, i.IsSeen)));
        Assert.Equal(SchemeFolder.HashOf(loaded.Files), loaded.Hash);
    }

    [Fact]
    public void Another_register_is_another_scheme()
    {
        var other = _folder.Write("industries.csv", File.ReadAllText(Industries).Replace(",3011,seen", ",3012,seen", StringComparison.Ordinal));

        Assert.NotEqual(Load("2026").Hash, SchemeFolder.Load(Folder("2026"), other).Hash);
        Assert.NotEqual(Load("2026").Hash, SchemeFolder.Load(Folder("2026")).Hash);
    }

    [Fact]
    public void Three_years_of_53_sectors_load_in_seconds()
    {
        var watch = Stopwatch.StartNew();

        foreach (var cycle in new[] { "2025", "2026", "2027" })
            _ = Load(cycle);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    public void Dispose() => _folder.Dispose();

    private static string Folder(string cycle) => Path.Combine(TestSettings.Root, "config", "schemes", cycle);

    private static LoadedScheme Load(string cycle) => SchemeFolder.Load(Folder(cycle), Industries);
}
