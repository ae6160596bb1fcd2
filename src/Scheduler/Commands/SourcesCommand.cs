using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

/// <summary>The sources themselves: whether they can be had, and how their deliveries differ from what was agreed.</summary>
internal static class SourcesCommand
{
    public static Command Create() => new("sources", """
        来源：逐个试取而不载入；各批交付与约定、与上次有何不同
        示例：
          greenbatch sources check
          greenbatch sources drift --cycle 2025
        """)
    {
        SourcesCheckCommand.Create(),
        SourcesDriftCommand.Create(),
    };
}
