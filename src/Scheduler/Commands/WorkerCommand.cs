using System.CommandLine;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using Hangfire;

namespace GreenBatch.Scheduler.Commands;

internal static class WorkerCommand
{
    public static Command Create() => new Command("worker", """
        在同一数据库上再开一个执行任务的进程，没有页面；Ctrl-C 或 SIGTERM 停止

        示例：
          greenbatch worker
        """).Does(RunAsync);

    private static async Task<CommandResult> RunAsync(CommandContext context)
    {
        var settings = context.LoadSettings();
        await using var database = await Database.OpenAsync(settings, cancel: context.Cancel);
        await new Migrator(database.DataSource).MigrateAsync(context.Cancel);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = settings.Root });
        Composition.AddShared(builder.Services, settings, database, TimeProvider.System).AddJobHost(settings, database);
        using var host = builder.Build();
        JobSchedule.Register(host.Services.GetRequiredService<JobStorage>(), settings.Schedule);
        await host.StartAsync(context.Cancel);
        context.Say($" ✔ 正在执行任务（{JobQueue.Run} {settings.Workers.Run}、{JobQueue.Fetch} {settings.Workers.Fetch}），Ctrl-C 停止");
        await host.WaitForShutdownAsync(context.Cancel);
        return CommandResult.Done;
    }
}
