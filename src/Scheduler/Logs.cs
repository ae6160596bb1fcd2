using System.Globalization;
using GreenBatch.Scheduler.Files;
using Serilog;
using Serilog.Context;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Sinks.SystemConsole.Themes;

namespace GreenBatch.Scheduler;

/// <summary>Logs for people on stderr, for machines as compact JSON in the logs folder; each line bears the run it belongs to.</summary>
internal static class Logs
{
    /// <summary>More than the six months that the law asks for.</summary>
    private const int DaysKept = 200;

    public static void Configure(LoggerConfiguration logs, Settings settings) => logs
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // it warns that keys in our own folder are not encrypted
        .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
        .MinimumLevel.Override("Polly", LogEventLevel.Error)
        .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
        .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
        .Enrich.FromLogContext()
        .WriteTo.Console(
            outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {RunId} {Message:lj}{NewLine}{Exception}",
            formatProvider: CultureInfo.InvariantCulture,
            standardErrorFromLevel: LogEventLevel.Verbose,
            theme: Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? ConsoleTheme.None : AnsiConsoleTheme.Literate)
        .WriteTo.File(new CompactJsonFormatter(), Path.Combine(settings.Folders.Logs, "greenbatch-.json"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: DaysKept, shared: true);

    /// <summary>Until disposed, every line of this flow of calls bears the run's id.</summary>
    public static IDisposable ForRun(string run) => LogContext.PushProperty("RunId", run);
}
