using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Tests;

public sealed class TryReadCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("read");

    [Theory]
    [InlineData("企业名称,登记状态,统一社会信用代码\n甲厂,存续,9150\n", (int)ExitCode.Done)]
    [InlineData("企业名称,登记状态,统一社会信用代码\n甲厂,存续,9150\n乙厂,,9151\n", (int)ExitCode.Findings)]
    [InlineData("企业名称,登记状态\n甲厂,存续\n", (int)ExitCode.InputRejected)]
    public async Task The_exit_code_says_what_became_of_the_file(string content, int expected)
    {
        var path = Path.Combine(_folder.FullName, "market_2025_01.csv");
        await File.WriteAllTextAsync(path, content);

        Assert.Equal(expected, await CommandLine.RunAsync(["try", "read", "--source", "市场监管", path, "--out", _folder.FullName]));
    }

    [Fact]
    public async Task What_was_accepted_has_field_ids_as_columns_and_reads_again()
    {
        var path = Path.Combine(_folder.FullName, "market_2025_01.csv");
        await File.WriteAllTextAsync(path, "企业名称,登记状态,统一社会信用代码,成立日期,所属区县\n甲厂,存续,9150,2020/1/2,江北\n");
        var outcome = Path.Combine(_folder.FullName, "out");

        await CommandLine.RunAsync(["try", "read", "--source", "market", path, "--out", outcome]);
        var first = await File.ReadAllTextAsync(Path.Combine(outcome, "accepted.csv"));
        await CommandLine.RunAsync(["try", "read", "--source", "market", Path.Combine(outcome, "accepted.csv"), "--out", _folder.FullName]);

        Assert.StartsWith("name,credit_code,", first, StringComparison.Ordinal);
        Assert.Contains("甲厂,9150,,,,2020-01-02,500105,,存续", first, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "accepted.csv")));
    }

    [Fact]
    public async Task An_unknown_source_is_wrong_usage()
    {
        var path = Path.Combine(_folder.FullName, "x.csv");
        await File.WriteAllTextAsync(path, "a\n");

        Assert.Equal((int)ExitCode.Usage, await CommandLine.RunAsync(["try", "read", "--source", "nobody", path, "--out", _folder.FullName]));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
