using GreenBatch.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace GreenBatch.Ingest.Tests;

public sealed class InboxTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inbox");

    [Fact]
    public async Task Files_of_the_source_and_cycle_come_in_the_order_of_their_names()
    {
        Put("plants_2025_02.csv", "示例来源_2025_03.xlsx", "plants_2025_01.csv.gz", "plants_2024_01.csv", "market_2025_01.csv", "plants_2025_04.txt");

        var deliveries = await FetchAsync(ReadingSample.Plants, []);

        Assert.Equal(["plants_2025_01.csv.gz", "plants_2025_02.csv", "示例来源_2025_03.xlsx"], deliveries.Select(d => d.Documents[0].Name));
        Assert.Equal(["01", "02", "03"], deliveries.Select(d => d.Batch));
    }

    [Fact]
    public async Task A_file_without_its_done_file_waits_where_one_is_asked_for()
    {
        Put("plants_2025_01.csv", "plants_2025_02.csv", "plants_2025_02.csv.done");
        var issues = new List<Issue>();

        var deliveries = await FetchAsync(ReadingSample.Plants with { NeedsDoneFile = true }, issues);

        Assert.Equal("02", Assert.Single(deliveries).Batch);
        Assert.Equal("B064", Assert.Single(issues).Code);
    }

    [Theory]
    [InlineData("..\\..\\x.csv", "B066")]
    [InlineData("/etc/x", "B066")]
    [InlineData("a\nb_2025_01.csv", "B066")]
    [InlineData("plants-2025.csv", "B067")]
    [InlineData("plants_9999_01.csv", "B067")]
    [InlineData("other_2025_01.csv", "B067")]
    [InlineData("plants_2025_01.exe", "B067")]
    public void A_name_that_is_not_one_is_refused_with_its_reason(string name, string code)
    {
        Assert.Null(InboxName.Parse(name, [ReadingSample.Plants], out var issue));
        Assert.Equal(code, issue?.Code);
    }

    [Fact]
    public void Strays_are_listed_once()
    {
        Put("plants_2025_01.csv", "随手放的文件.docx");

        Assert.Equal("B067", Assert.Single(InboxName.Strays(_folder.FullName, [ReadingSample.Plants])).Code);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Put(params string[] names)
    {
        foreach (var name in names)
            File.WriteAllText(Path.Combine(_folder.FullName, name), "x");
    }

    private async Task<List<FetchedDelivery>> FetchAsync(SourceDefinition source, List<Issue> issues)
    {
        await using var services = new ServiceCollection().AddIngest(new FetchOptions { SettleTime = TimeSpan.Zero }).BuildServiceProvider();
        var fetcher = services.GetServices<IFetcher>().Single(f => f.Channel is SourceChannel.Inbox);
        var deliveries = new List<FetchedDelivery>();
        await foreach (var delivery in fetcher.FetchAsync(new FetchRequest(new Cycle(2025), source, _folder.FullName, null) { Report = issues.Add }, CancellationToken.None))
            deliveries.Add(delivery);
        return deliveries;
    }
}
