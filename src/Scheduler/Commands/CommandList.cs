using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Every command, in the order of the help.</summary>
internal static class CommandList
{
    public static IEnumerable<Command> All() =>
    [
        DemoCommand.Create(),
        TemplateCommand.Create(),
        IngestCommand.Create(),
        ReconcileCommand.Create(),
        ReviewCommand.Create(),
        QuarantineCommand.Create(),
        QualityCommand.Create(),
        ConflictsCommand.Create(),
        EntriesCommand.Create(),
        CorrectionsCommand.Create(),
        ScoreCommand.Create(),
        ExplainCommand.Create(),
        ApplicantsCommand.Create(),
        SchemeCommand.Create(),
        FreezeCommand.Create(),
        ReportCommand.Create(),
        RunCommand.Create(),
        RunsCommand.Create(),
        SourcesCommand.Create(),
        CheckCommand.Create(),
        DoctorCommand.Create(),
        DbCommand.Create(),
        ServeCommand.Create(),
        WorkerCommand.Create(),
        new Command("try", """
            单独试用各引擎：只读写文件，不用数据库
            示例：
              greenbatch try identify docs/examples/codes.csv --out out/try/verdicts.csv
            """)
        {
            TryIdentifyCommand.Create(),
            TryMatchCommand.Create(),
            TryReadCommand.Create(),
            TryScoreCommand.Create(),
            TryRankCommand.Create(),
            TryStreakCommand.Create(),
        },
    ];
}
