using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Jobs;

[Collection(SharedRun.Name)]
public sealed class FrozenCycleTests(UndisturbedRun undisturbed)
{
    private static readonly Cycle Year = new(2025);
    private static readonly RunReason Somebody = new("tester", "会议通过");

    [Fact]
    public async Task Nothing_of_a_frozen_cycle_is_pulled_reconciled_or_scored_again()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        await app.Get<FreezeJob>().RunAsync(Year, Somebody, default);

        Func<Task>[] writing =
        [
            () => app.Get<PullJob>().RunAsync(Year, null, null, Somebody, default),
            () => app.Get<ReconcileJob>().RunAsync(Year, Somebody, default),
            () => app.Get<ScoreJob>().RunAsync(Year, Somebody, default),
            () => app.Get<YearJob>().RunAsync(Year, installation.OutFolder, Somebody, default),
        ];
        foreach (var step in writing)
        {
            var refused = await Assert.ThrowsAsync<UserError>(step);
            Assert.Equal((ExitCode.Conflict, "GB-FRZ-006"), (refused.Exit, refused.Code));
        }

        Assert.Equal((int)ExitCode.Conflict, (await installation.RunAsync("score", "--cycle", "2025")).Exit);
        Assert.Equal(undisturbed.Tables["out_unit"], (await Fingerprint.OfTablesAsync(installation.ConnectionString))["out_unit"]);
    }

    [Theory]
    [InlineData("update out_assessment set frozen_at = null, frozen_reason = null")]
    [InlineData("delete from out_assessment")]
    [InlineData("truncate out_assessment cascade")]
    [InlineData("update out_population set cut = 0")]
    [InlineData("delete from out_population")]
    [InlineData("update out_unit set is_bottom = false, level = 'none'")]
    [InlineData("update out_unit set published = published + 10 where rank = 1")]
    [InlineData("delete from out_unit where is_bottom")]
    [InlineData("insert into out_unit select run_id, 'GF-new', kind, 999, state, state_reason, total, published, rank, tied, is_bottom, streak, streak_note, level, is_incomplete from out_unit limit 1")]
    [InlineData("update out_contribution set points = weight")]
    [InlineData("delete from out_contribution")]
    [InlineData("truncate out_contribution")]
    [InlineData("update out_benchmark set lead = lead + 1")]
    [InlineData("delete from out_veto")]
    [InlineData("insert into out_finding select run_id, entry_id, 99, '{}' from out_unit limit 1")]
    [InlineData("update out_scheme set files = '{}'")]
    [InlineData("delete from out_scheme")]
    public async Task Not_even_the_database_changes_a_frozen_assessment(string attempt)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        await app.Get<FreezeJob>().RunAsync(Year, Somebody, default);
        var before = await Fingerprint.OfTablesAsync(installation.ConnectionString);

        await using var command = app.Database.DataSource.CreateCommand(attempt);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Contains(refused.SqlState, new[] { "GB006", PostgresErrorCodes.ForeignKeyViolation });
        Assert.Equal(before, await Fingerprint.OfTablesAsync(installation.ConnectionString));
    }

    [Fact]
    public async Task A_draft_is_replaced_as_often_as_it_is_scored()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();

        await app.Get<ScoreJob>().RunAsync(Year, Somebody, default);
        await app.Get<ScoreJob>().RunAsync(Year, Somebody, default);

        Assert.Equal("R2025-03", (await app.Get<AssessmentStore>().FindAsync(Year, default))!.RunId);
    }

    [Fact]
    public async Task A_scheme_edited_after_the_freeze_changes_nothing_that_is_reported()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        using var edited = new TestFolder();
        CopyFolder(Path.Combine(TestSettings.Root, "config"), Path.Combine(edited.Path, "config"));
        var settings = installation.Settings with { Root = edited.Path };
        await using (var app = await installation.ComposeAsync(settings))
            await app.Get<FreezeJob>().RunAsync(Year, Somebody, default);
        var before = await ReportAsync(installation, settings, "before");

        var table = Path.Combine(edited.Path, "config", "schemes", "2025", "factory-general.yaml");
        await File.WriteAllTextAsync(table, (await File.ReadAllTextAsync(table)).Replace("name: ", "name: 改", StringComparison.Ordinal));
        var rules = Path.Combine(edited.Path, "config", "schemes", "2025", "scheme.yaml");
        await File.WriteAllTextAsync(rules, (await File.ReadAllTextAsync(rules)).Replace("1/20", "1/10", StringComparison.Ordinal));

        Assert.Equal(before, await ReportAsync(installation, settings, "after"));
    }

    private static async Task<SortedDictionary<string, string>> ReportAsync(Installation installation, Settings settings, string name)
    {
        await using var app = await installation.ComposeAsync(settings);
        var figures = await app.Get<ReportJob>().RunAsync(Year, Editions.Internal, Path.Combine(installation.OutFolder, name), Somebody, default);
        var files = Fingerprint.OfCsvFiles(figures.Folder);
        Assert.NotEmpty(files);
        return files;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
