using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Jobs;

[Collection(SharedRun.Name)]
public sealed class PullJobTests(UndisturbedRun undisturbed)
{
    private static readonly Cycle Year = new(2025);
    private static readonly RunReason Somebody = new("tester", null);

    [Fact]
    public async Task An_unchanged_delivery_is_recognised_and_not_loaded_twice()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();

        var pulled = await app.Get<PullJob>().RunAsync(Year, null, null, Somebody, default);

        Assert.Equal((pulled.Deliveries, 0L), (pulled.Unchanged, pulled.Rows));
        Assert.All(pulled.Lines, line => Assert.StartsWith($"2025-{line.Source}-", line.Unchanged, StringComparison.Ordinal));
        Assert.Equal(undisturbed.Tables, await Fingerprint.OfTablesAsync(installation.ConnectionString));
    }

    [Theory]
    [InlineData("update raw_document set accepted = accepted + 1")]
    [InlineData("update raw_document set outside = outside - 1")]
    [InlineData("insert into raw_document select delivery_id, 99, file, sha256, bytes, encoding, datasets, rows + 1, accepted, quarantined, duplicate, outside, normalised, warnings from raw_document")]
    public async Task The_database_takes_no_document_whose_rows_are_not_all_accounted_for(string unbalanced)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(installation, unbalanced));

        Assert.Equal("raw_document_balance", refused.ConstraintName);
    }

    [Fact]
    public async Task A_source_that_cannot_be_reached_stops_the_run_and_nothing_is_ranked()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        var nobody = new SourceSettings(true, new SourceAccess(new Uri("http://127.0.0.1:9/"), "token", null));
        var settings = installation.Settings with { Sources = new Dictionary<string, SourceSettings>(installation.Settings.Sources, StringComparer.Ordinal) { ["platform"] = nobody } };
        await using var app = await installation.ComposeAsync(settings);

        await Assert.ThrowsAsync<SourceUnavailableException>(() => app.Get<YearJob>().RunAsync(Year, installation.OutFolder, Somebody, default));

        Assert.Null(await app.Get<AssessmentStore>().FindAsync(Year, default));
        Assert.False(Directory.Exists(installation.OutFolder));
        Assert.Equal("failed", Assert.Single(await app.Get<RunLedger>().ListAsync(Year, default)).State);
    }

    [Fact]
    public async Task A_refused_file_takes_nothing_from_the_files_and_sources_beside_it()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        foreach (var file in new[] { "environment_2025_damaged.csv", "court_2025_damaged.csv" })
            await File.WriteAllTextAsync(Path.Combine(installation.InboxFolder, file), "");
        await using var app = await installation.ComposeAsync();

        var refused = await Assert.ThrowsAsync<RejectedInputException>(() => app.Get<PullJob>().RunAsync(Year, null, null, Somebody, default));

        Assert.Equal("B057", refused.Issue.Code);
        Assert.Contains("environment_2025_damaged.csv", refused.Issue.Message, StringComparison.Ordinal);
        Assert.Contains("另有 1 份被拒收", refused.Issue.Message, StringComparison.Ordinal);
        Assert.Contains("court_2025_damaged.csv", refused.Issue.Message, StringComparison.Ordinal);
        Assert.Equal(undisturbed.Tables["core_record"], (await Fingerprint.OfTablesAsync(installation.ConnectionString))["core_record"]);
        Assert.Equal((int)ExitCode.InputRejected, (await installation.RunAsync("run", "--cycle", "2025")).Exit);
        Assert.Null(await app.Get<AssessmentStore>().FindAsync(Year, default));
    }

    [Fact]
    public async Task Without_the_register_of_names_the_sources_after_it_wait()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        await File.WriteAllTextAsync(Path.Combine(installation.InboxFolder, "market_2025_damaged.csv"), "");
        await using var app = await installation.ComposeAsync();

        await Assert.ThrowsAsync<RejectedInputException>(() => app.Get<PullJob>().RunAsync(Year, null, null, Somebody, default));

        Assert.Equal(["market", "platform"], (await app.Get<DeliveryStore>().ListAsync(Year, default)).Select(d => d.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tax_2025_grades.csv.done", "B064")]
    [InlineData("tax_2025_violations.csv.done", "B064")]
    [InlineData("market_2025_registrations.csv.gz", "GB-ING-004")]
    public async Task What_has_not_come_whole_ends_with_4_and_nothing_is_ranked(string absent, string code)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        File.Delete(Path.Combine(installation.InboxFolder, absent));

        var run = await installation.RunAsync("run", "--cycle", "2025");

        Assert.Equal((int)ExitCode.SourceMissing, run.Exit);
        Assert.Contains(code, run.Talk, StringComparison.Ordinal);
        await using var app = await installation.ComposeAsync();
        Assert.Null(await app.Get<AssessmentStore>().FindAsync(Year, default));
        Assert.False(Directory.Exists(installation.OutFolder));
    }

    [Fact]
    public async Task Files_taken_by_hand_come_one_by_one_and_reconciliation_waits_for_the_rest()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        await using var app = await installation.ComposeAsync();

        var pulled = await app.Get<PullJob>().RunAsync(Year, "court", Path.Combine(installation.InboxFolder, "court_2025_01.csv"), Somebody, default);

        Assert.Equal(1, pulled.Deliveries);
        var refusal = await Assert.ThrowsAsync<SourceUnavailableException>(() => app.Get<ReconcileJob>().RunAsync(Year, Somebody, default));
        Assert.Contains("现有名单", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_name_belongs_to_no_source_is_told()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await File.WriteAllTextAsync(Path.Combine(installation.InboxFolder, "税务数据最终版.csv"), "x");

        var run = await installation.RunAsync("ingest", "--cycle", "2025", "--source", "court");

        Assert.Contains("B067", run.Talk, StringComparison.Ordinal);
        Assert.Contains("税务数据最终版.csv", run.Talk, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(Installation installation, string sql)
    {
        await using var source = NpgsqlDataSource.Create(installation.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
