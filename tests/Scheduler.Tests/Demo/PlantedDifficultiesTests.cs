using GreenBatch.Scheduler.Demo;

namespace GreenBatch.Scheduler.Tests.Demo;

public sealed class PlantedDifficultiesTests : IDisposable
{
    private readonly string _inbox = Directory.CreateTempSubdirectory("greenbatch-demo-").FullName;

    public void Dispose() => Directory.Delete(_inbox, recursive: true);

    [Theory]
    [InlineData(120, 2025)]
    [InlineData(430, 7)]
    public async Task Every_planted_difficulty_ends_where_it_should(int factories, int seed)
    {
        var city = DemoSome.With(s => s with { Factories = factories, Seed = (ulong)seed });
        var said = new List<string>();
        var history = await DemoRun.PlayAsync(city, _inbox, "out", (stage, _) => Task.FromResult<IDemoPipeline>(new MemoryPipeline(stage)), said.Add, CancellationToken.None);
        var answers = history.Check(PlantedDifficulties.Of(city));
        var amiss = answers.Where(a => !a.IsAsExpected).Select(a => $"{a.Difficulty.Id}: {a.Found}").ToList();
        Assert.True(amiss.Count == 0, string.Join('\n', amiss));
        Assert.Equal("上游接口：临时故障 2 次，密钥更新 6 次", said[^1]);
    }

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
