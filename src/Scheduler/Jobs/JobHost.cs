using System.Globalization;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Hangfire on our database: the storage, and one server per queue so that each has its own number of workers.</summary>
internal static class JobHost
{
    public const string Schema = "hangfire";

    /// <summary>How long running jobs get to stop cleanly.</summary>
    public static TimeSpan StopTimeout { get; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// A killed worker's job starts again after the invisibility timeout, which a live worker keeps pushing ahead; without sliding, a long job would be started twice.
    /// A killed scheduler's lock is taken over after the lock timeout.
    /// </summary>
    public static PostgreSqlStorageOptions StorageOptions { get; } = new()
    {
        SchemaName = Schema,
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TimeSpan.FromMinutes(3),
        DistributedLockTimeout = TimeSpan.FromMinutes(1),
        QueuePollInterval = TimeSpan.FromSeconds(5),
        AllowDegradedModeWithoutStorage = false,
    };

    public static PostgreSqlStorage OpenStorage(Database database) => new(new NpgsqlConnectionFactory(database.HangfireConnectionString, StorageOptions), StorageOptions);

    public static IServiceCollection AddJobHost(this IServiceCollection services, Settings settings, Database database)
    {
        services.AddHangfire(configuration => configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseDefaultCulture(CultureInfo.InvariantCulture)
            .UseStorage(OpenStorage(database)));
        services.AddHangfireServer(options => Fill(options, JobQueue.Run, settings.Workers.Run));
        services.AddHangfireServer(options => Fill(options, JobQueue.Fetch, settings.Workers.Fetch));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = StopTimeout);
        return services;
    }

    private static void Fill(BackgroundJobServerOptions options, string queue, int workers)
    {
        options.ServerName = $"{Environment.MachineName}·{queue}";
        options.Queues = [queue];
        options.WorkerCount = workers;
        options.StopTimeout = StopTimeout;
        options.ShutdownTimeout = StopTimeout;
        options.HeartbeatInterval = TimeSpan.FromSeconds(15);
    }
}
