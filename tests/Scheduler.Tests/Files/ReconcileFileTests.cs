using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Tests.Files;

public sealed class ReconcileFileTests
{
    [Fact]
    public void The_rules_that_are_delivered_load()
    {
        var rules = ReconcileFile.Load(Path.Combine(Root(), "config", "reconcile.yaml"));

        Assert.Equal(0.20m, rules.OpenDifference);
        Assert.Equal("market", rules.Precedence["name"][0]);
        Assert.Contains("R4", rules.PercentIndicators);
    }

    [Fact]
    public void Faults_are_a_fault_of_configuration_with_file_and_line()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "tolerance: { note: x }\nunknown: 1\n");

        var error = Assert.Throws<UserError>(() => ReconcileFile.Load(path));

        Assert.Equal((ExitCode.Usage, "GB-CFG-003"), (error.Exit, error.Code));
        Assert.Contains("config/reconcile.yaml:1", error.Message, StringComparison.Ordinal);
        Assert.Contains("config/reconcile.yaml:2", error.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GreenBatch.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("GreenBatch.sln not found above the tests");
        return folder.FullName;
    }
}
