using System.Globalization;
using System.Net;
using GreenBatch.Scheduler.Store;
using Hangfire.Dashboard;

namespace GreenBatch.Scheduler.Web;

/// <summary>The run ledger as pages beside the dashboard: it remembers what Hangfire's history forgets after a day. Access is that of the dashboard.</summary>
internal static class RunPages
{
    private const string Path = WebHost.Dashboard + "/runs";

    private static readonly TimeSpan ChinaStandard = TimeSpan.FromHours(8);

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["run"] = "全流程",
        ["ingest"] = "取数",
        ["reconcile"] = "对账",
        ["score"] = "评分",
        ["report"] = "出表",
        ["freeze"] = "定稿",
    };

    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["running"] = "… 运行中",
        ["done"] = "✔ 完成",
        ["findings"] = "! 完成，有待处理",
        ["failed"] = "✘ 失败",
        ["interrupted"] = "✘ 中断",
        ["cancelled"] = "— 已取消",
    };

    // Hangfire keeps one menu for the whole program: added once, however many hosts are built.
    static RunPages() => NavigationMenu.Items.Add(page => new MenuItem("运行台账", page.Url.To("/runs")));

    public static void Map(WebApplication app)
    {
        app.MapGet(Path, ListAsync);
        app.MapGet(Path + "/{id}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(RunLedger ledger, CancellationToken cancel)
    {
        var runs = await ledger.ListAsync(null, cancel);
        var rows = runs.OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.RunId, StringComparer.Ordinal).Select(r => Row(
            $"<a href=\"{Path}/{r.RunId}\">{Text(r.RunId)}</a>", Text($"{r.Cycle}"), Text(NameOf(Kinds, r.Kind)), Text(NameOf(States, r.State)), Text($"{r.Attempt}"),
            Text(Time(r.StartedAt)), Text(Time(r.EndedAt)), Text(r.Who), Text(r.Error is null ? r.Reason : $"[{r.ErrorCode}] {r.Error}")));
        return Page("运行台账", Table(["运行号", "年度", "类别", "结果", "第几次", "开始", "结束", "谁", "事由或错误"], rows));
    }

    private static async Task<IResult> ShowAsync(string id, RunLedger ledger, CancellationToken cancel)
    {
        var run = (await ledger.ListAsync(null, cancel)).FirstOrDefault(r => string.Equals(r.RunId, id, StringComparison.Ordinal));
        if (run is null)
            return Results.NotFound();
        var steps = (await ledger.StepsAsync(id, cancel)).Select(s => Row(
            Text($"{s.Number}"), Text(NameOf(Kinds, s.Step)), Text(NameOf(States, s.State)), Text(Time(s.StartedAt)), Text(Time(s.EndedAt)), StepCounts.Html(s.Counts)));
        var facts = $"<p>{Text($"{run.Cycle} 年度 {NameOf(Kinds, run.Kind)}，{NameOf(States, run.State)}，{run.Who} {run.Error ?? run.Reason}")}<br>方案 <code>{Text(run.SchemeHash ?? "—")}</code><br>输入 <code>{Text(run.InputHash ?? "—")}</code></p>";
        return Page($"运行 {run.RunId}", facts + Table(["序号", "步骤", "结果", "开始", "结束", "计数"], steps) + $"<p><a href=\"{Path}\">全部运行</a></p>");
    }

    private static string NameOf(Dictionary<string, string> names, string word) => names.GetValueOrDefault(word, word);

    private static string Time(DateTimeOffset? time) => time?.ToOffset(ChinaStandard).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "—";

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    private static string Row(params ReadOnlySpan<string> cells) => $"<tr><td>{string.Join("</td><td>", cells)}</td></tr>";

    private static string Table(IReadOnlyList<string> header, IEnumerable<string> rows) => $"<table><thead><tr><th>{string.Join("</th><th>", header)}</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table>";

    private static IResult Page(string title, string body) => Results.Content(
        $$"""
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{{Text(title)}} · GreenBatch</title>
        <style>
          body { font: 14px/1.5 sans-serif; margin: 1.5em 2em }
          table { border-collapse: collapse; width: 100% }
          th, td { border: 1px solid #ccc; padding: .35em .6em; text-align: left; vertical-align: top }
          th { background: #ededed; white-space: nowrap }
          td:not(:last-child) { white-space: nowrap }
        </style>
        <p><a href="{{WebHost.Dashboard}}">← 运行监控</a></p>
        <h1>{{Text(title)}}</h1>
        {{body}}
        </html>
        """,
        "text/html; charset=utf-8");
}
