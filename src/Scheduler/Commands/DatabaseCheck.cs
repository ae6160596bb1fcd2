using System.Globalization;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Database: reachable, new enough, up to date, of the same time as this program, with the recurring jobs in place.</summary>
internal static class DatabaseCheck
{
    /// <summary>Recurring jobs run by this program's clock, records bear the database's.</summary>
    private static readonly TimeSpan LargestOffset = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Finding>> RunAsync(Settings settings, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            await using var database = await Database.OpenAsync(settings, cancel: cancel);
            return
            [
                await VersionAsync(database, cancel),
                await SchemaAsync(database, cancel),
                await ClockAsync(database, time, cancel),
                await JobsAsync(settings, database, cancel),
            ];
        }
        catch (UserError error)
        {
            return [Finding.Bad("数据库", $"[{error.Code}] {error.Message}", error.Hint ?? "看上面的原因")];
        }
    }

    private static async Task<Finding> VersionAsync(Database database, CancellationToken cancel)
    {
        await using var command = database.DataSource.CreateCommand("select current_setting('server_version')");
        return Finding.Good("数据库", $"PostgreSQL {await command.ExecuteScalarAsync(cancel)}，{(database.IsPrivate ? "私有" : "已有服务器")}");
    }

    private static async Task<Finding> SchemaAsync(Database database, CancellationToken cancel)
    {
        var all = await new Migrator(database.DataSource).StatusAsync(cancel);
        var waiting = all.Count(m => m.AppliedAt is null);
        return waiting == 0 ? Finding.Good("数据库结构", $"最新（第 {all[^1].Number} 号）") : Finding.Warn("数据库结构", $"有 {waiting} 个迁移未执行", "./greenbatch db migrate");
    }

    private static async Task<Finding> ClockAsync(Database database, TimeProvider time, CancellationToken cancel)
    {
        await using var command = database.DataSource.CreateCommand("select clock_timestamp()");
        var before = time.GetUtcNow();
        var there = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancel))!, TimeSpan.Zero);
        var after = time.GetUtcNow();
        var offset = there < before ? before - there : there - after;
        var seconds = Math.Max(0, offset.TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture);
        return offset < LargestOffset ? Finding.Good("时钟", $"与数据库相差 {seconds} 秒") : Finding.Bad("时钟", $"与数据库相差 {seconds} 秒（上限 2 秒）", "检查两台主机的 NTP 对时");
    }

    private static async Task<Finding> JobsAsync(Settings settings, Database database, CancellationToken cancel)
    {
        await using var command = database.DataSource.CreateCommand($"select to_regclass('{JobHost.Schema}.job') is not null");
        if (await command.ExecuteScalarAsync(cancel) is not true)
            return Finding.Warn("定时任务", "还没有登记", "启动一次 ./greenbatch serve");
        var stored = JobSchedule.Stored(JobHost.OpenStorage(database));
        var faulty = settings.Schedule.Jobs.Keys.Where(name => stored.Find(j => string.Equals(j.Id, name, StringComparison.Ordinal)) is not { NextExecution: not null, Error: null }).ToList();
        return faulty.Count == 0
            ? Finding.Good("定时任务", $"{settings.Schedule.Jobs.Count} 个，周期 {settings.Schedule.Cycle}")
            : Finding.Warn("定时任务", $"缺少或停用：{string.Join('、', faulty)}", "重新启动 ./greenbatch serve，仍不行看 /jobs/recurring 的错误");
    }
}
