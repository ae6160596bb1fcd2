using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using GreenBatch.Scheduler.Web;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GreenBatch.Scheduler.Tests.Web;

/// <summary>The real host on a free port of this machine, with a real database.</summary>
public sealed class WebHostTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Live_answers_and_ready_says_what_is_missing()
    {
        var empty = Directory.CreateDirectory(database.Settings.Folders.Data).FullName;
        await using var site = await Site.StartAsync(database.Settings with { Root = empty });

        Assert.Equal("live", await site.Client.GetStringAsync("/healthz/live"));
        var ready = await site.Client.GetAsync("/healthz/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var answer = JsonDocument.Parse(await ready.Content.ReadAsStringAsync());
        var checks = answer.RootElement.GetProperty("checks");
        Assert.True(checks.GetProperty("database").GetBoolean());
        Assert.True(checks.GetProperty("schema").GetBoolean());
        Assert.False(checks.GetProperty("schemes").GetBoolean());
    }

    [Fact]
    public async Task A_stranger_is_refused_and_a_browser_is_sent_to_sign_in()
    {
        await using var site = await Site.StartAsync(database.Settings);

        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client.GetAsync("/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client.PostAsync("/jobs/recurring/trigger", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client.GetAsync("/JOBS/recurring")).StatusCode);
        Assert.Equal("/sign-in", (await site.BrowseAsync("/jobs")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/sign-in?token=guessed")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client.GetAsync("/jobs")).StatusCode);
    }

    [Fact]
    public async Task The_printed_link_opens_the_dashboard_in_Chinese()
    {
        await using var site = await Site.StartAsync(database.Settings);

        await site.Client.GetAsync("/sign-in?token=" + site.Get<Access>().LinkToken);
        var page = WebUtility.HtmlDecode(await site.Client.GetStringAsync("/jobs/recurring"));

        Assert.Contains("周期性作业", page, StringComparison.Ordinal);
        Assert.Contains("2025年度·全流程", page, StringComparison.Ordinal);
        Assert.Contains("立即执行", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Host=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_in_post_without_the_antiforgery_token_is_refused()
    {
        await using var site = await Site.StartAsync(database.Settings);
        await site.Client.GetAsync("/sign-in?token=" + site.Get<Access>().LinkToken);

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("jobs[]", "year")]);
        var answer = await site.Client.PostAsync("/jobs/recurring/trigger", form);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task With_passwords_the_link_is_dead_and_a_viewer_cannot_act()
    {
        await using var site = await Site.StartAsync(database.Settings with { Dashboard = new DashboardSettings("http://127.0.0.1:0", false, "of-operators", "of-viewers") });
        await site.Client.GetAsync("/sign-in?token=" + site.Get<Access>().LinkToken);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client.GetAsync("/jobs")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SignInAsync("wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await site.SignInAsync("of-viewers")).StatusCode);
        Assert.DoesNotContain("立即执行", await site.Client.GetStringAsync("/jobs/recurring"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await site.SignInAsync("of-operators")).StatusCode);
        Assert.Contains("立即执行", await site.Client.GetStringAsync("/jobs/recurring"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recurring_jobs_are_those_of_the_settings_in_Shanghai_time_and_others_go()
    {
        await using var site = await Site.StartAsync(database.Settings);
        var storage = site.Get<JobStorage>();
        new RecurringJobManager(storage).AddOrUpdate<HangfireJobs>("forgotten", j => j.YearAsync(2020, CancellationToken.None), Cron.Yearly());

        JobSchedule.Register(storage, database.Settings.Schedule);

        var stored = JobSchedule.Stored(storage).OrderBy(j => j.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(["pull", "year"], stored.Select(j => j.Id));
        Assert.All(stored, j => Assert.Equal("Asia/Shanghai", j.TimeZoneId));
        Assert.All(stored, j => Assert.NotNull(j.NextExecution));
        Assert.All(stored, j => Assert.Equal(2025, j.Job.Args[0]));
    }

    [Fact]
    public async Task The_demo_shows_every_job_and_starts_none_by_itself()
    {
        var demo = DemoInstallation.ToServe(database.Settings, JobSchedule.Names);
        await using var site = await Site.StartAsync(demo);

        var stored = JobSchedule.Stored(site.Get<JobStorage>());

        Assert.Equal(JobSchedule.Names.Order(StringComparer.Ordinal), stored.Select(j => j.Id).Order(StringComparer.Ordinal));
        Assert.All(stored, j => Assert.Null(j.NextExecution));
        Assert.All([demo.Folders.Inbox, demo.Folders.Landing, demo.Folders.Out], folder => Assert.StartsWith(DemoInstallation.Folder(demo), folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_run_ledger_is_shown_in_words_to_whoever_may_see_the_dashboard()
    {
        await using var site = await Site.StartAsync(database.Settings);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client.GetAsync("/jobs/runs")).StatusCode);
        string id;
        await using (var run = await site.Get<RunLedger>().StartAsync(new Cycle(2031), "score", new RunReason("<b>", "会前核对"), CancellationToken.None))
        {
            id = run.Id;
            await run.StepAsync("score", () => Task.FromResult(new Counts([new { kind = "factory", n = 113, k = 6, cut = 8.04m, hash = "0f" }])), CancellationToken.None);
        }

        await site.Client.GetAsync("/sign-in?token=" + site.Get<Access>().LinkToken);
        var all = await site.Client.GetStringAsync("/jobs/runs");
        var one = WebUtility.HtmlDecode(await site.Client.GetStringAsync("/jobs/runs/" + id));

        Assert.Contains(id, all, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", all, StringComparison.Ordinal);
        Assert.Contains("绿色工厂：参评 113，线下家数 6，分数线 8.04<", one, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/jobs/runs/R1999-01")).StatusCode);
    }

    [Fact]
    public void A_long_job_is_never_started_twice_while_it_lives()
    {
        Assert.True(JobHost.StorageOptions.UseSlidingInvisibilityTimeout);
        Assert.False(new BackgroundJobServerOptions().IsLightweightServer);
        Assert.All(typeof(HangfireJobs).GetCustomAttributes(inherit: true).OfType<AutomaticRetryAttribute>(), a => Assert.Equal(0, a.Attempts));
    }

    private sealed record Counts(IReadOnlyList<object> Populations) : IStepFigures
    {
        [JsonIgnore]
        public string Sentence => "";
    }

    private sealed class Site(WebApplication app, HttpClient client) : IAsyncDisposable
    {
        public HttpClient Client => client;

        public static async Task<Site> StartAsync(Settings settings)
        {
            var free = settings with { Dashboard = settings.Dashboard with { Urls = "http://127.0.0.1:0" } };
            var lease = await Database.OpenAsync(free);
            var app = WebHost.Build(free, lease);
            JobSchedule.Register(app.Services.GetRequiredService<JobStorage>(), free.Schedule);
            await app.StartAsync();
            var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), CheckCertificateRevocationList = true };
            return new Site(app, new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First()) });
        }

        public T Get<T>()
            where T : notnull => app.Services.GetRequiredService<T>();

        public async Task<HttpResponseMessage> BrowseAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
            return await client.SendAsync(request);
        }

        public async Task<HttpResponseMessage> SignInAsync(string password)
        {
            var page = await client.GetStringAsync("/sign-in");
            const string start = "name=\"__RequestVerificationToken\" value=\"";
            var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
            var token = page[from..page.IndexOf('"', from)];
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("password", password), KeyValuePair.Create("__RequestVerificationToken", token)]);
            return await client.PostAsync("/sign-in", form);
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await app.DisposeAsync();
        }
    }
}
