using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Tests.Jobs;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Commands;

[Collection(SharedRun.Name)]
public sealed class SourcesCommandTests(UndisturbedRun undisturbed)
{
    private static readonly System.Text.Encoding Latin = System.Text.Encoding.Latin1;

    [Fact]
    public async Task Each_source_of_a_sound_city_can_be_had_and_nothing_is_loaded()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);

        var run = await installation.RunAsync("sources", "check", "--cycle", "2025");

        Assert.True(run.Exit is (int)ExitCode.Done or (int)ExitCode.Findings, run.ToString());
        Assert.Contains("可达，凭证有效，8 组数据各取一页", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("✘", run.Output, StringComparison.Ordinal);
        Assert.Contains("tax tax_2025_grades.csv：纳税信用级别（gb18030），表头可识别", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(installation.Settings.Folders.Landing));
    }

    [Theory]
    [InlineData("court_2025_01.csv", "企业名称;案号\n甲;1\n", "[B047]")]
    [InlineData("court_2025_02.csv", "企业名称,案号,立案时间,新列\n甲,1,2025-01-02,x\n", "[B055]")]
    [InlineData("court_2025_20200101.csv", "企业名称,案号,立案时间\n甲,1,2020-01-02\n", "[GB-ING-005]")]
    public async Task What_is_wrong_with_a_file_is_told_with_how_to_mend_it(string name, string content, string code)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        await File.WriteAllTextAsync(Path.Combine(installation.InboxFolder, name), content);

        var run = await installation.RunAsync("sources", "check", "--cycle", "2025", "--source", "court");

        Assert.Equal(code is "[B047]" ? (int)ExitCode.SourceMissing : (int)ExitCode.Findings, run.Exit);
        Assert.Contains($"court {name}：{code}", run.Output, StringComparison.Ordinal);
        Assert.Contains("怎么办：", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_cannot_be_reached_ends_with_4()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);
        var told = new Dictionary<string, string>(installation.Environment, StringComparer.Ordinal) { ["Sources__market__Address"] = "http://127.0.0.1:9/" };

        var run = await OtherProgram.RunAsync(told, "sources", "check", "--cycle", "2025", "--source", "market", "--json");

        Assert.Equal((int)ExitCode.SourceMissing, run.Exit);
        Assert.Contains("\"code\":\"B001\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_with_far_fewer_rows_is_taken_on_the_word_of_two_people()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        var lines = await File.ReadAllLinesAsync(Path.Combine(installation.InboxFolder, "tax_2025_grades.csv"), Latin);
        await File.WriteAllLinesAsync(Path.Combine(installation.InboxFolder, "tax_2025_grades.csv"), lines[..(lines.Length / 2)], Latin);
        string[] ingest = ["ingest", "--cycle", "2025", "--source", "tax"];

        var alone = await installation.RunAsync(ingest);
        var first = await installation.RunAsync([.. ingest, "--accept-fewer-rows", "已核实", "--by", "甲"]);
        var again = await installation.RunAsync([.. ingest, "--accept-fewer-rows", "已核实", "--by", "甲"]);
        var second = await installation.RunAsync([.. ingest, "--accept-fewer-rows", "已核实", "--by", "乙"]);

        Assert.All(new[] { alone, first, again }, run => Assert.Equal((int)ExitCode.SourceMissing, run.Exit));
        Assert.Contains("[B041]", alone.Talk, StringComparison.Ordinal);
        Assert.Contains("行数较上次下降 5", alone.Talk, StringComparison.Ordinal);
        Assert.Contains("甲 已确认，还需另一人", again.Talk, StringComparison.Ordinal);
        Assert.True(second.IsDone, second.ToString());
        var drift = await installation.RunAsync("sources", "drift", "--cycle", "2025", "--source", "tax");
        Assert.Equal((int)ExitCode.Findings, drift.Exit);
        Assert.Contains("行数较上次下降 5", drift.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evolve", (int)ExitCode.Done)]
    [InlineData("quarantine", (int)ExitCode.Findings)]
    [InlineData("stop", (int)ExitCode.SourceMissing)]
    public async Task A_column_that_was_renamed_is_met_as_the_source_says(string policy, int exit)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        using var root = new TestFolder();
        CopyFolder(Path.Combine(TestSettings.Root, "config"), Path.Combine(root.Path, "config"));
        var yaml = Path.Combine(root.Path, "config", "sources", "court", "source.yaml");
        await File.WriteAllTextAsync(yaml, (await File.ReadAllTextAsync(yaml)).Replace("drift: evolve", "drift: " + policy, StringComparison.Ordinal));
        var file = Path.Combine(installation.InboxFolder, "court_2025_01.csv");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("履行情况", "履行状况", StringComparison.Ordinal));
        var told = new Dictionary<string, string>(installation.Environment, StringComparer.Ordinal) { ["GREENBATCH_ROOT"] = root.Path };

        var run = await OtherProgram.RunAsync(told, "ingest", "--cycle", "2025", "--source", "court");

        Assert.True(exit == run.Exit, run.ToString());
        if (policy is "stop")
            Assert.Contains("[B040]", run.Talk, StringComparison.Ordinal);
        var drift = await OtherProgram.RunAsync(told, "sources", "drift", "--cycle", "2025", "--source", "court", "--json");
        Assert.Equal(policy is not "stop", drift.Output.Contains("多出列「履行状况」；缺少列「", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2090", "[B124] 缺少 2090 年评价规则")]
    [InlineData("9999", "[B127] 年度参数非法")]
    [InlineData("2025;drop", "[B127] 年度参数非法")]
    public async Task A_year_without_rules_or_none_at_all_is_refused(string year, string message)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);

        var run = await installation.RunAsync("score", "--cycle", year);

        Assert.Equal((int)ExitCode.Usage, run.Exit);
        Assert.Contains(message, run.Talk, StringComparison.Ordinal);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
