using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

/// <summary>Everything about the rules themselves: what hangs on the settings that no published text settles.</summary>
internal static class SchemeCommand
{
    public static Command Create() => new("scheme", """
        评价方案：各种读法与估计基准对后5%的影响
        示例：
          greenbatch scheme readings --cycle 2025
          greenbatch scheme estimates --cycle 2025
        """)
    {
        SchemeReadingsCommand.Create(),
        SchemeEstimatesCommand.Create(),
    };
}
