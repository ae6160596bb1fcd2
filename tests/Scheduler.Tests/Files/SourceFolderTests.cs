using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests;

public sealed class SourceFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sources");

    [Fact]
    public void All_eight_sources_load_in_pulling_order()
    {
        var sources = SourceFolder.Load(Path.Combine(TestSettings.Root, "config", "sources"));

        Assert.Equal(["platform", "market", "environment", "emergency", "tax", "reform", "supervision", "court"], sources.Select(s => s.Id));
        Assert.Equal("gb18030", sources[4].Encoding);
        Assert.True(sources[4].NeedsDoneFile);
        Assert.Equal("violation_date", sources[1].Dataset("serious_violations")!.DateField);
    }

    [Fact]
    public void Every_fault_of_every_file_is_named_at_once()
    {
        Write("one", "source: two\nname: 一\norder: x\nchannels: [fax]\ncolour: red\ndatasets:\n  a: { name: 甲, mode: snapshot, key: [nothing], within: b }\n", "dataset,field,name,type,required,unit,aliases\na,f,名,text,yes,,别名\na,g,二,word,maybe,,别名\nz,h,三,text,no,,\n");
        Write("empty", "", "dataset,field\n");

        var error = Assert.Throws<UserError>(() => SourceFolder.Load(_folder.FullName));

        Assert.Equal(("GB-CFG-002", ExitCode.Usage), (error.Code, error.Exit));
        string[] expected =
        [
            "one/source.yaml:1: 来源「two」与文件夹「one」不一致",
            "one/source.yaml:3: 「order」应为非负整数",
            "one/source.yaml:4: 「channels」不能是「fax」",
            "one/source.yaml:5: 未知的键「colour」",
            "one/source.yaml:7: 键字段「nothing」不在 columns.csv 中",
            "one/source.yaml:7: 数据集「a」的 within 指向不存在的「b」",
            "one/columns.csv:3: 未知的类型「word」",
            "one/columns.csv:3: required 应为 yes 或 no",
            "one/columns.csv:3: 表头「别名」同时属于字段「f」和「g」",
            "one/columns.csv:4: 数据集「z」不在 source.yaml 中",
            "empty/source.yaml:1: 文件为空",
        ];
        Assert.All(expected, e => Assert.Contains("config/sources/" + e, error.Message, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string source, string yaml, string columns)
    {
        var folder = _folder.CreateSubdirectory(source);
        File.WriteAllText(Path.Combine(folder.FullName, "source.yaml"), yaml);
        File.WriteAllText(Path.Combine(folder.FullName, "columns.csv"), columns);
    }
}
