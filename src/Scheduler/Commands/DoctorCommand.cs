using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

internal static class DoctorCommand
{
    public static Command Create() => new Command("doctor", """
        检查环境、数据库、时钟、目录、来源和定时任务：哪里不对，怎么办；有要处理的退出码为 3，不能运行的为 1

        示例：
          greenbatch doctor
          greenbatch doctor --json
        """).Does(RunAsync);

    private static async Task<CommandResult> RunAsync(CommandContext context)
    {
        var findings = new List<Finding>();
        findings.AddRange(EnvironmentCheck.Run());
        // A broken configuration ends here, with every fault of it: nothing else can be checked without.
        var settings = context.LoadSettings();
        findings.Add(Finding.Good("配置", $"有效（{settings.Root}）"));
        findings.AddRange(FolderCheck.Run(settings));
        findings.AddRange(SourceCheck.Run(settings));
        findings.AddRange(await DatabaseCheck.RunAsync(settings, TimeProvider.System, context.Cancel));
        foreach (var finding in findings)
            Print(context, finding);
        var open = findings.Count(f => f.State is not FindingState.Good);
        context.Print(open == 0 ? "一切正常" : $"{open} 项需要处理");
        return new CommandResult(ExitOf(findings), findings.Select(f => new { f.Subject, state = f.State.ToString().ToLowerInvariant(), f.Text, f.Advice }));
    }

    private static void Print(CommandContext context, Finding finding)
    {
        var mark = finding.State switch { FindingState.Good => "✔", FindingState.Warning => "!", _ => "✘" };
        context.Print($" {mark} {finding.Subject}：{finding.Text}");
        if (finding.Advice is not null)
            context.Print($"   怎么办：{finding.Advice}");
    }

    private static ExitCode ExitOf(List<Finding> findings)
    {
        if (findings.Exists(f => f.State is FindingState.Bad))
            return ExitCode.Unexpected;
        return findings.Exists(f => f.State is FindingState.Warning) ? ExitCode.Findings : ExitCode.Done;
    }
}

internal enum FindingState
{
    Good,
    Warning,

    /// <summary>The program cannot do its work like this.</summary>
    Bad,
}

/// <param name="Advice">How to mend it; null when it is good.</param>
internal sealed record Finding(string Subject, FindingState State, string Text, string? Advice)
{
    public static Finding Good(string subject, string text) => new(subject, FindingState.Good, text, null);

    public static Finding Warn(string subject, string text, string advice) => new(subject, FindingState.Warning, text, advice);

    public static Finding Bad(string subject, string text, string advice) => new(subject, FindingState.Bad, text, advice);
}
