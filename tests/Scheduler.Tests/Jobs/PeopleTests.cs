using ClosedXML.Excel;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Jobs;

/// <summary>What people register beside the review queue: mergers and splits, overrides, correction requests.</summary>
[Collection(SharedRun.Name)]
public sealed class PeopleTests(UndisturbedRun undisturbed)
{
    private const string Dossiers = "^core_(dossier|value|event|issue|alias|link|conflict|fact|relation|outside)$";

    private static readonly Cycle Year = new(2025);
    private static readonly RunReason Somebody = new("tester", null);

    [Fact]
    public async Task A_merger_that_is_taken_back_leaves_every_byte_as_it_stood()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        var (survivor, absorbed) = (await EntryAsync(app, 0), await EntryAsync(app, 1));
        await ReconcileAsync(app);
        var before = await Fingerprint.OfTablesAsync(installation.ConnectionString, Dossiers);

        Assert.True((await MergeAsync(app, survivor, absorbed, "某甲")).IsProposed);
        await ReconcileAsync(app);
        Assert.Equal(before, await Fingerprint.OfTablesAsync(installation.ConnectionString, Dossiers));
        var same = await Assert.ThrowsAsync<UserError>(() => MergeAsync(app, survivor, absorbed, "某甲"));
        var merger = await MergeAsync(app, survivor, absorbed, "某乙");
        await ReconcileAsync(app);
        var merged = await Fingerprint.OfTablesAsync(installation.ConnectionString, Dossiers);
        await app.Get<ScoreJob>().RunAsync(Year, Somebody, default);
        var outside = await ScalarAsync(app, $"select outside from out_unit where entry_id = '{absorbed}'");

        var split = await installation.RunAsync("entries", "split", absorbed, "--cycle", "2025", "--reason", "合并未办成", "--date", "2025-10-01");
        await ReconcileAsync(app);

