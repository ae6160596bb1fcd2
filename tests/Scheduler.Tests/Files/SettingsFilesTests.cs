using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Files;

public sealed class SettingsFilesTests : IDisposable
{
    private readonly TestFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void The_file_of_the_product_has_no_fault_and_takes_the_private_database()
    {
        var settings = SettingsFiles.Load(TestSettings.Root);

        Assert.Null(settings.ConnectionString);
        Assert.Equal(Path.Combine(TestSettings.Root, "out"), settings.Folders.Out);
        Assert.Equal(["pull", "year"], settings.Schedule.Jobs.Keys);
        Assert.Equal(8, settings.Sources.Count);
        Assert.All(settings.Sources.Values, s => Assert.True(s is { IsEnabled: true, Access: null }));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", null, false)]
    [InlineData("http://169.254.169.254", null, false)]
    [InlineData("http://10.20.3.4", null, false)]
    [InlineData("http://10.20.3.4", "10.20.0.0/16", true)]
    [InlineData("https://tax.example.cn", null, true)]
    [InlineData("https://tax.example.cn", "platform.example.cn", false)]
    [InlineData("https://tax.example.cn", "platform.example.cn, tax.example.cn", true)]
    public void An_address_that_is_not_listed_is_refused_at_the_start(string address, string? listed, bool isAllowed)
    {
        _root.Write("config/sources/tax/source.yaml", "");
        _root.Write("config/greenbatch.json", $$"""{ "Sources": { "tax": { "Address": "{{address}}" } } }""");

        var load = () => SettingsFiles.Load(_root.Path, listed is null ? null : ["Network:AllowedHosts=" + listed]);

        if (isAllowed)
            Assert.Equal(new Uri(address), load().Source("tax").Access?.Address);
        else
            Assert.Equal(("B126", ExitCode.Usage), (Assert.Throws<UserError>(load).Code, Assert.Throws<UserError>(load).Exit));
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_file_and_key()
    {
        _root.Write("config/sources/tax/source.yaml", "");
        _root.Write("config/greenbatch.json", """
            {
              "ConnectionStrings": { "GreenBatch": "Host=db;Password=hush" },
              "Folders": { "Dta": "x" },
              "Workers": { "Run": "many" },
              "Dashboard": { "OpenOnLoopback": "perhaps", "OperatorPassword": "hush" },
              "Schedule": { "Cycle": 1999, "Jobs": { "pull": "every night", "clean": "0 1 * * *" } },
              "Sources": { "tax": { "Address": "ftp://tax.example", "Token": "hush" }, "taxes": { "Enabled": true } }
            }
            """);

        var error = Assert.Throws<UserError>(() => SettingsFiles.Load(_root.Path));

        Assert.Equal(ExitCode.Usage, error.Exit);
        foreach (var expected in new[]
        {
            "[GB-CFG-004] config/greenbatch.json › ConnectionStrings:GreenBatch",
            "[GB-CFG-002] config/greenbatch.json › Folders:Dta",
            "[GB-CFG-003] config/greenbatch.json › Workers:Run",
            "[GB-CFG-003] config/greenbatch.json › Dashboard:OpenOnLoopback",
            "[GB-CFG-004] config/greenbatch.json › Dashboard:OperatorPassword",
            "[GB-CFG-003] config/greenbatch.json › Schedule:Cycle",
            "[GB-CFG-007] config/greenbatch.json › Schedule:Jobs:pull",
            "[GB-CFG-002] config/greenbatch.json › Schedule:Jobs:clean",
            "[GB-CFG-003] config/greenbatch.json › Sources:tax:Address",
            "[GB-CFG-004] config/greenbatch.json › Sources:tax:Token",
            "[GB-CFG-008] config/greenbatch.json › Sources:taxes",
            "配置有 11 处错误",
        })
        {
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_told_with_its_line()
    {
        _root.Write("config/greenbatch.json", "{\n  \"Folders\": {\n");

        var error = Assert.Throws<UserError>(() => SettingsFiles.Load(_root.Path));

        Assert.Equal("GB-CFG-001", error.Code);
        Assert.Contains("LineNumber: 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_goes_over_the_file()
    {
        _root.Write("config/greenbatch.json", """{ "Folders": { "Out": "here" } }""");

        Assert.Equal(Path.Combine(_root.Path, "here"), SettingsFiles.Load(_root.Path).Folders.Out);
        Assert.Equal(Path.Combine(_root.Path, "there"), SettingsFiles.Load(_root.Path, ["Folders:Out=there"]).Folders.Out);
        Assert.Equal("GB-CFG-002", Assert.Throws<UserError>(() => SettingsFiles.Load(_root.Path, ["Folders:Ou=there"])).Code);
    }

    [Fact]
    public void A_secret_comes_from_the_file_its_setting_names()
    {
        var secret = _root.Write("token", "  of-the-day\n");
        _root.Write("config/sources/tax/source.yaml", "");
        _root.Write("config/greenbatch.json", $$"""{ "Sources": { "tax": { "Address": "https://tax.example", "Token_FILE": "{{secret}}" } } }""");

        var settings = SettingsFiles.Load(_root.Path);

        Assert.Equal("of-the-day", settings.Source("tax").Access?.Token);
        Assert.DoesNotContain("of-the-day", settings.ToString(), StringComparison.Ordinal);
        Assert.False(settings.Source("court").IsEnabled);
    }
}
