using System.CommandLine;
using System.Globalization;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

internal static class DbCommand
{
    private static readonly TimeSpan ChinaStandard = TimeSpan.FromHours(8);

    public static Command Create() => new("db", """
        数据库结构
        示例：
          greenbatch db status
        """)
    {
        new Command("migrate", """
            把数据库升级到本程序的结构；已是最新时什么也不做

            示例：
              greenbatch db migrate
              greenbatch db migrate --dry-run       只列出将执行哪些迁移
            """).Does(MigrateAsync),
        new Command("status", """
            列出每个迁移及执行时间；有未执行的退出码为 3

            示例：
              greenbatch db status --json
            """).Does(StatusAsync),
    };

    private static async Task<CommandResult> MigrateAsync(CommandContext context)
    {
        await using var database = await Database.OpenAsync(context.LoadSettings(), cancel: context.Cancel);
        var migrator = new Migrator(database.DataSource);
        if (context.IsDryRun)
        {
            var waiting = (await migrator.StatusAsync(context.Cancel)).Where(m => m.AppliedAt is null).ToList();
            Show(context, waiting);
            context.Say($"将执行 {waiting.Count} 个迁移（--dry-run，未写入）");
            return new CommandResult(ExitCode.Done, waiting);
        }

        var applied = await migrator.MigrateAsync(context.Cancel);
        Show(context, applied);
        context.Say(applied.Count == 0 ? "数据库结构已是最新" : $"已执行 {applied.Count} 个迁移");
        return new CommandResult(ExitCode.Done, applied);
    }

    private static async Task<CommandResult> StatusAsync(CommandContext context)
    {
        await using var database = await Database.OpenAsync(context.LoadSettings(), cancel: context.Cancel);
        var all = await new Migrator(database.DataSource).StatusAsync(context.Cancel);
        Show(context, all);
        var waiting = all.Count(m => m.AppliedAt is null);
        context.Say(waiting == 0 ? "数据库结构已是最新" : $"有 {waiting} 个迁移未执行：./greenbatch db migrate");
        return new CommandResult(waiting == 0 ? ExitCode.Done : ExitCode.Findings, all);
    }

    private static void Show(CommandContext context, IEnumerable<MigrationState> migrations)
    {
        foreach (var migration in migrations)
            context.Print($"{migration.Name,-32} {migration.AppliedAt?.ToOffset(ChinaStandard).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "未执行"}");
    }
}
