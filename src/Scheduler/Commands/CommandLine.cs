using System.CommandLine;
using System.Globalization;
using System.Text;
using GreenBatch.Ingest;
using Npgsql;

namespace GreenBatch.Scheduler.Commands;

/// <summary>The command line: parses, calls one function per command, prints what it returned, and turns faults into exit codes.</summary>
internal static class CommandLine
{
    public static Option<bool> Json { get; } = new("--json") { Description = "在标准输出打印一个 JSON 信封", Recursive = true };

    public static Option<bool> DryRun { get; } = new("--dry-run") { Description = "只说明将做什么，不写入", Recursive = true };

    public static Option<string> Language { get; } = new("--lang") { Description = "界面语言：zh 或 en", Recursive = true, DefaultValueFactory = _ => "zh" };

    public static Option<string?> Root { get; } = new("--root") { Description = "产品目录（含 config/greenbatch.json），默认从当前目录向上找", Recursive = true };

    public static Option<string[]> Set { get; } = new("--set") { Description = "本次执行的配置，键=值，可重复，例如 --set Folders:Out=结果", Recursive = true };

    /// <summary>How long a cancelled command gets to end cleanly.</summary>
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(40);

    public static async Task<int> RunAsync(string[] arguments)
    {
        Speak(arguments);
        // Nothing asked: say what can be asked.
        var parsed = BuildRoot().Parse(arguments.Length == 0 ? ["--help"] : arguments);
        // In a list of commands the first line is enough; each command's own help shows its examples.
        foreach (var listed in parsed.CommandResult.Command.Subcommands)
            listed.Description = listed.Description?.Split('\n')[0];
        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
        {
            foreach (var message in UsageFaults.Of(parsed))
                await Console.Error.WriteLineAsync($" ✘ [GB-USE-001] {message}");
            await Console.Error.WriteLineAsync("   怎么办：加 --help 看用法和示例");
            return (int)ExitCode.Usage;
        }

        // Any other exception is a bug: the library prints it with its trace and ends with 1.
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = true, ProcessTerminationTimeout = TerminationTimeout });
    }

    /// <summary>Makes <paramref name="body"/> the action of the command, inside the one boundary where faults become exit codes.</summary>
    public static Command Does(this Command command, Func<CommandContext, Task<CommandResult>> body)
    {
        command.SetAction((parsed, cancel) => RunAsync(new CommandContext(parsed, parsed.GetValue(Json), Console.Out, Console.Error, cancel), body));
        return command;
    }

    /// <summary>UTF-8 whatever the terminal claims, and the library's own words in the language asked for.</summary>
    private static void Speak(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        var isEnglish = arguments.Zip(arguments.Skip(1)).Any(pair => pair is ("--lang", "en")) || arguments.Contains("--lang=en", StringComparer.Ordinal);
        CultureInfo.CurrentUICulture = isEnglish ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo("zh-Hans");
    }

    internal static RootCommand BuildRoot()
    {
        var root = new RootCommand("""
            GreenBatch：国家绿色工厂、绿色工业园区年度评价与后5%预警
            先试：greenbatch demo；办一个真实年度见 README.zh-CN.md 第 12 节
            """) { Json, DryRun, Language, Root, Set };
        foreach (var command in CommandList.All())
            root.Subcommands.Add(command);
        return root;
    }

    private static async Task<int> RunAsync(CommandContext context, Func<CommandContext, Task<CommandResult>> body)
    {
        try
        {
            var result = await body(context);
            if (context.IsJson)
                context.PrintEnvelope(result);
            return (int)result.Exit;
        }
        catch (Exception fault) when (Describe(fault, context.Cancel.IsCancellationRequested) is var error)
        {
            context.PrintError(error);
            // A bug keeps its trace.
            if (error.Code == UnexpectedCode)
                context.Say(fault.ToString());
            return (int)error.Exit;
        }
    }

    private const string UnexpectedCode = "GB-RUN-001";

    private static UserError Describe(Exception fault, bool isCancelled) => fault switch
    {
        UserError error => error,
        RejectedInputException { Issue: var issue } => new UserError(ExitCode.InputRejected, issue.Code, issue.Message, issue.Advice),
        SourceUnavailableException { Issue: var issue } => new UserError(ExitCode.SourceMissing, issue.Code, issue.Message, issue.Advice),
        OperationCanceledException when isCancelled => new UserError(ExitCode.Cancelled, "GB-RUN-130", "已取消", "重新执行同一命令即可，已完成的步骤不会重复"),
        NpgsqlException => new UserError(ExitCode.Unexpected, "GB-DB-010", $"数据库出错，本次执行没有完成：{fault.Message}", "用 ./greenbatch doctor 检查数据库，然后重新执行同一命令，已完成的步骤不会重复", fault),
        _ => new UserError(ExitCode.Unexpected, UnexpectedCode, $"意外错误：{fault.Message}", "这是程序缺陷或环境故障：保留标准错误输出，连同命令一起报告", fault),
    };
}
