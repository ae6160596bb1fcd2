using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

/// <summary>What concerns a cycle's scheme as a whole.</summary>
internal static class SchemeCommand
{
    public static Command Create() => new("scheme", """
        评价方案：生成指标表模板，导入委内指标表
        示例：
          greenbatch scheme template --out 指标表.xlsx
          greenbatch scheme import 指标表.xlsx --cycle 2026 --dry-run
        """)
    {
        SchemeTemplateCommand.Create(),
        SchemeImportCommand.Create(),
    };
}
