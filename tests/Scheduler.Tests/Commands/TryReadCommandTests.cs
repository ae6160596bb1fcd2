using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Tests;

public sealed class TryReadCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("read");

    [Theory]
    [InlineData("企业名称,登记状态,统一社会信用代码\n甲厂,存续,9150\n", (int)ExitCode.Done)]
    [InlineData("企业名称,登记状态,统一社会信用代码\n甲厂,存续,9150\n乙厂,,9151\n", (int)ExitCode.Findings)]
    [InlineData("企业名称,登记状态\n甲厂,存续\n", (int)ExitCode.InputRejected)]
    [InlineData("企业名称,统一社会信用代码,注册号,成立日期,登记机关,住所,列入日期\n甲厂,9150,,,,,2024-01-02\n", (int)ExitCode.InputRejected)] // a dump without its states is no abnormal list
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

    [Theory]
    [InlineData("court", "企业名称,案号,立案时间\n", (int)ExitCode.Done, "name,credit_code,authority,document,date,issuer,published_on,status,end_date\n", 1)]
    [InlineData("court", "企业名称,案号,立案时间\n,A1,2024-01-02\n", (int)ExitCode.Findings, "name,credit_code,authority,document,date,issuer,published_on,status,end_date\n", 2)]
    public async Task A_file_of_which_nothing_is_accepted_leaves_both_tables_with_their_headers(string source, string content, int exit, string accepted, int lines)
    {
        var path = Path.Combine(_folder.FullName, source + "_2025_01.csv");
        await File.WriteAllTextAsync(path, content);

        Assert.Equal(exit, await CommandLine.RunAsync(["try", "read", "--source", source, path, "--out", _folder.FullName]));
        Assert.Equal(accepted, await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "accepted.csv")));
        Assert.Equal(lines, (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "quarantine.csv"))).Length);
    }

    /// <summary>What no department delivers is registered by hand: each table is known by its own headers, in Chinese and as field ids.</summary>
    [Theory]
    [InlineData("platform", "园区条目编号,园区内企业名称", "GP-1,甲厂", "entry_id,member_name,credit_code,authority")]
    [InlineData("supervision", "企业名称,质量事故编号,质量事故日期", "甲厂,Z1,2025-01-02", "name,credit_code,authority,document,quality_date,grade,description,issuer,status")]
    [InlineData("supervision", "企业名称,网络安全事件编号,网络安全事件日期", "甲厂,W1,2025-01-02", "name,credit_code,authority,document,network_date,grade,description,issuer,status")]
    [InlineData("supervision", "企业名称,税务处理文号,税务处理日期", "甲厂,S1,2025-01-02", "name,credit_code,authority,document,finding_date,description,amount,issuer,status")]
    [InlineData("supervision", "企业名称,造假认定文号,造假认定日期,造假情形", "甲厂,J1,2025-01-02,数据", "name,credit_code,authority,document,falsified_on,description,issuer,status")]
    [InlineData("supervision", "企业名称,催报文号,拒报认定日期", "甲厂,C1,2025-01-02", "name,credit_code,authority,document,refused_on,description,issuer,status")]
    [InlineData("supervision", "企业名称,迁出日期,迁往地", "甲厂,2025-01-02,邻省", "name,credit_code,authority,moved_on,description,document,status")]
    [InlineData("supervision", "企业名称,移出名单日期,状态", "甲厂,2025-01-02,已撤销", "name,credit_code,authority,document,date,description,status")]
    public async Task A_register_kept_by_hand_is_known_by_its_headers(string source, string header, string row, string accepted)
    {
        var path = Path.Combine(_folder.FullName, source + "_2025_01.csv");
        await File.WriteAllTextAsync(path, $"{header}\n{row}\n");
        var outcome = Path.Combine(_folder.FullName, "out");

        Assert.Equal((int)ExitCode.Done, await CommandLine.RunAsync(["try", "read", "--source", source, path, "--out", outcome]));
        var first = await File.ReadAllTextAsync(Path.Combine(outcome, "accepted.csv"));
        await CommandLine.RunAsync(["try", "read", "--source", source, Path.Combine(outcome, "accepted.csv"), "--out", _folder.FullName]);

        Assert.StartsWith(accepted + "\n", first, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "accepted.csv")));
    }

    [Fact]
    public async Task A_cell_taken_with_a_doubt_is_told_by_its_code()
    {
        var path = Path.Combine(_folder.FullName, "court_2025_01.csv");
        await File.WriteAllTextAsync(path, "企业名称,案号,立案时间\n=甲厂,A1,2024-01-02\n<b>乙厂,A2,2024-01-02\n=丙厂,A3,2024-01-02\n");
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);

        try
        {
            await CommandLine.RunAsync(["try", "read", "--source", "court", path, "--out", _folder.FullName]);
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains("[B060] 第 2 行「企业名称」文本以公式符号开头，导出时已转义，共 2 处", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("[B042] 第 3 行", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_expected_ends_with_1()
    {
        var path = Path.Combine(_folder.FullName, "court_2025_01.csv");
        await File.WriteAllTextAsync(path, "企业名称,案号,立案时间\n甲厂,A1,2024-01-02\n");

        // A file stands where the folder of results should be made.
        Assert.Equal((int)ExitCode.Unexpected, await CommandLine.RunAsync(["try", "read", "--source", "court", path, "--out", path]));
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
