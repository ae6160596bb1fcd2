using System.CommandLine;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Web;
using Hangfire;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GreenBatch.Scheduler.Commands;

internal static class ServeCommand
{
    private static readonly Option<string?> Urls = new("--urls") { Description = "监听地址，默认取配置 Dashboard:Urls（http://127.0.0.1:5080）" };

    public static Command Create() => new Command("serve", """
        启动定时任务、运行监控页面（/jobs）和健康检查（/healthz/live、/healthz/ready）；Ctrl-C 或 SIGTERM 停止

        示例：
          greenbatch serve                          在本机打开启动时打印的链接
          Dashboard__OperatorPassword_FILE=口令文件 greenbatch serve --urls http://0.0.0.0:5080
          greenbatch serve --demo                   看演示：同样的任务，到点不执行，可以手工触发
        """) { Pipeline.Demo, Urls }.Does(RunAsync);

    private static async Task<CommandResult> RunAsync(CommandContext context)
    {
        var settings = context.LoadSettings();
        var isDemo = context.Get(Pipeline.Demo);
        if (isDemo)
            settings = DemoInstallation.ToServe(settings, JobSchedule.Names);
        settings = settings with { Dashboard = settings.Dashboard with { Urls = context.Get(Urls) ?? settings.Dashboard.Urls } };
        await using var database = await OpenAsync(settings, isDemo, context.Cancel);
        await using var app = WebHost.Build(settings, database);
        JobSchedule.Register(app.Services.GetRequiredService<JobStorage>(), settings.Schedule);
        await StartAsync(app, settings);
        Greet(context, settings, app);
        await app.WaitForShutdownAsync(context.Cancel);
        return CommandResult.Done;
    }

    private static async Task<Database> OpenAsync(Settings settings, bool isDemo, CancellationToken cancel)
    {
        if (isDemo)
            return await DemoInstallation.OpenAsync(settings, cancel);
        var database = await Database.OpenAsync(settings, cancel: cancel);
        await new Migrator(database.DataSource).MigrateAsync(cancel);
        return database;
    }

    private static async Task StartAsync(WebApplication app, Settings settings)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception fault) when (fault is IOException or FormatException or InvalidOperationException)
        {
            throw new UserError(ExitCode.Usage, "GB-WEB-001", $"不能在 {settings.Dashboard.Urls} 监听：{fault.Message}", "换一个端口，例如 --urls http://127.0.0.1:5081", fault);
        }
    }

    private static void Greet(CommandContext context, Settings settings, WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var address in addresses)
        {
            var isLocal = new Uri(address.Replace("+", "0.0.0.0", StringComparison.Ordinal).Replace("*", "0.0.0.0", StringComparison.Ordinal)).IsLoopback;
            context.Say($" ✔ 运行监控 {address}{WebHost.Dashboard}");
            if (settings.Dashboard.HasPassword || settings.Dashboard.OpenOnLoopback)
                continue;
            if (isLocal)
                context.Say($"   打开 {address}{SignIn.Path}?token={app.Services.GetRequiredService<Access>().LinkToken}");
            else
                context.Warn("没有设置口令：监控页面拒绝其他主机的访问。设 Dashboard__OperatorPassword 或 Dashboard__ViewerPassword（或 _FILE）");
        }

        context.Say("   Ctrl-C 停止");
    }
}
