using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Demo;

/// <summary>The default demo, played once for all classes that look at it, through the real pipeline: HTTP, files, PostgreSQL, workbooks.</summary>
[CollectionDefinition(Name)]
public sealed class PlayedDemo : IAsyncLifetime, ICollectionFixture<PlayedDemo>
{
    public const string Name = "played demo";

    private readonly TestFolder _folder = new();
    private PrivatePostgres? _server;

    internal City City { get; } = DemoSome.City;

    internal DemoHistory History { get; private set; } = null!;

    internal Landing Landing => new(Path.Combine(_folder.Path, "landing"));

    internal NpgsqlDataSource DataSource { get; private set; } = null!;

    internal List<string> Said { get; } = [];

    internal string Out => Path.Combine(_folder.Path, "out");

    public async Task InitializeAsync()
    {
        _server = await TestServer.JoinAsync();
        var settings = TestSettings.In(_folder.Path) with { ConnectionString = _server.ConnectionString("postgres") };
        History = await DemoRun.PlayAsync(City, settings.Folders.Inbox, Out, (stage, cancel) => DemoPipeline.OpenAsync(settings, stage, cancel), Said.Add, CancellationToken.None);
        DataSource = NpgsqlDataSource.Create(_server.ConnectionString(Database.DemoName));
    }

    public async Task DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await _server!.DisposeAsync();
        _folder.Dispose();
    }
}
