using System.Text.Json;
using ClosedXML.Excel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Tests.Jobs;
using GreenBatch.Scheduler.Tests.Support;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Commands;

/// <summary>Quarantined rows go out as a workbook and come back corrected, by the real program.</summary>
[Collection(SharedRun.Name)]
public sealed class QuarantineCommandTests(UndisturbedRun undisturbed)
{
    private const string Balance = "select sum(rows), sum(accepted), sum(quarantined), sum(duplicate), sum(outside) from raw_document";

    [Fact]
    public async Task A_corrected_row_takes_its_place_a_dismissed_one_is_settled_a_faulty_one_stays()
    {
        await using var installation = await WithFaultsAsync();
        var before = await ListAsync(installation);
        var book = await ExportAsync(installation, "更正.xlsx");
        var (corrected, still, dismissed) = (before[0], before[1], before[2]);
        Fill(book, corrected.Id, [("处理", "更正"), ("履行情况", "经办人 110101199003070038"), .. Mended(corrected)]);
        Fill(book, still.Id, ("处理", "更正"), (still.Column, "还是不对"));
        Fill(book, dismissed.Id, ("处理", "放弃"), ("理由", "测试数据"));
        var (rows, quarantined) = (await NumberAsync(installation, "select sum(rows) from raw_document"), await NumberAsync(installation, "select sum(quarantined) from raw_document"));

        var trial = await installation.RunAsync("quarantine", "import", book, "--cycle", "2025", "--dry-run");
        Assert.Equal(before, await ListAsync(installation));
        var end = await installation.RunAsync("quarantine", "import", book, "--cycle", "2025");

        Assert.Equal(((int)ExitCode.Findings, (int)ExitCode.Findings), (trial.Exit, end.Exit));
        Assert.Contains("将收回：更正后接收 1，重复 0，名单外 0，放弃 1，仍有错误 1", trial.Output, StringComparison.Ordinal);
        Assert.Contains("已收回：更正后接收 1，重复 0，名单外 0，放弃 1，仍有错误 1", end.Output, StringComparison.Ordinal);
        Assert.Contains($"（{still.Id}）仍有错误", end.Talk, StringComparison.Ordinal);
        Assert.Equal(before.Select(l => l.Id).Except([corrected.Id, dismissed.Id], StringComparer.Ordinal), (await ListAsync(installation)).Select(l => l.Id));
        Assert.Equal((rows, quarantined - 1), (await NumberAsync(installation, "select sum(rows) from raw_document"), await NumberAsync(installation, "select sum(quarantined) from raw_document")));
        Assert.Equal(0, await NumberAsync(installation, "select count(*) from raw_document where rows <> accepted + quarantined + duplicate + outside"));
        Assert.Equal(1, await NumberAsync(installation, "select count(*) from core_record where issues::text like '%B140%'"));
        Assert.Equal(0, await NumberAsync(installation, "select count(*) from raw_correction c join core_record r using (delivery_id, number) where (c::text || r::text) like '%110101199003070038%'"));
        Assert.Equal(1, await NumberAsync(installation, "select count(*) from raw_correction where cells ->> 'status' like '经办人 ***%'"));
        Assert.Equal((int)ExitCode.Findings, (await installation.RunAsync("reconcile", "--cycle", "2025")).Exit);
    }

    [Fact]
    public async Task What_was_done_can_be_taken_back_to_the_row_as_it_was()
    {
        await using var installation = await WithFaultsAsync();
        var (before, balance) = (await ListAsync(installation), await BalanceAsync(installation));
        var records = (await Fingerprint.OfTablesAsync(installation.ConnectionString))["core_record"];
        var book = await ExportAsync(installation, "更正.xlsx");
        Fill(book, before[0].Id, [("处理", "更正"), .. Mended(before[0])]);
        Fill(book, before[2].Id, ("处理", "放弃"), ("理由", "测试数据"));
        await installation.RunAsync("quarantine", "import", book, "--cycle", "2025");

        foreach (var line in new[] { before[0], before[2] })
            Assert.Equal(0, (await installation.RunAsync("quarantine", "reopen", line.Id, "--reason", "更正有误")).Exit);

        Assert.Equal(before, await ListAsync(installation));
        Assert.Equal(balance, await BalanceAsync(installation));
        Assert.Equal(records, (await Fingerprint.OfTablesAsync(installation.ConnectionString))["core_record"]);
        Assert.Equal(4, await NumberAsync(installation, "select count(*) from raw_correction"));
        Assert.Equal((int)ExitCode.Conflict, (await installation.RunAsync("quarantine", "reopen", before[0].Id, "--reason", "再退")).Exit);
    }

