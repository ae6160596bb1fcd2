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

    [Fact]
    public void What_a_contract_says_beyond_names_is_checked_too()
    {
        Write("one", "source: one\nname: 一\norder: 1\nchannels: [inbox]\ndrift: perhaps\nstale: never\ndatasets:\n  a: { name: 甲, mode: append, key: [f], rows_fall: many, as_of: g, yearly: h, authority_for: [i] }\n", "dataset,field,name,type,required,unit,aliases\na,f,名,text,yes,,\n");

        var error = Assert.Throws<UserError>(() => SourceFolder.Load(_folder.FullName));

        string[] expected = ["one/source.yaml:5: 「drift」不能是「perhaps」", "one/source.yaml:6: 「stale」不能是「never」", "one/source.yaml:8: 「rows_fall」应为非负整数", "日期字段「g」不在", "年度字段「h」不在", "authority_for 的字段「i」不在"];
        Assert.All(expected, e => Assert.Contains(e, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cycle_may_have_files_of_its_own()
    {
        const string Yaml = "source: one\nname: 一\norder: 1\nchannels: [inbox]\ndatasets:\n  a: { name: 甲, mode: append, key: [f] }\n";
        Write("one", Yaml, "dataset,field,name,type,required,unit,aliases\na,f,名,text,yes,,旧名\n");
        _folder.CreateSubdirectory("one/2026");
        File.WriteAllText(Path.Combine(_folder.FullName, "one", "2026", "columns.csv"), "dataset,field,name,type,required,unit,aliases\na,f,名,text,yes,,新名\n");

        Assert.Equal(["旧名"], Assert.Single(SourceFolder.Load(_folder.FullName, new GreenBatch.Kernel.Cycle(2025))).Datasets[0].Fields[0].Aliases);
        Assert.Equal(["新名"], Assert.Single(SourceFolder.Load(_folder.FullName, new GreenBatch.Kernel.Cycle(2026))).Datasets[0].Fields[0].Aliases);

        File.WriteAllText(Path.Combine(_folder.FullName, "one", "2026", "columns.csv"), "dataset\n");
        _folder.CreateSubdirectory("one/next");
        var error = Assert.Throws<UserError>(() => SourceFolder.Load(_folder.FullName));
        Assert.Contains("config/sources/one/2026/columns.csv:1: 表头应为", error.Message, StringComparison.Ordinal);
        Assert.Contains("config/sources/one/next:1: 文件夹名应为年度", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_strongest_source_of_each_fact_says_that_it_is_the_authority_for_it()
    {
        var sources = SourceFolder.Load(Path.Combine(TestSettings.Root, "config", "sources"));
        (string Source, string Field)[] strongest = [("market", "name"), ("market", "credit_code"), ("environment", "address"), ("platform", "energy_tce")];

        Assert.All(strongest, s => Assert.Contains(sources.Single(x => x.Id == s.Source).Datasets, d => d.AuthorityFor.Contains(s.Field, StringComparer.Ordinal)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string source, string yaml, string columns)
    {
        var folder = _folder.CreateSubdirectory(source);
        File.WriteAllText(Path.Combine(folder.FullName, "source.yaml"), yaml);
        File.WriteAllText(Path.Combine(folder.FullName, "columns.csv"), columns);
    }
}
