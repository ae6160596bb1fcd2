using System.CommandLine;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>What the commands of the pipeline share: the cycle, who is asking, and the composition to ask.</summary>
internal static class Pipeline
{
    public static Option<string> CycleOption() => new("--cycle") { Description = "评价年度，如 2025", Required = true };

    /// <summary>Settings as this command line says them, and the services built on them.</summary>
    public static Task<Composition> OpenAsync(CommandContext context) => Composition.BuildAsync(context.LoadSettings(), context.Cancel);

    public static Cycle Cycle(CommandContext context, Option<string> option) => Kernel.Cycle.TryParse(context.Get(option), out var cycle)
        ? cycle
        : throw new UserError(ExitCode.Usage, "B127", $"年度参数非法：「{context.Get(option)}」", "写四位年份，2016 到 2100，如 --cycle 2025");

    public static RunReason By(string? reason = null) => new(Environment.UserName, reason);
}
