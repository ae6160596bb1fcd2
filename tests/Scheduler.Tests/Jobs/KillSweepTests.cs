using System.Collections.Concurrent;
using System.Security.Cryptography;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Jobs;

/// <summary>
/// The real program is killed at every fault point, and at moments nobody chose; the same command then finishes what was begun, and
/// what it leaves in the database and in the out folder is what an undisturbed run leaves.
/// </summary>
[Collection(SharedRun.Name)]
public sealed class KillSweepTests(UndisturbedRun undisturbed)
{
    private const int Lanes = 2;
    private static readonly string[] Run = ["run", "--cycle", "2025"];
    private static readonly string[] Freeze = ["freeze", "--cycle", "2025", "--reason", "会议通过"];

    [Fact]
    public async Task A_run_killed_at_any_fault_point_and_repeated_leaves_what_an_undisturbed_run_leaves()
    {
        var differing = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var points = Fault.Names.Where(p => !p.StartsWith("freeze.", StringComparison.Ordinal));
        await Parallel.ForEachAsync(points, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (point, _) =>
        {
            await using var installation = await Installation.OpenAsync(undisturbed.Server);
            var killed = await installation.RunUntilAsync(point, Run);
            if (killed.Exit != ProgramEnd.Killed)
                differing[point] = $"was not killed: {killed}";
            else if (await RepeatAsync(installation, Run) is { } difference)
                differing[point] = difference;
        });

        Assert.Empty(differing);
    }

    [Fact]
    public async Task A_freeze_killed_at_any_fault_point_and_repeated_leaves_what_an_undisturbed_freeze_leaves()
    {
        foreach (var point in Fault.Names.Where(p => p.StartsWith("freeze.", StringComparison.Ordinal)))
        {
            await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);

            Assert.Equal(ProgramEnd.Killed, (await installation.RunUntilAsync(point, Freeze)).Exit);
            var repeated = await installation.RunAsync(Freeze);

            Assert.True(repeated.IsDone, $"{point}: {repeated}");
            Assert.Equal(undisturbed.FrozenTables, await Fingerprint.OfTablesAsync(installation.ConnectionString));
        }
    }

    [Theory]
    [InlineData(0.15)]
    [InlineData(0.35)]
    [InlineData(0.55)]
    [InlineData(0.75)]
    [InlineData(0.95)]
    public async Task A_run_killed_at_a_moment_nobody_chose_and_repeated_leaves_the_same(double share)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        await using (var program = OtherProgram.Start(installation.Environment, Run))
        {
            await Task.Delay(undisturbed.Length * share);
            await program.KillAsync();
        }

        Assert.Null(await IsCompleteAsync(installation) ? Compare(installation, await Fingerprint.OfTablesAsync(installation.ConnectionString)) : await RepeatAsync(installation, Run));
    }

    /// <summary>On a fast day the last kill comes too late: the run is done, and the command would start another.</summary>
    private static async Task<bool> IsCompleteAsync(Installation installation)
    {
        await using var app = await installation.ComposeAsync();
        return (await app.Get<RunLedger>().ListAsync(new Cycle(2025), default)).Any(r => r.State is "done" or "findings");
    }

    /// <summary>Null when the repeated command ends well and everything is as it should be.</summary>
    private async Task<string?> RepeatAsync(Installation installation, string[] arguments)
    {
        if (HalfMade(installation.OutFolder) is { } half)
            return half;
        var repeated = await installation.RunAsync(arguments);
        if (!repeated.IsDone)
            return $"did not finish: {repeated}";
        return Compare(installation, await Fingerprint.OfTablesAsync(installation.ConnectionString));
    }

    private string? Compare(Installation installation, IDictionary<string, string> tables) =>
        Difference(undisturbed.Tables, tables) ?? Difference(undisturbed.Files, Fingerprint.OfCsvFiles(installation.OutFolder)) ?? HalfMade(installation.OutFolder);

    private static string? Difference(IDictionary<string, string> expected, IDictionary<string, string> actual)
    {
        var different = expected.Keys.Union(actual.Keys).Where(k => !expected.TryGetValue(k, out var e) || !actual.TryGetValue(k, out var a) || a != e).ToList();
        return different.Count == 0 ? null : "differs: " + string.Join(", ", different);
    }

    /// <summary>What a reader would find and could not trust: an edition whose files are not those of its SHA256SUMS.</summary>
    private static string? HalfMade(string outFolder)
    {
        if (!Directory.Exists(outFolder))
            return null;
        foreach (var edition in Directory.GetDirectories(outFolder).SelectMany(Directory.GetDirectories).Where(d => !Path.GetFileName(d).StartsWith('.')))
        {
            var sums = Path.Combine(edition, "SHA256SUMS");
            if (Path.GetFileName(edition) != "internal" || !File.Exists(sums))
                return $"half-made: {edition}";
            foreach (var line in File.ReadAllLines(sums).Select(l => l.Split("  ", 2)))
            {
                if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(edition, line[1])))) != line[0])
                    return $"half-made: {line[1]}";
            }
        }

        return null;
    }
}
