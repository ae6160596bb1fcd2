using GreenBatch.Kernel;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Jobs;

[Collection(SharedRun.Name)]
public sealed class YearJobTests(UndisturbedRun undisturbed)
{
    private static readonly RunReason Somebody = new("tester", null);

    [Fact]
    public async Task An_earlier_cycle_that_is_not_frozen_is_a_gap_that_a_person_settles()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        installation.Play(1);

        var run = await installation.RunAsync("run", "--cycle", "2026");

        Assert.True(run.IsDone, run.ToString());
        Assert.Contains("2025 年度未定稿", run.Talk, StringComparison.Ordinal);
        await using var app = await installation.ComposeAsync();
        var factories = (await app.Get<ScoreJob>().PreviewAsync(new Cycle(2026), default)).Populations.Single(p => p.Kind == "factory");
        Assert.True(factories.Pending > 0, factories.ToString());
        Assert.Equal((0, 0), (factories.Orange, factories.Red));
    }

    [Fact]
    public async Task A_decision_of_a_person_is_honoured_at_the_next_reconcile()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        var (year, store, reconcile) = (new Cycle(2025), app.Get<ReconcileStore>(), app.Get<ReconcileJob>());
        await app.Get<PullJob>().RunAsync(year, "court", CourtRowWithOneSlip(installation), Somebody, default);
        await reconcile.RunAsync(year, Somebody, default);
        var open = Assert.Single(await store.LoadReviewsAsync(year, default));

        var decided = await installation.RunAsync("review", "decide", open.Subject, "--entry", open.Candidates[0], "--reason", "营业执照核对");
        await reconcile.RunAsync(year, Somebody, default);

        Assert.True(decided.IsDone, decided.ToString());
        Assert.Empty(await store.LoadReviewsAsync(year, default));
        Assert.Contains(await store.LoadLinksAsync(year, default), l => l.EntryId == open.Candidates[0] && l.File == open.Origin!.File && l.Row == open.Origin.Row);
    }

    [Fact]
    public async Task Every_link_that_a_tier_made_keeps_the_weight_of_every_field()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();

        var links = await app.Get<ReconcileStore>().LoadLinksAsync(new Cycle(2025), default);

        var tied = links.Where(l => l.Tier is not "T0").ToList();
        Assert.NotEmpty(tied);
        Assert.All(tied, l => Assert.Contains(l.Weights!.Fields, f => f.Field is "brand" && f.Word.Length > 0));
        Assert.All(links.Except(tied), l => Assert.Null(l.Weights));
    }

    /// <summary>A row that no rule may tie: no code, and one character of the name is wrong.</summary>
    private static string CourtRowWithOneSlip(Installation installation)
    {
        var moment = new DemoMoment(Installation.City, Installation.City.Settings.Cycles[0]);
        var unit = Installation.City.Factories.First(f => f.Part == Part.Ordinary && f.ListedYear < 2025);
        var slip = unit.Company.Name[..3] + "珺" + unit.Company.Name[4..];
        var file = Path.Combine(installation.Settings.Folders.Data, "court_2025_03.csv");
        Directory.CreateDirectory(installation.Settings.Folders.Data);
        File.WriteAllText(file, $"被执行人,统一社会信用代码,所属区县,案号,立案时间,执行法院,发布时间,履行情况\n{slip},,{moment.District(unit)},（示例）渝执0777号,2025-04-08,示例人民法院,2025-06-03,全部未履行\n");
        return file;
    }

    [Theory]
    [InlineData("ingest", "--cycle", "2025")]
    [InlineData("reconcile", "--cycle", "2025")]
    [InlineData("score", "--cycle", "2025")]
    [InlineData("report", "--cycle", "2025")]
    [InlineData("run", "--cycle", "2025")]
    [InlineData("freeze", "--cycle", "2025", "--reason", "核对")]
    [InlineData("review", "decide", "court/1", "--entry", "GF-00001", "--reason", "核对")]
    [InlineData("review", "override", "--unit", "GF-00001", "--field", "value:G2", "--value", "1", "--until", "2026-01-01", "--reason", "核对")]
    [InlineData("entries", "merge", "GF-00001", "GF-00004", "--cycle", "2025", "--reason", "核对")]
    [InlineData("corrections", "draft", "--cycle", "2025")]
    public async Task A_dry_run_writes_nothing(params string[] command)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        var before = await Fingerprint.OfTablesAsync(installation.ConnectionString, Fingerprint.Everything);

        var run = await installation.RunAsync([.. command, "--dry-run"]);

        Assert.True(run.IsDone, run.ToString());
        Assert.Equal(before, await Fingerprint.OfTablesAsync(installation.ConnectionString, Fingerprint.Everything));
        Assert.False(Directory.Exists(installation.OutFolder));
        Assert.False(Directory.Exists(installation.Settings.Folders.Landing));
    }
}
