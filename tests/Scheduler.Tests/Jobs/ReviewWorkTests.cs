using ClosedXML.Excel;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;
using GreenBatch.Scoring;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Jobs;

/// <summary>The review queue from a delivery to the dossier: asked, ranked, answered by one person or two, at the terminal, on the command line and in a workbook.</summary>
[Collection(SharedRun.Name)]
public sealed class ReviewWorkTests(UndisturbedRun undisturbed)
{
    private static readonly Cycle Year = new(2025);
    private static readonly RunReason Somebody = new("tester", null);

    [Fact]
    public async Task What_would_change_a_flag_stands_before_what_would_change_a_state()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        var last = await BottomAsync(app);
        var bottom = Installation.City.Factories.First(f => f.EntryId == last);
        await DeliverAsync(installation, app, Slip(Ordinary(0)), Slip(Ordinary(1)), Slip(bottom));

        var queue = await app.Get<ReviewStore>().LoadQueueAsync(Year, default);

        Assert.Equal([TrialEffect.Flag, TrialEffect.State, TrialEffect.State], queue.Select(q => q.Effect.Kind));
        Assert.Equal(bottom.EntryId, queue[0].Item.Candidates[0]);
        Assert.Contains("不再列入后5%", queue[0].Effect.Text, StringComparison.Ordinal);
        Assert.All(queue, q => Assert.InRange(q.Uncertainty, 0.05m, 1m));
        Assert.Contains("≠", string.Join('\n', ReviewCard.Lines(queue[0], "1/3")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_holds_over_the_next_run_and_comes_up_again_when_the_department_changes_the_record()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        await DeliverAsync(installation, app, Slip(Ordinary(0)));
        var open = Assert.Single(await app.Get<ReviewStore>().LoadQueueAsync(Year, default));
        await app.Get<ReviewDecisions>().RecordAsync(new ReviewAnswer(open.Item.Subject, null, Relation.Same, "某甲", "某甲", "另有其人"), default);

        await app.Get<ReconcileJob>().RunAsync(Year, Somebody, default);
        Assert.Empty(await app.Get<ReviewStore>().LoadQueueAsync(Year, default));

        await DeliverAsync(installation, app, Slip(Ordinary(0)) with { Name = Slip(Ordinary(0)).Name.Replace("珺", "珉", StringComparison.Ordinal) });
        var again = Assert.Single(await app.Get<ReviewStore>().LoadQueueAsync(Year, default), q => q.Item.Changes.Count > 0);
        Assert.Equal(("某甲", "另有其人"), (again.Item.Earlier!.Who, again.Item.Earlier.Reason));
        Assert.Contains("当时依据的数据已变化", string.Join('\n', ReviewCard.Lines(again, "1/1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cannot_tell_lowers_the_question()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        await DeliverAsync(installation, app, Slip(Ordinary(0)), Slip(Ordinary(1)));
        var first = (await app.Get<ReviewStore>().LoadQueueAsync(Year, default))[0].Item.Subject;

        var said = await installation.RunAsync("review", "decide", first, "--relation", "cannot_tell", "--reason", "缺证照");
        await app.Get<ReconcileJob>().RunAsync(Year, Somebody, default);

        Assert.True(said.IsDone, said.ToString());
        var queue = await app.Get<ReviewStore>().LoadQueueAsync(Year, default);
        Assert.Equal((first, true), (queue[^1].Item.Subject, queue[^1].Item.IsLowered));
        Assert.Equal(2, queue.Count);
    }

    [Fact]
    public async Task Two_different_sound_codes_are_made_one_by_two_different_people_only()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        var unit = Ordinary(0);
        await DeliverAsync(installation, app, Slip(unit) with { Name = unit.Company.Name, Code = DemoCodes.CreditCode(777_777) });
        var (store, decisions) = (app.Get<ReviewStore>(), app.Get<ReviewDecisions>());
        var open = Assert.Single(await store.LoadQueueAsync(Year, default)).Item;
        ReviewAnswer By(string who) => new(open.Subject, open.Candidates[0], Relation.Same, who, who, "营业执照核对");

        Assert.True((await decisions.RecordAsync(By("某甲"), default)).IsProposed);
        var refused = await Assert.ThrowsAsync<UserError>(() => decisions.RecordAsync(By("某甲"), default));
        await app.Get<ReconcileJob>().RunAsync(Year, Somebody, default);
        var waiting = Assert.Single(await store.LoadQueueAsync(Year, default));
        var confirmed = await decisions.RecordAsync(By("某乙"), default);
        await app.Get<ReconcileJob>().RunAsync(Year, Somebody, default);

        Assert.Equal((ExitCode.NotApproved, "GB-REV-004"), (refused.Exit, refused.Code));
        Assert.Equal("某甲", waiting.Proposal!.Decision.Who);
        Assert.False(confirmed.IsProposed);
        Assert.Empty(await store.LoadQueueAsync(Year, default));
        Assert.Equal([true, false], (await store.LoadHistoryAsync(Year, default)).Select(d => d.IsProposed));
    }

    [Fact]
    public async Task The_workbook_goes_out_and_comes_back()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        await DeliverAsync(installation, app, Slip(Ordinary(0)), Slip(Ordinary(1)), Slip(Ordinary(2)));
        var file = Path.Combine(installation.OutFolder, "待裁定.xlsx");

        Assert.True((await installation.RunAsync("review", "export", "--cycle", "2025", "--out", file)).IsDone);
        Fill(file, sheet =>
        {
            Answer(sheet, 3, "同一单位", "执照核对");
            Answer(sheet, 4, "不是", "另一法人");
        });
        var tried = await installation.RunAsync("review", "import", file, "--cycle", "2025", "--dry-run");
        Assert.Equal(0, await CountAsync(app));
        var taken = await installation.RunAsync("review", "import", file, "--cycle", "2025");
        var queue = await app.Get<ReviewStore>().LoadQueueAsync(Year, default);
        await app.Get<ReconcileJob>().RunAsync(Year, Somebody, default);

        Assert.True(tried.IsDone && taken.IsDone, $"{tried}\n{taken}");
        Assert.Contains("将记下", tried.Output, StringComparison.Ordinal);
        var history = await app.Get<ReviewStore>().LoadHistoryAsync(Year, default);
        Assert.Equal([(queue[0].Item.Candidates[0], "某甲", "执照核对"), (null, "某甲", "另一法人")], history.Select(d => (d.Decision.EntryId, d.Decision.Who, d.Decision.Reason)));
        Assert.All(history, d => Assert.Equal(Environment.UserName, d.EnteredBy));
        Assert.Equal([queue[2].Item.Subject], (await app.Get<ReviewStore>().LoadQueueAsync(Year, default)).Select(q => q.Item.Subject));

        var stale = await installation.RunAsync("review", "import", file, "--cycle", "2025");
        Assert.Equal((int)ExitCode.InputRejected, stale.Exit);
        Assert.Contains("「运行号」", stale.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_filled_workbook_is_told_at_once_and_nothing_is_taken()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        await DeliverAsync(installation, app, Slip(Ordinary(0)), Slip(Ordinary(1)), Slip(Ordinary(2)), Slip(Ordinary(3)));
        var file = Path.Combine(installation.OutFolder, "待裁定.xlsx");
        await installation.RunAsync("review", "export", "--cycle", "2025", "--out", file);
        Fill(file, sheet =>
        {
            Answer(sheet, 3, "也许", "执照核对");
            Answer(sheet, 4, "不是", "");
            sheet.Cell(5, 4).SetValue("改过的来源记录");
            sheet.Cell(6, 1).SetValue("court/executions/没有这一条");
            Answer(sheet, 5, "同一单位", "执照核对");
        });

        var refused = await installation.RunAsync("review", "import", file, "--cycle", "2025");

        Assert.Equal((int)ExitCode.InputRejected, refused.Exit);
        Assert.Contains("有 4 处错误", refused.Talk, StringComparison.Ordinal);
        Assert.Contains("〔待裁定〕第 3 行「答复」：「也许」不在可选项中", refused.Talk, StringComparison.Ordinal);
        Assert.Contains("〔待裁定〕第 4 行「理由和依据」", refused.Talk, StringComparison.Ordinal);
        Assert.Contains("〔待裁定〕第 5 行「来源记录」：锁定的内容被改动", refused.Talk, StringComparison.Ordinal);
        Assert.Contains("〔待裁定〕第 6 行「编号」", refused.Talk, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));

        var other = await installation.RunAsync("review", "import", file, "--cycle", "2026");
        Assert.Equal((int)ExitCode.InputRejected, other.Exit);
        Assert.Contains("「年度」：工作簿为「2025」，现行为「2026」", other.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_the_loop_says_what_else_there_is()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);

        var refused = await installation.RunAsync("review", "work", "--cycle", "2025", "--json");

        Assert.Equal((int)ExitCode.Usage, refused.Exit);
        Assert.Contains("review export", refused.Talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update core_decision set reason = 'x'")]
    [InlineData("delete from core_decision")]
    [InlineData("truncate core_decision")]
    public async Task A_decision_is_never_edited(string attempt)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        await app.Get<ReviewDecisions>().RecordAsync(new ReviewAnswer("court/executions/x", null, Relation.Same, "某甲", "某甲", "核对"), default);

        await using var command = app.Database.DataSource.CreateCommand(attempt);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal("GB007", refused.SqlState);
    }

    private sealed record CourtRow(string Name, string Code, string District, string Document);

    /// <summary>A row that no rule may tie: no code, and one character of the name is wrong.</summary>
    private static CourtRow Slip(DemoUnit unit)
    {
        var moment = new DemoMoment(Installation.City, Installation.City.Settings.Cycles[0]);
        return new CourtRow(unit.Company.Name[..3] + "珺" + unit.Company.Name[4..], "", moment.District(unit), $"（示例）渝执{unit.EntryId[^4..]}号");
    }

    private static DemoUnit Ordinary(int number) => Installation.City.Factories.Where(f => f.Part == Part.Ordinary && f.ListedYear < 2025).ElementAt(number);

    private static async Task<string> BottomAsync(Composition app)
    {
        await using var command = app.Database.DataSource.CreateCommand("select entry_id from out_unit where is_bottom and kind = 'factory' order by published, entry_id limit 1");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> CountAsync(Composition app)
    {
        await using var command = app.Database.DataSource.CreateCommand("select count(*) from core_decision");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task DeliverAsync(Installation installation, Composition app, params CourtRow[] rows)
    {
        var batch = Directory.Exists(installation.Settings.Folders.Data) ? Directory.GetFiles(installation.Settings.Folders.Data, "court_*").Length : 0;
        var file = Path.Combine(installation.Settings.Folders.Data, $"court_2025_{batch + 3:00}.csv");
        Directory.CreateDirectory(installation.Settings.Folders.Data);
        var lines = rows.Select(r => $"{r.Name},{r.Code},{r.District},{r.Document},2025-04-08,示例人民法院,2025-06-03,全部未履行");
        await File.WriteAllTextAsync(file, $"被执行人,统一社会信用代码,所属区县,案号,立案时间,执行法院,发布时间,履行情况\n{string.Join('\n', lines)}\n");
        await app.Get<PullJob>().RunAsync(Year, "court", file, Somebody, default);
        await app.Get<ReconcileJob>().RunAsync(Year, Somebody, default);
    }

    private static void Fill(string file, Action<IXLWorksheet> fill)
    {
        using var book = new XLWorkbook(file);
        fill(book.Worksheet(ReviewTable.Kind));
        book.Save();
    }

    private static void Answer(IXLWorksheet sheet, int row, string answer, string reason)
    {
        sheet.Cell(row, 8).SetValue(answer);
        sheet.Cell(row, 10).SetValue(reason);
        sheet.Cell(row, 11).SetValue("某甲");
    }
}
