using GreenBatch.Ingest;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Demo;

namespace GreenBatch.Scheduler.Tests.Support;

/// <summary>
/// An installation of its own: a database, folders, the files of a small made-up city in the inbox and its interfaces on the loopback. The same for
/// the real program (<see cref="Environment"/>) and inside the test (<see cref="OpenAsync"/>).
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DemoUpstreams _upstreams;

    private Installation(DemoUpstreams upstreams, string connectionString)
    {
        _upstreams = upstreams;
        ConnectionString = connectionString;
        Settings = TestSettings.In(_folder.Path) with
        {
            ConnectionString = connectionString,
            Sources = TestSettings.In(_folder.Path).Sources.ToDictionary(s => s.Key, s => s.Value with { Access = upstreams.Access.GetValueOrDefault(s.Key) }, StringComparer.Ordinal),
        };
        Play(0);
    }

    /// <summary>The city of the demo with a small dump.</summary>
    public static City City { get; } = DemoSome.With(settings => settings with { Unlisted = 500 });

    public string ConnectionString { get; }

    public Settings Settings { get; }

    public string InboxFolder => Settings.Folders.Inbox;

    public string OutFolder => Settings.Folders.Out;

    /// <summary>What the real program has to be told.</summary>
    public Dictionary<string, string> Environment
    {
        get
        {
            var told = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ConnectionStrings__GreenBatch"] = ConnectionString,
                ["Folders__Data"] = Settings.Folders.Data,
                ["Folders__Inbox"] = InboxFolder,
                ["Folders__Landing"] = Settings.Folders.Landing,
                ["Folders__Out"] = OutFolder,
                ["Folders__Logs"] = Settings.Folders.Logs,
                ["Network__AllowedHosts"] = "127.0.0.1",
            };
            foreach (var (source, access) in _upstreams.Access)
                Tell(told, source, access);
            return told;
        }
    }

    /// <param name="template">A database to begin with; by default an empty one.</param>
    public static async Task<Installation> OpenAsync(PrivatePostgres server, string template = "template0") =>
        new(await DemoUpstreams.StartAsync(City, TimeProvider.System, CancellationToken.None), await TestServer.CreateDatabaseAsync(server, template));

    /// <summary>The departments deliver for the cycle with this number.</summary>
    public void Play(int index)
    {
        _upstreams.Play(City.Settings.Cycles[index]);
        DemoInbox.Write(City, City.Settings.Cycles[index], InboxFolder);
    }

    /// <summary>The pipeline on this installation, inside the test.</summary>
    public Task<Composition> ComposeAsync(Settings? settings = null) => Composition.BuildAsync(settings ?? Settings, CancellationToken.None);

    public Task<ProgramEnd> RunAsync(params string[] arguments) => OtherProgram.RunAsync(Environment, arguments);

    /// <summary>Runs the program with a fault point armed.</summary>
    public Task<ProgramEnd> RunUntilAsync(string fault, params string[] arguments) =>
        OtherProgram.RunAsync(new Dictionary<string, string>(Environment, StringComparer.Ordinal) { ["GREENBATCH_FAULT_KILL_AT"] = fault }, arguments);

    public async ValueTask DisposeAsync()
    {
        await _upstreams.DisposeAsync();
        _folder.Dispose();
    }

    private static void Tell(Dictionary<string, string> told, string source, SourceAccess access)
    {
        told[$"Sources__{source}__Address"] = access.Address.ToString();
        if (access.Token is not null)
            told[$"Sources__{source}__Token"] = access.Token;
        if (access.Secret is not null)
            told[$"Sources__{source}__Secret"] = access.Secret;
    }
}
