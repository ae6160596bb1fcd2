using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Demo;

/// <summary>The built program plays the demo on private clusters of its own, as somebody would who has just cloned the product.</summary>
public sealed class DemoDeterminismTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Two computers in two countries, one of which is switched off hard, PostgreSQL too, in the middle of the second cycle and then begins again.</summary>
    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_whatever_language_time_zone_or_crash()
    {
        var here = Environment("here", "C", "UTC");
        var there = Environment("there", "tr_TR.UTF-8", "America/New_York");

        var ends = await Task.WhenAll(PlayAsync(here), PlayTwiceAsync(there));

        Assert.All(ends, end => Assert.Equal(0, end.Exit));
        var files = Fingerprint.OfAllBytes(here["Folders__Out"]);
        Assert.True(files.Count > 50, $"{files.Count} files");
        Assert.Equal(files, Fingerprint.OfAllBytes(there["Folders__Out"]));
    }

    private static Task<ProgramEnd> PlayAsync(Dictionary<string, string> environment) => OtherProgram.RunAsync(environment, "demo", "--factories", "120");

    private static async Task<ProgramEnd> PlayTwiceAsync(Dictionary<string, string> environment)
    {
        await using (var program = await OtherProgram.StartAsync(environment, "2026 年度", "demo", "--factories", "120"))
        {
            await program.KillAsync();
            KillServer(environment["Folders__Data"]);
        }

        return await PlayAsync(environment);
    }

    private static void KillServer(string dataFolder)
    {
        var note = Directory.GetFiles(dataFolder, "postmaster.pid", SearchOption.AllDirectories).Single();
        using var postmaster = System.Diagnostics.Process.GetProcessById(int.Parse(File.ReadLines(note).First(), System.Globalization.CultureInfo.InvariantCulture));
        postmaster.Kill();
    }

    private Dictionary<string, string> Environment(string name, string language, string zone) => new(StringComparer.Ordinal)
    {
        ["LANG"] = language,
        ["LC_ALL"] = language,
        ["TZ"] = zone,
        ["Folders__Data"] = Path.Combine(_folder.Path, name, "data"),
        ["Folders__Logs"] = Path.Combine(_folder.Path, name, "logs"),
        ["Folders__Out"] = Path.Combine(_folder.Path, name, "out"),
    };
}
