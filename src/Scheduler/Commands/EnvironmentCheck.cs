using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Commands;

/// <summary>The machine: runtime, time zone, system.</summary>
internal static class EnvironmentCheck
{
    public static IEnumerable<Finding> Run()
    {
        yield return Finding.Good("运行环境", $".NET {Environment.Version}，{System.Runtime.InteropServices.RuntimeInformation.OSDescription}，{Environment.ProcessorCount} 核");
        yield return TimeZoneInfo.TryFindSystemTimeZoneById(ScheduleSettings.TimeZoneId, out _)
            ? Finding.Good("时区", ScheduleSettings.TimeZoneId)
            : Finding.Bad("时区", $"系统没有 {ScheduleSettings.TimeZoneId}", "安装 tzdata");
    }
}

/// <summary>Folders: there or possible to make, and writable.</summary>
internal static class FolderCheck
{
    public static IEnumerable<Finding> Run(Settings settings)
    {
        var folders = settings.Folders;
        return new[] { ("数据目录", folders.Data), ("收件目录", folders.Inbox), ("原始件目录", folders.Landing), ("输出目录", folders.Out), ("日志目录", folders.Logs) }
            .Select(f => Check(f.Item1, f.Item2));
    }

    private static Finding Check(string subject, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return Finding.Good(subject, $"{folder} 可写");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Finding.Bad(subject, $"{folder} 不可写（{fault.Message}）", $"chown {Environment.UserName} {folder}，或在 config/greenbatch.json 的 Folders 换一个位置");
        }
    }
}

/// <summary>Sources: which are on, and what their settings lack.</summary>
internal static class SourceCheck
{
    /// <summary>Time enough to have a certificate renewed.</summary>
    private const int DaysOfNotice = 30;

    public static IEnumerable<Finding> Run(Settings settings)
    {
        var off = Directory.EnumerateDirectories(Path.Combine(settings.ConfigFolder, "sources")).Select(d => Path.GetFileName(d)!)
            .Where(id => !settings.Source(id).IsEnabled).Order(StringComparer.Ordinal).ToList();
        if (off.Count > 0)
            yield return Finding.Warn("来源", $"未启用 {string.Join('、', off)}", "不需要则不必处理；需要则在 config/greenbatch.json 的 Sources 设 Enabled");
        foreach (var (id, source) in settings.Sources.Where(s => s.Value.IsEnabled))
        {
            yield return Check(id, source);
            if (source.Access is { CertificateFile: { } file } access)
                yield return Certificate(id, file, access.CertificatePassword, TimeProvider.System);
        }
    }

    /// <summary>Our certificate for a source: there, and good for another month.</summary>
    internal static Finding Certificate(string id, string file, string? password, TimeProvider clock)
    {
        using var certificate = ClientCertificates.Open(file, password, out var fault);
        var subject = "来源 " + id + " 客户端证书";
        if (certificate is null)
            return Finding.Bad(subject, $"[B017] {file} {fault}", $"检查 Sources:{id}:Certificate 和环境变量 Sources__{id}__CertificatePassword");
        var left = (certificate.NotAfter.ToUniversalTime() - clock.GetUtcNow().UtcDateTime).Days;
        var until = certificate.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (left < 0)
            return Finding.Bad(subject, $"[B017] 已于 {until} 过期", "向来源单位换发证书");
        return left <= DaysOfNotice
            ? Finding.Warn(subject, string.Create(CultureInfo.InvariantCulture, $"{until} 到期，只剩 {left} 天"), "向来源单位换发证书")
            : Finding.Good(subject, $"有效期至 {until}");
    }

    private static Finding Check(string id, SourceSettings source) => source.Access switch
    {
        null => Finding.Good("来源 " + id, "只读收件目录"),
        { Token: null } => Finding.Warn("来源 " + id, $"接口 {source.Access.Address} 没有令牌", $"设环境变量 Sources__{id}__Token 或 Sources__{id}__Token_FILE"),
        _ => Finding.Good("来源 " + id, $"接口 {source.Access.Address}"),
    };
}
