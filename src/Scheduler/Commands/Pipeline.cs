using System.CommandLine;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>What the commands of the pipeline share: the cycle, who is asking, and the composition to ask.</summary>
internal static class Pipeline
{
    public static Option<string> CycleOption() => new("--cycle") { Description = "评价年度，如 2025", Required = true };

    /// <summary>For the commands that only look.</summary>
    public static Option<bool> Demo { get; } = new("--demo") { Description = "看演示城市（数据库 greenbatch_demo，先执行 demo）" };

    /// <summary>Settings as this command line says them, and the services built on them.</summary>
    public static Task<Composition> OpenAsync(CommandContext context) => Composition.BuildAsync(context.LoadSettings(), context.Cancel);

    /// <summary>The same, or the played demo when <see cref="Demo"/> was said.</summary>
    public static async Task<Composition> OpenToLookAsync(CommandContext context)
    {
        if (!context.Get(Demo))
            return await OpenAsync(context);
        var staged = DemoInstallation.Stage(context.LoadSettings());
        return await Composition.BuildAsync(staged, context.Cancel, await DemoInstallation.OpenAsync(staged, context.Cancel));
    }

    public static Cycle Cycle(CommandContext context, Option<string> option) => Kernel.Cycle.TryParse(context.Get(option), out var cycle)
        ? cycle
        : throw new UserError(ExitCode.Usage, "B127", $"年度参数非法：「{context.Get(option)}」", "写四位年份，2016 到 2100，如 --cycle 2025");

    public static RunReason By(string? reason = null) => new(Environment.UserName, reason);
}
