using ClosedXML.Excel;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Tests;

/// <summary>What a template asks for, filled in, reads back without a single quarantined row.</summary>
public sealed class TemplateCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("template");

    [Theory]
    [InlineData("list", "现有名单")]
    [InlineData("evaluations", "自评价基本信息;自评价指标")]
    [InlineData("reviews", "区县审核")]
    public async Task A_filled_template_reads_back(string table, string sheets)
    {
        var path = Path.Combine(_folder.FullName, "填报.xlsx");
        Assert.Equal(0, await RunAsync("template", table, "--out", path));
        Fill(path, sheets.Split(';'));

        var exit = await RunAsync("try", "read", "--source", "platform", path, "--out", _folder.FullName);

        Assert.Equal((int)ExitCode.Done, exit);
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "quarantine.csv")));
        Assert.Equal(1 + sheets.Split(';').Length, (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "accepted.csv"))).Length);
    }

    [Fact]
    public async Task The_scheme_template_offers_the_53_industries()
    {
        var path = Path.Combine(_folder.FullName, "指标.xlsx");

        Assert.Equal(0, await RunAsync("template", "scheme", "--out", path));

        using var book = new XLWorkbook(path);
        Assert.Equal(53, book.Worksheet("细分行业").LastRowUsed().RowNumber() - 2);
        Assert.Equal("一级指标(维度)", book.Worksheet("指标表").Cell(2, 1).GetString());
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var path = Path.Combine(_folder.FullName, "x.xlsx");

        Assert.Equal(0, await RunAsync("template", "list", "--out", path, "--dry-run"));
        Assert.False(File.Exists(path));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments);

    /// <summary>Writes the examples of the notes into the first free row of every sheet.</summary>
    private static void Fill(string path, string[] sheets)
    {
        using var book = new XLWorkbook(path);
        foreach (var name in sheets)
        {
            var sheet = book.Worksheet(name);
            for (var column = 1; column <= sheet.LastColumnUsed().ColumnNumber(); column++)
            {
                var header = sheet.Cell(2, column).GetString();
                var note = book.Worksheet("填写说明").RowsUsed().First(r => string.Equals(r.Cell(1).GetString(), name, StringComparison.Ordinal) && header.StartsWith(r.Cell(2).GetString(), StringComparison.Ordinal));
                sheet.Cell(3, column).SetValue<string>(note.Cell(5).GetString() is { Length: > 0 } example ? example : "示例");
            }
        }

        book.Save();
    }
}
