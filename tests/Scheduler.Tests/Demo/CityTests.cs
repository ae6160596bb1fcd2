using GreenBatch.Kernel;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Tests.Demo;

public sealed class CityTests
{
    private static readonly AuthorityRegister Register = AuthorityFile.Load(Path.Combine(DemoSome.ConfigFolder, "authorities.csv"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_authority_of_the_day_has_a_factory(int index)
    {
        var day = DemoSome.Settings.Cycles[index].FilingDeadline;
        var expected = Register.On(day).Select(a => a.Id).Order(StringComparer.Ordinal);
        var found = DemoSome.City.ListedIn(DemoSome.Settings.Cycles[index].Cycle)
            .Where(u => u.Kind == UnitKind.Factory)
            .Select(u => DemoSome.City.Places.AuthorityOn(u.Place, day))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void The_districts_of_the_change_move_as_decreed()
    {
        var before = DemoSome.Settings.Cycles[0].FilingDeadline;
        var after = DemoSome.Settings.Cycles[1].FilingDeadline;
        string Move(Part part) => DemoSome.City.Places.AuthorityOn(DemoSome.City[part].Place, before) + " " + DemoSome.City.Places.AuthorityOn(DemoSome.City[part].Place, after);
        Assert.Equal("500105 500157", Move(Part.DistrictRiverNorth));
        Assert.Equal("500112 500109", Move(Part.DistrictTown));
        Assert.Equal("500109 500157", Move(Part.DistrictBeibei));
        Assert.Equal("CQ-LJ 500157", Move(Part.DistrictDevelopmentZone));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public void No_two_companies_share_a_name_or_a_code(int factories)
    {
        var city = DemoSome.With(s => s with { Factories = factories });
        var companies = city.Units.Select(u => u.Company).DistinctBy(c => c.CreditCode, StringComparer.Ordinal).Concat(city.Unlisted().Select(o => o.Company)).ToList();
        var names = companies.SelectMany(c => c.FormerName is null ? [c.Name] : new[] { c.Name, c.FormerName }).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(companies.Count, companies.Select(c => c.CreditCode).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(city.Units.Count(), city.Units.Select(u => u.EntryId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Only_the_two_plants_share_a_code() =>
        Assert.Equal(
            DemoSome.City[Part.PlantOne].Company.CreditCode,
            Assert.Single(DemoSome.City.Units.GroupBy(u => u.Company.CreditCode, StringComparer.Ordinal), g => g.Count() > 1).Key);

    [Fact]
    public void The_same_seed_makes_the_same_city_and_another_seed_another()
    {
        var same = DemoSome.With(s => s);
        var other = DemoSome.With(s => s with { Seed = s.Seed + 1 });
        Assert.Equal(DemoSome.City.Factories.Select(f => f.Company), same.Factories.Select(f => f.Company));
        Assert.Empty(DemoSome.City.Factories.Select(f => f.Company.Name).Intersect(other.Factories.Select(f => f.Company.Name), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(137)]
    [InlineData(740)]
    [InlineData(20_000)]
    public void The_ladder_fills_the_quota_in_each_cycle(int factories)
    {
        var city = DemoSome.With(s => s with { Factories = factories });
        foreach (var (cycle, ladder) in city.Ladders)
        {
            var weak = city.Factories.Where(f => ladder.Points.ContainsKey(f.EntryId) && f.PlannedFor(city.Settings, cycle.Year) == PlannedState.Ranked).ToList();
            Assert.Equal((ladder.Ranked + 19) / 20, ladder.Quota);
            Assert.Equal(ladder.Quota + (cycle == city.Settings.First ? 1 : 0), weak.Count);
            Assert.All(weak, f => Assert.Null(f.Sector));
        }
    }
}
