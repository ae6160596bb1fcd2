using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using Hangfire;

namespace GreenBatch.Scheduler.Demo;

/// <summary>The demo's own place, for the commands that look at what it left: its database, its folders, and no hours at which anything would start.</summary>
internal static class DemoInstallation
{
    /// <summary>Folders below the data folder: the demo never touches the installation's inbox, raw deliveries or reports.</summary>
    public static Settings Stage(Settings installed)
    {
        var folder = Folder(installed);
        return installed with
        {
            Folders = installed.Folders with { Inbox = Path.Combine(folder, "inbox"), Landing = Path.Combine(folder, "landing"), Out = Path.Combine(folder, "out") },
        };
    }

    /// <summary>Every job is there to be seen and triggered, none starts by itself; no upstream is named, as the played ones are gone.</summary>
    public static Settings ToServe(Settings installed, IEnumerable<string> jobs) => Stage(installed) with
    {
        Schedule = installed.Schedule with { Jobs = jobs.ToDictionary(job => job, _ => Cron.Never(), StringComparer.Ordinal) },
        Sources = installed.Sources.ToDictionary(s => s.Key, s => s.Value with { Access = null }, StringComparer.Ordinal),
    };

    public static string Folder(Settings installed) => Path.Combine(installed.Folders.Data, "demo");

    /// <summary>The demo's database, which must have been played.</summary>
    public static async Task<Database> OpenAsync(Settings settings, CancellationToken cancel)
    {
        var database = await Database.OpenAsync(settings, Database.DemoName, cancel: cancel);
        try
        {
            if ((await new Migrator(database.DataSource).StatusAsync(cancel)).Any(m => m.AppliedAt is not null))
                return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }

        await database.DisposeAsync();
        throw new UserError(ExitCode.Usage, "GB-WEB-002", "还没有演示数据", "先执行 ./greenbatch demo");
    }
}