    [Fact]
    public async Task A_workbook_that_does_not_fit_is_refused_with_every_fault_at_once()
    {
        await using var installation = await WithFaultsAsync();
        var lines = await ListAsync(installation);
        var book = await ExportAsync(installation, "更正.xlsx");
        Fill(book, lines[0].Id, ("处理", "也许"));
        Fill(book, lines[1].Id, ("处理", "放弃"));
        Fill(book, lines[2].Id, ("校验", "000000000000"));
        Fill(book, lines[3].Id, (lines[3].Column, "改了没选"));
        Fill(book, lines[4].Id, ("编号", "2024-market-01/1/0"));

        var end = await installation.RunAsync("quarantine", "import", book, "--cycle", "2025");

        Assert.Equal((int)ExitCode.InputRejected, end.Exit);
        Assert.All(
            new[] { "GB-QUA-001", "有 5 处错误", "「也许」不是可选的处理", "放弃一行必须写理由", "这一行与导出时不是同一行", "改了原文而没有选处理", "没有隔离行「2024-market-01/1/0」" },
            part => Assert.Contains(part, end.Talk, StringComparison.Ordinal));
        Assert.Equal(lines, await ListAsync(installation));
    }

    private sealed record Line(string Id, string Source, string Column, string Code);

    /// <summary>The scored city, to which the court delivers five rows of a listed unit on days that do not exist.</summary>
    private async Task<Installation> WithFaultsAsync()
    {
        var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        var unit = Installation.City[Part.BottomInAll].Company;
        var file = Path.Combine(installation.InboxFolder, "court_2025_faulty.csv");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, 5).Select(i => $"{unit.Name},{unit.CreditCode},（示例）执{i}号,2025-02-30,已履行").Prepend("被执行人,统一社会信用代码,案号,立案时间,履行情况"));
        var end = await installation.RunAsync("ingest", "--cycle", "2025", "--source", "court", "--file", file);
        Assert.True(end.Exit == (int)ExitCode.Findings, end.ToString());
        return installation;
    }

    private static (string Column, string Text)[] Mended(Line line) => [(line.Column, "2025-03-01")];

    private static async Task<IReadOnlyList<Line>> ListAsync(Installation installation)
    {
        var end = await installation.RunAsync("quarantine", "list", "--cycle", "2025", "--source", "court", "--json");
        using var json = JsonDocument.Parse(end.Output);
        return [.. json.RootElement.GetProperty("data").EnumerateArray().Select(l => new Line(
            l.GetProperty("id").GetString()!, l.GetProperty("source").GetString()!, l.GetProperty("column").GetString() ?? "", l.GetProperty("code").GetString()!))];
    }

    private static async Task<string> ExportAsync(Installation installation, string name)
    {
        var book = Path.Combine(installation.OutFolder, name);
        Assert.Equal(0, (await installation.RunAsync("quarantine", "export", "--cycle", "2025", "--out", book)).Exit);
        return book;
    }

    private static void Fill(string path, string id, params (string Column, string Text)[] cells)
    {
        using var book = new XLWorkbook(path);
        var row = book.Worksheets.SelectMany(s => s.RowsUsed()).Single(r => r.Cell(1).GetString() == id);
        foreach (var (column, text) in cells)
            row.Cell(row.Worksheet.Row(2).CellsUsed().First(c => c.GetString() == column).Address.ColumnNumber).SetValue<string>(text);
        book.Save();
    }

    private static async Task<long> NumberAsync(Installation installation, string sql)
    {
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<string> BalanceAsync(Installation installation)
    {
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = database.CreateCommand(Balance);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return string.Join(' ', Enumerable.Range(0, 5).Select(reader.GetValue));
    }
}
