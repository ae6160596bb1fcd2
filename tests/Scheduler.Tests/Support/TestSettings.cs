using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Tests.Support;

internal static class TestSettings
{
    /// <summary>The product's root: the tests run from somewhere below it.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The product's own settings, with every folder inside <paramref name="folder"/>.</summary>
    public static Settings In(string folder) => SettingsFiles.Load(Root) with
    {
        ConnectionString = null,
        Hosts = new GreenBatch.Ingest.AllowedHosts(["127.0.0.1"]),
        Folders = new FolderSettings(Below(folder, "data"), Below(folder, "inbox"), Below(folder, "landing"), Below(folder, "out"), Below(folder, "logs")),
    };

    private static string Below(string folder, string name) => Path.Combine(folder, name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, ProductRoot.ConfigFile)))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
