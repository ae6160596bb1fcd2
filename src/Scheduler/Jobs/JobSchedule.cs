using System.Linq.Expressions;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using Hangfire;
using Hangfire.Storage;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>The recurring jobs: their names are fixed, their hours and their cycle come from the settings.</summary>
internal static class JobSchedule
{
    /// <summary>Every job a schedule may name: one line each. The token is a placeholder; Hangfire hands in its own.</summary>
    private static readonly Dictionary<string, Func<int, Expression<Func<HangfireJobs, Task>>>> Jobs = new(StringComparer.Ordinal)
    {
        ["pull"] = cycle => jobs => jobs.PullAsync(cycle, null, CancellationToken.None),
        ["reconcile"] = cycle => jobs => jobs.ReconcileAsync(cycle, CancellationToken.None),
        ["score"] = cycle => jobs => jobs.ScoreAsync(cycle, CancellationToken.None),
        ["report"] = cycle => jobs => jobs.ReportAsync(cycle, CancellationToken.None),
        ["year"] = cycle => jobs => jobs.YearAsync(cycle, CancellationToken.None),
    };

    public static IEnumerable<string> Names => Jobs.Keys;

    /// <summary>Makes the stored recurring jobs the ones of the settings: adds, updates, and removes those nobody knows any more.</summary>
    public static void Register(JobStorage storage, ScheduleSettings schedule)
    {
        var manager = new RecurringJobManager(storage);
        foreach (var id in Stored(storage).Select(j => j.Id).Where(id => !schedule.Jobs.ContainsKey(id)))
            manager.RemoveIfExists(id);
        var options = new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(ScheduleSettings.TimeZoneId), MisfireHandling = MisfireHandlingMode.Relaxed };
        foreach (var (name, cron) in schedule.Jobs)
        {
            try
            {
                manager.AddOrUpdate(name, Jobs[name](schedule.Cycle), cron, options);
            }
            catch (ArgumentException fault)
            {
                throw new UserError(ExitCode.Usage, "GB-CFG-007", $"config/greenbatch.json › Schedule:Jobs:{name}：「{cron}」不是 cron 表达式", "应为 分 时 日 月 周，例如 0 1 * * *", fault);
            }
        }
    }

    public static List<RecurringJobDto> Stored(JobStorage storage)
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs();
    }
}
