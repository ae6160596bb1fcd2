using System.Diagnostics;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.House;

/// <summary>Breaks each wall of the house once, in a throw-away project with the ban list of a real one, and sees the compiler refuse it.</summary>
public sealed class WallsTests
{
    private const string Breaches = """
        #pragma warning disable CS1591
        namespace GreenBatch.Scoring { public static class Rules { public const int Number = 1; } }
        namespace GreenBatch.Ingest
        {
            public static class Breach
            {
                public static string File() => System.IO.File.ReadAllText("x");
                public static object Net() => System.Net.IPAddress.Loopback;
                public static object Time() => System.TimeProvider.System;
                public static object Chance() => new System.Random(1).Next();
                public static object Unseeded() => new System.Random().Next();
                public static object Today() => System.DateTime.Now;
                public static object Offset() => System.DateTimeOffset.UtcNow;
                public static object Rule() => typeof(GreenBatch.Scoring.Rules);
            }
        }
        """;

    [Theory]
    [InlineData("Scoring", "File", "Net", "Time", "Chance", "Unseeded", "Today", "Offset")]
    [InlineData("Ingest", "Unseeded", "Today", "Offset", "Rule")]
    [InlineData("Reports", "Unseeded", "Today", "Offset")]
    public async Task A_breach_does_not_compile(string room, params string[] refused)
    {
        var output = await BuildAsync(room);

        var lines = Breaches.Split('\n');
        var fired = output.Split('\n').Where(l => l.Contains("RS0030", StringComparison.Ordinal))
            .Select(l => int.Parse(l.Split('(')[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture))
            .Select(number => lines[number - 1].Split("() =>")[0].Split(' ')[^1]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(refused.Order(StringComparer.Ordinal), fired.Order(StringComparer.Ordinal));
    }

    private static async Task<string> BuildAsync(string room)
    {
        // Below the root, so that the house's own properties, versions and rules apply.
        var folder = Path.Combine(TestSettings.Root, "artifacts", "walls", room);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Breach.cs"), Breaches);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{room}Breach.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><Compile Include="Breach.cs" /></ItemGroup></Project>""");
        var bans = Path.Combine(TestSettings.Root, "src", room, "BannedSymbols.txt");
        if (File.Exists(bans))
            File.Copy(bans, Path.Combine(folder, "BannedSymbols.txt"), overwrite: true);
        var start = new ProcessStartInfo("dotnet", ["build", "-v", "quiet", "--nologo", "--disable-build-servers"]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var build = Process.Start(start)!;
        return await build.StandardOutput.ReadToEndAsync();
    }
}
