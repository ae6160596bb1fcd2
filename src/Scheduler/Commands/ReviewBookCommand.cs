using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>The queue as a workbook that goes out and comes back.</summary>
internal static class ReviewBookCommand
{
    public static Command Export()
    {
        var cycle = Pipeline.CycleOption();
        var file = new Option<string>("--out") { Description = "要写的工作簿（.xlsx）", Required = true };
        return new Command("export", """
            待裁定写成工作簿，下拉作答
            示例：
              greenbatch review export --cycle 2025 --out 待裁定.xlsx
            """) { cycle, file, Pipeline.Demo }.Does(async context =>
        {
            await using var app = await Pipeline.OpenToLookAsync(context);
            var year = Pipeline.Cycle(context, cycle);
            var queue = await app.Get<ReviewStore>().LoadQueueAsync(year, context.Cancel);
            if (queue.Count == 0)
                context.Say("没有待裁定的事项");
            return await TemplateCommand.WriteAsync(context, AnswerWorkbook.Create(ReviewTable.Of(year, queue)), context.Get(file)!);
        });
    }

    public static Command Import()
    {
        var path = new Argument<string>("FILE") { Description = "review export 写出并填好的工作簿" };
        var cycle = Pipeline.CycleOption();
        return new Command("import", """
            读回填好的工作簿：一次列出全部错误，有错就一项也不记
            示例：
              greenbatch review import 待裁定.xlsx --cycle 2025 --dry-run
              greenbatch review import 待裁定.xlsx --cycle 2025
            """) { path, cycle }.Does(async context =>
        {
            var file = Existing(context.Get(path)!);
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenAsync(context);
            var queue = await app.Get<ReviewStore>().LoadQueueAsync(year, context.Cancel);
            var answers = await app.Get<ReviewAnswers>().ReadAsync(file, year, queue, Environment.UserName, context.Cancel);
            foreach (var line in answers)
            {
                if (!context.IsDryRun)
                    await app.Get<ReviewStore>().AddAsync(line, context.Cancel);
                context.Print($"{ReviewCommand.Sentence(line, context.IsDryRun)}（{line.Decision.Who}：{line.Decision.Reason}）");
            }

            context.Say($"{(context.IsDryRun ? "将记下" : "已记下")} {answers.Count} 项，未答 {queue.Count - answers.Count} 项");
            return new CommandResult(ExitCode.Done, answers);
        });
    }

    internal static string Existing(string path) =>
        File.Exists(path) ? path : throw new UserError(ExitCode.Usage, "GB-USE-002", $"找不到文件 {path}", "检查路径");
}
