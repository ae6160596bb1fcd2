using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

/// <summary>The blank workbook for a scheme: the same as <c>template scheme</c>.</summary>
internal static class SchemeTemplateCommand
{
    private static readonly Option<string> Out = new("--out") { Description = "要写的工作簿（.xlsx）", Required = true };

    public static Command Create() => new Command("template", """
        生成空白指标表工作簿，填写后用 scheme import 导入
        示例：
          greenbatch scheme template --out 指标表.xlsx
        """) { Out }.Does(context => TemplateCommand.WriteAsync(context, TemplateCommand.SchemeBook(context), context.Get(Out)!));
}
