using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

/// <summary>What concerns a cycle's scheme as a whole: the commission's own tables, and what hangs on the settings that no published text settles.</summary>
internal static class SchemeCommand
{
    public static Command Create() => new("scheme", """
        评价方案：指标表模板与导入，各种读法与估计基准对后5%的影响
        示例：
          greenbatch scheme template --out 指标表.xlsx
          greenbatch scheme import 指标表.xlsx --cycle 2026 --dry-run
          greenbatch scheme readings --cycle 2025
          greenbatch scheme estimates --cycle 2025
        """)
    {
        SchemeTemplateCommand.Create(),
        SchemeImportCommand.Create(),
        SchemeReadingsCommand.Create(),
        SchemeEstimatesCommand.Create(),
    };
}
