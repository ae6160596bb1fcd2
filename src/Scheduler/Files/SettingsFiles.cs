using System.Text.RegularExpressions;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Jobs;
using Npgsql;

namespace GreenBatch.Scheduler.Files;

/// <summary>
/// Reads the settings: <c>config/greenbatch.json</c>, <c>greenbatch.{Environment}.json</c>, environment variables, command line; each layer over the one before.
/// Every fault of every layer is reported at once.
/// </summary>
internal static partial class SettingsFiles
{
    /// <param name="said">Settings of the command line, <c>key=value</c>.</param>
    /// <exception cref="UserError">With every fault, exit 2.</exception>
    public static Settings Load(string root, IReadOnlyList<string>? said = null)
    {
        var faults = new List<SettingsFault>();
        var settings = ReadLayers(root, said ?? [], faults) is { } layers ? Read(root, new SettingsReader(layers, faults)) : null;
        if (faults.Count == 0)
            return settings!;
        throw new UserError(ExitCode.Usage, faults[0].Code, $"配置有 {faults.Count} 处错误：\n" + string.Join('\n', faults.Select(f => "     " + f)), "逐条改正后重试");
    }

    private static IConfigurationRoot? ReadLayers(string root, IReadOnlyList<string> said, List<SettingsFault> faults)
    {
        var layered = new ConfigurationBuilder().SetBasePath(Path.Combine(root, "config"));
        foreach (var file in new[] { "greenbatch.json", $"greenbatch.{EnvironmentName}.json" })
        {
            try
            {
                // Tried alone first, so that a broken file does not hide the faults of the next.
                new ConfigurationBuilder().SetBasePath(Path.Combine(root, "config")).AddJsonFile(file, optional: true).Build();
                layered.AddJsonFile(file, optional: true);
            }
            catch (InvalidDataException fault)
            {
                faults.Add(new SettingsFault("GB-CFG-001", "config/" + file, "不是合法的 JSON：" + fault.GetBaseException().Message));
            }
        }

        foreach (var pair in said.Where(p => !p.Contains('=', StringComparison.Ordinal)))
            faults.Add(new SettingsFault("GB-CFG-006", "命令行", $"--set {pair} 应写成 键=值"));
        if (faults.Count > 0)
            return null;
        var pairs = said.Select(p => p.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], (string?)p[1]));
        return layered.AddEnvironmentVariables().AddInMemoryCollection(pairs).Build();
    }

    private static string EnvironmentName => Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production;

    private static Settings Read(string root, SettingsReader reader)
    {
        var hosts = ReadHosts(reader);
        string Folder(string name, string fallback) => Path.GetFullPath(reader.Text("Folders:" + name) ?? fallback, root);

        var settings = new Settings(
            root,
            ReadConnection(reader),
            new FolderSettings(Folder("Data", "data"), Folder("Inbox", "data/inbox"), Folder("Landing", "data/landing"), Folder("Out", "out"), Folder("Logs", "logs")),
            ReadSchedule(reader),
            new WorkerSettings(reader.Whole("Workers:Run", 1, 1, 4), reader.Whole("Workers:Fetch", 2, 1, 8)),
            ReadDashboard(reader),
            ReadSources(root, reader, hosts))
        {
            Hosts = hosts,
        };
        reader.RefuseUnknown();
        return settings;
    }

    private static string? ReadConnection(SettingsReader reader)
    {
        const string key = "ConnectionStrings:GreenBatch";
        var text = reader.Text(key);
        if (text is null)
            return reader.Secret(key);
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text);
            if (parts.Password is not null && reader.IsInFile(key))
                reader.Refuse(key, "GB-CFG-004", "口令不得写在配置文件里，改用 Passfile 或环境变量 ConnectionStrings__GreenBatch");
            return text;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            reader.Refuse(key, "GB-CFG-003", "不是 PostgreSQL 连接串：" + fault.Message);
            return null;
        }
    }

    private static ScheduleSettings ReadSchedule(SettingsReader reader)
    {
        var jobs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in JobSchedule.Names)
        {
            var cron = reader.Text("Schedule:Jobs:" + name);
            if (cron is null)
                continue;
            if (CronShape().IsMatch(cron))
                jobs[name] = cron;
            else
                reader.Refuse("Schedule:Jobs:" + name, "GB-CFG-007", $"「{cron}」不是 cron 表达式，应为 分 时 日 月 周");
        }

        return new ScheduleSettings(reader.Whole("Schedule:Cycle", 2025, 2025, 2100), jobs);
    }

    private static DashboardSettings ReadDashboard(SettingsReader reader) => new(
        reader.Text("Dashboard:Urls") ?? "http://127.0.0.1:5080",
        reader.Switch("Dashboard:OpenOnLoopback", false),
        reader.Secret("Dashboard:OperatorPassword"),
        reader.Secret("Dashboard:ViewerPassword"));

    /// <summary>Hosts, addresses and ranges, as a list or parted by commas.</summary>
    private static AllowedHosts ReadHosts(SettingsReader reader)
    {
        const string key = "Network:AllowedHosts";
        var listed = new[] { reader.Text(key) }.Concat(reader.Children(key).Select(child => reader.Text($"{key}:{child}"))).OfType<string>()
            .SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var entry in listed.Where(entry => !AllowedHosts.IsEntry(entry)))
            reader.Refuse(key, "GB-CFG-003", $"「{entry}」应为主机名、地址或网段，如 10.20.0.0/16");
        return new AllowedHosts(listed);
    }

    private static SortedDictionary<string, SourceSettings> ReadSources(string root, SettingsReader reader, AllowedHosts hosts)
    {
        var sources = new SortedDictionary<string, SourceSettings>(StringComparer.Ordinal);
        foreach (var id in reader.Children("Sources"))
        {
            if (!File.Exists(Path.Combine(root, "config", "sources", id, "source.yaml")))
                reader.Refuse("Sources:" + id, "GB-CFG-008", $"没有 config/sources/{id}/source.yaml");
            sources[id] = ReadSource("Sources:" + id, reader, hosts);
        }

        return sources;
    }

    private static SourceSettings ReadSource(string key, SettingsReader reader, AllowedHosts hosts)
    {
        var enabled = reader.Switch(key + ":Enabled", true);
        var token = ReadCredential(key + ":Token", reader);
        var secret = ReadCredential(key + ":Secret", reader);
        var certificate = reader.Text(key + ":Certificate");
        var password = ReadCredential(key + ":CertificatePassword", reader);
        return new SourceSettings(enabled, ReadAddress(key + ":Address", reader, hosts) is not { } address ? null : new SourceAccess(address, token, secret)
        {
            RenewToken = reader.Renewal(key + ":Token"),
            CertificateFile = certificate,
            CertificatePassword = password,
        });
    }

    private static Uri? ReadAddress(string key, SettingsReader reader, AllowedHosts hosts)
    {
        var text = reader.Text(key);
        if (text is null)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            reader.Refuse(key, "GB-CFG-003", $"「{text}」应为 http 或 https 地址，不含用户名和口令");
            return null;
        }

        if (hosts.Allows(address))
            return address;
        reader.Refuse(key, "B126", $"数据源地址未登记：{address.Host}；确认后在 Network:AllowedHosts 中登记（环境变量 Network__AllowedHosts={address.Host}），本机和内网地址须按 IP 或网段登记");
        return null;
    }

    /// <summary>Both ways are asked, so that both keys are known; what is said directly goes first.</summary>
    private static string? ReadCredential(string key, SettingsReader reader)
    {
        var named = reader.SecretNamedBy(key + "Variable");
        return reader.Secret(key) ?? named;
    }

    [GeneratedRegex(@"^([0-9A-Za-z*/,\-#?]+ ){4,5}[0-9A-Za-z*/,\-#?]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CronShape();
}
