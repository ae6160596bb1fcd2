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

    [Theory]
    [InlineData("2025")]
    [InlineData("2026")]
    [InlineData("2027")]
    public void The_delivered_ranges_agree_with_the_delivered_tables(string cycle)
    {
        var rules = ReconcileFile.Load(Path.Combine(Root(), "config", "reconcile.yaml"));
        var scheme = SchemeFolder.Load(Path.Combine(Root(), "config", "schemes", cycle)).Scheme;
        var indicators = scheme.Populations.SelectMany(p => p.General.Indicators).ToDictionary(i => i.Id.Value, StringComparer.Ordinal);

        Assert.All(rules.Ranges.Keys.Where(id => id is not "G3"), id => Assert.Contains(id, indicators.Keys));
        Assert.All(indicators.Values.Where(i => i.IsQualitative), i => Assert.Equal((0m, 1m), (rules.Ranges[i.Id.Value].Least, rules.Ranges[i.Id.Value].Most)));
        Assert.All(indicators.Values.Where(i => i.Unit is "%"), i => Assert.True(rules.Ranges.TryGetValue(i.Id.Value, out var range) ? range.Most == 100m : rules.PercentIndicators.Contains(i.Id.Value), i.Id.Value));
        Assert.All(rules.Slips, s => Assert.True(s.IsForSteadyUnits == s.Factor < 500m));
    }

    [Fact]
    public void Two_reviews_of_one_indicator_on_different_days_are_two_records_and_no_contradiction()
    {
        var platform = SourceFolder.Load(Path.Combine(Root(), "config", "sources")).Single(s => s.Id is "platform");

        Assert.Equal(["entry_id", "indicator", "reviewed_on"], platform.Datasets.Single(d => d.Id is "reviews").Key);
    }

    [Fact]
    public void The_delivered_sources_datasets_and_fields_are_all_configured_and_a_misspelt_one_is_told()
    {
        var sources = SourceFolder.Load(Path.Combine(Root(), "config", "sources"));
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "precedence: { name: [markt, platform] }\nas_of: { platform/evaluations: filled_on, market/nothing: date }\n");

        Assert.NotEmpty(ReconcileFile.Load(Path.Combine(Root(), "config", "reconcile.yaml"), sources).AsOf);
        var error = Assert.Throws<UserError>(() => ReconcileFile.Load(path, sources));

        Assert.Contains("3 处错误", error.Message, StringComparison.Ordinal);
        Assert.Contains("markt", error.Message, StringComparison.Ordinal);
        File.Delete(path);
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
