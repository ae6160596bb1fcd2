using System.CommandLine;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Plays the made-up city through its cycles and says what became of every planted difficulty.</summary>
internal static class DemoCommand
{
    private static readonly Cycle[] Cycles = [new(2025), new(2026), new(2027)];

    private static readonly Option<int> Factories = new("--factories")
    {
        Description = FormattableString.Invariant($"绿色工厂家数，{DemoSettings.FewestFactories} 至 {DemoSettings.MostFactories}"),
        DefaultValueFactory = _ => DemoSettings.DefaultFactories,
    };

    private static readonly Option<long> Seed = new("--seed") { Description = "种子：同一种子得到同一座城市", DefaultValueFactory = _ => (long)DemoSettings.DefaultSeed };

    private static readonly Option<string?> Out = new("--out") { Description = "报告目录，默认取配置 Folders:Out" };

    public static Command Create() => new Command(
        "demo",
        """
        用一座虚构的城市走完 2025—2027 三个年度：真实接口、真实文件、预设难点逐一核对
        示例：
          greenbatch demo
          greenbatch demo --factories 2000 --seed 7 --out 演示
        """)
    {
        Factories,
        Seed,
        Out,
    }.Does(RunAsync);

    private static async Task<CommandResult> RunAsync(CommandContext context)
    {
        var installed = context.LoadSettings();
        var settings = CitySettings(context, installed.ConfigFolder);
        var outFolder = Path.GetFullPath(context.Get(Out) ?? installed.Folders.Out);
        if (context.IsDryRun)
        {
            context.Say(FormattableString.Invariant($"将生成 {settings.Factories} 家工厂的虚构城市，重建演示数据库，写入 {outFolder}"));
            return CommandResult.Done;
        }

        var staged = Stage(installed);
        var city = DemoCity.Build(settings, installed.ConfigFolder);
        var history = await DemoRun.PlayAsync(city, staged.Folders.Inbox, outFolder, (stage, cancel) => DemoPipeline.OpenAsync(staged, stage, cancel), context.Say, context.Cancel);
        var answers = history.Check(PlantedDifficulties.Of(city));
        foreach (var line in DemoReport.Lines(history, answers, outFolder))
            context.Print(line);
        return new CommandResult(answers.All(a => a.IsAsExpected) ? ExitCode.Done : ExitCode.Unexpected, DemoReport.Data(history, answers, outFolder));
    }

    /// <summary>The demo has folders of its own below the data folder, made anew each time, and never touches the installation's inbox.</summary>
    private static Settings Stage(Settings installed)
    {
        var folder = DemoInstallation.Folder(installed);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return DemoInstallation.Stage(installed);
    }

    private static DemoSettings CitySettings(CommandContext context, string configFolder)
    {
        var factories = context.Get(Factories);
        if (factories is < DemoSettings.FewestFactories or > DemoSettings.MostFactories)
        {
            throw new UserError(
                ExitCode.Usage, "GB-USE-010", FormattableString.Invariant($"--factories 应在 {DemoSettings.FewestFactories} 与 {DemoSettings.MostFactories} 之间"), "换一个家数再试");
        }

        var schemes = Cycles.Select(cycle => SchemeFolder.Load(Path.Combine(configFolder, "schemes", cycle.ToString())).Scheme).ToList();
        return new DemoSettings(factories, (ulong)context.Get(Seed), [.. schemes.Select(s => new DemoCycle(s.Cycle, s.FilingDeadline))])
        {
            CutDenominator = schemes[0].Ranking.Cut.ShareDenominator / schemes[0].Ranking.Cut.ShareNumerator,
        };
    }
}
