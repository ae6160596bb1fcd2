using GreenBatch.Scheduler.Tests.Support;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Jobs;

/// <summary>Citizens' id numbers are dropped at the door: planted in every column of a delivery, they come out nowhere.</summary>
[Collection(SharedRun.Name)]
public sealed class PersonalNumbersTests(UndisturbedRun undisturbed)
{
    /// <summary>Made up: with a sound check character, with a wrong one, and of the fifteen digits before 1999.</summary>
    private static readonly string[] Numbers = ["11010519491231002X", "500105198001010019", "500105198001010017", "110105491231002"];

    private const string Header = "CF_XDR_MC,CF_XDR_SHXYM,CF_FR,CF_FR_ZJHM,CF_XDR_ZJHM,CF_WSH,CF_SY,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_ZT";

    [Fact]
    public async Task No_output_of_try_read_shows_one()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "environment_2025_01.csv");
        await File.WriteAllTextAsync(file, Planted());

        var run = await OtherProgram.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), "try", "read", "--source", "environment", file, "--out", folder.Path, "--json");

        Assert.Equal(3, run.Exit);
        AssertClean(run.Output + run.Talk);
        AssertClean(await File.ReadAllTextAsync(Path.Combine(folder.Path, "accepted.csv")));
        AssertClean(await File.ReadAllTextAsync(Path.Combine(folder.Path, "quarantine.csv")));
    }

    [Fact]
    public async Task No_table_and_no_log_holds_one()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        var file = Path.Combine(installation.InboxFolder, "environment_2025_planted.csv");
        await File.WriteAllTextAsync(file, Planted());

        var run = await installation.RunAsync("ingest", "--cycle", "2025", "--source", "environment", "--file", file);

        Assert.Equal(3, run.Exit);
        AssertClean(run.Output + run.Talk);
        foreach (var log in Directory.EnumerateFiles(installation.Settings.Folders.Logs))
            AssertClean(await File.ReadAllTextAsync(log));
        await using var source = NpgsqlDataSource.Create(installation.ConnectionString + ";Pooling=false");
        foreach (var table in new[] { "raw_document", "raw_quarantine", "raw_shape", "raw_drift", "core_record" })
        {
            await using var command = source.CreateCommand($"select coalesce(string_agg(t::text, chr(10)), '') from {table} t");
            AssertClean((string)(await command.ExecuteScalarAsync())!);
        }
    }

    private static void AssertClean(string text) => Assert.All(Numbers, number => Assert.DoesNotContain(number[..14], text, StringComparison.Ordinal));

    /// <summary>Each number in each column, plainly and in a sentence; every other row is faulty besides.</summary>
    private static string Planted()
    {
        var rows = new List<string> { Header };
        foreach (var number in Numbers)
        {
            for (var column = 0; column < 12; column++)
            {
                string[] cells = ["示例个体户", "", "张某", number, number, "罚" + rows.Count, "超标", "罚款", column % 2 == 0 ? "1.5" : "很多", "2024-03-05", "某局", "0"];
                cells[column] = column % 3 == 0 ? number : $"张某（身份证{number}）";
                rows.Add(string.Join(',', cells));
            }
        }

        rows.Add($"{Numbers[0]},,,,,罚9");
        return string.Join('\n', rows) + "\n";
    }
}
