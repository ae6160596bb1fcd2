using System.Text.Json;
using GreenBatch.Scheduler.Tests.Jobs;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests;

[Collection(SharedRun.Name)]
public sealed class LogsTests(UndisturbedRun undisturbed)
{
    private const string Canary = "canary-7f3a91";

    [Fact]
    public async Task Every_line_of_a_run_bears_its_id_and_none_a_secret()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);

        var run = await installation.RunAsync("run", "--cycle", "2025", "--json");

        Assert.True(run.IsDone, run.ToString());
        var logged = LogOf(installation);
        Assert.NotEmpty(logged);
        Assert.All(logged, line => Assert.Equal("R2025-01", JsonDocument.Parse(line).RootElement.GetProperty("RunId").GetString()));
        var said = string.Join('\n', [.. logged, run.Output, run.Talk]);
        foreach (var secret in installation.Environment.Where(e => e.Key.EndsWith("__Secret", StringComparison.Ordinal) || e.Key.EndsWith("__Token", StringComparison.Ordinal)))
            Assert.DoesNotContain(secret.Value, said, StringComparison.Ordinal);
        Assert.DoesNotContain("demo-secret-", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sources__platform__Token", Canary, 4)]
    [InlineData("Sources__environment__Secret", Canary, 4)]
    [InlineData("Sources__market__Token", Canary, 4)]
    [InlineData("ConnectionStrings__GreenBatch", "Host=127.0.0.1;Port=9;Username=somebody;Password=" + Canary, 1)]
    public async Task A_secret_that_is_refused_is_not_shown(string variable, string value, int exit)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        var environment = new Dictionary<string, string>(installation.Environment, StringComparer.Ordinal) { [variable] = value };

        var run = await OtherProgram.RunAsync(environment, "run", "--cycle", "2025", "--json");

        Assert.Equal(exit, run.Exit);
        Assert.DoesNotContain(Canary, string.Join('\n', [.. LogOf(installation), run.Output, run.Talk]), StringComparison.Ordinal);
    }

    private static string[] LogOf(Installation installation) => Directory.Exists(installation.Settings.Folders.Logs)
        ? [.. Directory.GetFiles(installation.Settings.Folders.Logs).SelectMany(File.ReadAllLines)]
        : [];
}
