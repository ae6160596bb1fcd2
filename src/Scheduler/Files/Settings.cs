using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Files;

/// <summary>Everything one installation may set, checked. Paths are absolute.</summary>
/// <param name="Root">The product root: the folder that holds <c>config/greenbatch.json</c>.</param>
/// <param name="ConnectionString">A PostgreSQL 15+ server; null means the private cluster under <see cref="FolderSettings.Data"/>.</param>
/// <param name="Sources">By source id; a source that is not named is off.</param>
internal sealed record Settings(
    string Root,
    string? ConnectionString,
    FolderSettings Folders,
    ScheduleSettings Schedule,
    WorkerSettings Workers,
    DashboardSettings Dashboard,
    IReadOnlyDictionary<string, SourceSettings> Sources)
{
    /// <summary>Whom the program may talk to beyond the public hosts of its sources.</summary>
    public AllowedHosts Hosts { get; init; } = new([]);

    public string ConfigFolder => Path.Combine(Root, "config");

    public SourceSettings Source(string id) => Sources.GetValueOrDefault(id) ?? SourceSettings.Off;
}

/// <param name="Landing">Raw deliveries, unchanged, by hash.</param>
internal sealed record FolderSettings(string Data, string Inbox, string Landing, string Out, string Logs);

/// <param name="Cycle">The cycle the recurring jobs work on: said by a person, never derived from the day.</param>
/// <param name="Jobs">Cron by job name, in <see cref="TimeZoneId"/>; jobs switched off are not in it.</param>
internal sealed record ScheduleSettings(int Cycle, IReadOnlyDictionary<string, string> Jobs)
{
    public const string TimeZoneId = "Asia/Shanghai";
}

/// <param name="Run">Workers that assess and write; one, as streaks depend on the order of cycles.</param>
/// <param name="Fetch">Workers that pull sources.</param>
internal sealed record WorkerSettings(int Run, int Fetch);

/// <param name="OpenOnLoopback">Lets any local visitor in as operator. Never behind a reverse proxy on this host: through it everyone is local.</param>
/// <param name="OperatorPassword">May trigger jobs; null when none is set.</param>
/// <param name="ViewerPassword">May look; null when none is set.</param>
internal sealed record DashboardSettings(string Urls, bool OpenOnLoopback, string? OperatorPassword, string? ViewerPassword)
{
    public bool HasPassword => OperatorPassword is not null || ViewerPassword is not null;

    /// <summary>Passwords are not for printing.</summary>
    public override string ToString() => Urls;
}

/// <param name="Access">Address and credentials of its interface; null when no address is set.</param>
internal sealed record SourceSettings(bool IsEnabled, SourceAccess? Access)
{
    public static SourceSettings Off { get; } = new(false, null);

    /// <summary>Credentials are not for printing.</summary>
    public override string ToString() => $"{IsEnabled} {Access?.Address}";
}
