using GreenBatch.Scheduler.Demo;

namespace GreenBatch.Scheduler.Tests.Demo;

public sealed class PlantedDifficultiesTests
{
    [Fact]
    public void Every_difficulty_has_a_name_of_its_own_and_a_place()
    {
        var planted = PlantedDifficulties.Of(DemoSome.City);
        Assert.Equal(planted.Count, planted.Select(d => d.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(planted, d => Assert.NotEmpty(d.Place));
        for (var limb = 1; limb <= 6; limb++)
            Assert.Contains(planted, d => d.Id.StartsWith($"limb-{limb}-", StringComparison.Ordinal));
    }
}