        Assert.Equal((ExitCode.NotApproved, "GB-REV-004"), (same.Exit, same.Code));
        Assert.Equal((null, survivor), (merger.Before[0].MergedInto, merger.After[0].MergedInto));
        Assert.NotEqual(before["core_dossier"], merged["core_dossier"]);
        Assert.Equal("merged", outside);
        Assert.True(split.IsDone, split.ToString());
        Assert.Equal(before, await Fingerprint.OfTablesAsync(installation.ConnectionString, Dossiers));
        Assert.Equal([("merged_into", true), ("merged_into", false), ("restored", false)], (await app.Get<EntryChangeStore>().LoadAsync(default)).Select(c => (c.Change.Kind, c.IsProposed)));
    }

    [Fact]
    public async Task A_merger_of_what_is_merged_or_unknown_or_frozen_is_refused()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        var (one, two, three) = (await EntryAsync(app, 0), await EntryAsync(app, 1), await EntryAsync(app, 2));
        await MergeAsync(app, one, two, "某甲");
        await MergeAsync(app, one, two, "某乙");

        Assert.Contains("已并入", (await Assert.ThrowsAsync<UserError>(() => MergeAsync(app, three, two, "某甲"))).Message, StringComparison.Ordinal);
        Assert.Contains("不能作为存续条目", (await Assert.ThrowsAsync<UserError>(() => MergeAsync(app, two, three, "某甲"))).Message, StringComparison.Ordinal);
        Assert.Contains("没有条目", (await Assert.ThrowsAsync<UserError>(() => MergeAsync(app, one, "GF-nobody", "某甲"))).Message, StringComparison.Ordinal);
        await app.Get<FreezeJob>().RunAsync(Year, Somebody, default);
        Assert.Equal(ExitCode.Conflict, (await Assert.ThrowsAsync<UserError>(() => MergeAsync(app, one, three, "某甲"))).Exit);
    }

    [Fact]
    public async Task An_override_moves_the_score_is_said_in_the_explanation_and_can_be_taken_back()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        var unit = await EntryAsync(app, 0);
        var before = await ScoreOfAsync(app, unit);
        string[] own = ["review", "override", "--unit", unit, "--field", "value:G2"];

        var put = await installation.RunAsync([.. own, "--value", "0", "--until", "2025-12-31", "--reason", "现场核查"]);
        await ReconcileAsync(app);
        await app.Get<ScoreJob>().RunAsync(Year, Somebody, default);
        var lower = await ScoreOfAsync(app, unit);
        var explained = await installation.RunAsync("explain", "--cycle", "2025", "--unit", unit);
        var conflicts = await installation.RunAsync("conflicts", "list", "--cycle", "2025");
        var removed = await installation.RunAsync([.. own, "--remove", "--reason", "企业已更正"]);
        await ReconcileAsync(app);
        await app.Get<ScoreJob>().RunAsync(Year, Somebody, default);

        Assert.True(put.IsDone && removed.IsDone, $"{put}\n{removed}");
        Assert.True(lower < before, $"{lower} {before}");
        Assert.Contains("人工覆盖", explained.Output, StringComparison.Ordinal);
        Assert.Contains("人工覆盖", conflicts.Output, StringComparison.Ordinal);
        Assert.Equal(before, await ScoreOfAsync(app, unit));
        Assert.Equal(2, (await app.Get<OverrideStore>().LoadHistoryAsync(default)).Count);
    }

    [Theory]
    [InlineData("--field", "value:G2", "--value", "很多", "--until", "2025-12-31")]
    [InlineData("--field", "colour", "--value", "绿", "--until", "2025-12-31")]
    [InlineData("--field", "credit_code", "--value", "123", "--until", "2025-12-31")]
    [InlineData("--field", "name", "--value", "某厂")]
    [InlineData("--field", "name", "--until", "2025-12-31")]
    [InlineData("--field", "name", "--remove")]
    public async Task An_override_without_a_sound_value_or_a_last_day_is_refused(params string[] said)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);

        var refused = await installation.RunAsync(["review", "override", "--unit", "GF-00001", "--reason", "核查", .. said]);

        Assert.Equal((int)ExitCode.Usage, refused.Exit);
        Assert.Contains("GB-OVR-001", refused.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_is_asked_once_answers_in_the_workbook_and_the_request_is_closed()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        var store = app.Get<CorrectionStore>();
        var drafted = await installation.RunAsync("corrections", "draft", "--cycle", "2025", "--due", "2025-12-01");
        await installation.RunAsync("corrections", "draft", "--cycle", "2025", "--due", "2025-12-09");
        var asked = await store.LoadAsync(2025, default);
        var reform = asked.First(c => c.Source == "reform" && c.Field == "energy_tce");

        Assert.Equal((int)ExitCode.Done, (await installation.RunAsync("corrections", "export", "--cycle", "2025", "--out", installation.OutFolder)).Exit);
        await installation.RunAsync("corrections", "sent", "--cycle", "2025", "--source", "reform");
        var file = Path.Combine(installation.OutFolder, "校核请求_2025_发展改革.xlsx");
        Fill(file, reform.Id, "已更正", "", "");
        var faulty = await installation.RunAsync("corrections", "import", file, "--cycle", "2025", "--source", "reform");
        Fill(file, reform.Id, "已更正", "12287", "节能处");
        var taken = await installation.RunAsync("corrections", "import", file, "--cycle", "2025", "--source", "reform");
        var answered = (await store.LoadAsync(2025, default)).Single(c => c.Id == reform.Id);
        var settled = await installation.RunAsync("corrections", "settle", reform.Id, "--cycle", "2025", "--adopted", "--reason", "下次取数更新");
        var wrong = await installation.RunAsync("corrections", "import", file, "--cycle", "2025", "--source", "market");

        Assert.True(drafted.IsDone && taken.IsDone && settled.IsDone, $"{drafted}\n{taken}\n{settled}");
        Assert.Equal(asked.Count, (await store.LoadAsync(2025, default)).Count);
        Assert.Equal(("energy_tce", "JC-2025-"), (reform.Field, reform.Id[..8]));
        Assert.Contains("第 ", reform.TheirPlace, StringComparison.Ordinal);
        Assert.Contains(asked, c => c is { Source: "tax" or "reform", Field: "credit_code", EntryId: "GF-00104" });
        Assert.Equal((int)ExitCode.InputRejected, faulty.Exit);
        Assert.Contains("有 2 处错误", faulty.Talk, StringComparison.Ordinal);
        Assert.Equal((CorrectionState.Answered, "已更正", "12287", "节能处"), (answered.State, answered.Answer, answered.AnswerValue, answered.LastBy));
        Assert.Equal(CorrectionState.Adopted, (await store.LoadAsync(2025, default)).Single(c => c.Id == reform.Id).State);
        Assert.Equal((int)ExitCode.InputRejected, wrong.Exit);
    }

    [Fact]
    public async Task The_next_cycle_knows_the_ties_of_a_frozen_one_and_none_of_a_draft()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        var draft = await app.Get<ReconcileStore>().LoadEarlierLinksAsync(Year.Next, default);
        await app.Get<FreezeJob>().RunAsync(Year, Somebody, default);

        var frozen = await app.Get<ReconcileStore>().LoadEarlierLinksAsync(Year.Next, default);

        Assert.Empty(draft);
        Assert.Contains(frozen, l => l.Subject.StartsWith("environment/permits/", StringComparison.Ordinal) && l.Fingerprint.Length == 64);
        Assert.All(frozen, l => Assert.Equal(Year, l.Cycle));
    }

    [Fact]
    public async Task Facts_and_relations_come_back_as_they_were_settled()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        var facts = await app.Get<FactStore>().LoadFactsAsync(Year, default);

        Assert.Contains(facts, f => f is { Field: "registered_address", Origin.Source: "market" });
        Assert.Contains(facts, f => f is { Field: "credit_code", Rivals.Count: 1 });
        Assert.Contains(await app.Get<FactStore>().LoadRelationsAsync(Year, default), r => r is { Kind: "renamed_from", From.EntryId: "GF-00103" } && r.On == new DateOnly(2024, 4, 18));
    }

    private static void Fill(string file, string id, string result, string value, string office)
    {
        using var book = new XLWorkbook(file);
        var sheet = book.Worksheet(CorrectionTable.Kind);
        var row = sheet.Column(1).CellsUsed().First(c => c.GetString() == id).Address.RowNumber;
        sheet.Cell(row, 10).SetValue(result);
        sheet.Cell(row, 11).SetValue<string>(value);
        sheet.Cell(row, 13).SetValue<string>(office);
        book.Save();
    }

    private static Task<EntryChangeLine> MergeAsync(Composition app, string survivor, string absorbed, string who) =>
        app.Get<EntryMergers>().MergeAsync(new EntryRegistration(absorbed, survivor, Year, new DateOnly(2025, 9, 1), who, "吸收合并登记"), isDryRun: false, default);

    private static Task ReconcileAsync(Composition app) => app.Get<ReconcileJob>().RunAsync(Year, Somebody, default);

    private static async Task<string> EntryAsync(Composition app, int number) =>
        (string)(await ScalarAsync(app, $"select entry_id from out_unit u where state = 'ranked' and kind = 'factory' and not is_bottom and exists (select from out_contribution c where c.run_id = u.run_id and c.entry_id = u.entry_id and c.indicator = 'G2' and c.points > 0) order by entry_id offset {number} limit 1"))!;

    private static async Task<decimal> ScoreOfAsync(Composition app, string unit) => (decimal)(await ScalarAsync(app, $"select published from out_unit where entry_id = '{unit}'"))!;

    private static async Task<object?> ScalarAsync(Composition app, string sql)
    {
        await using var command = app.Database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
