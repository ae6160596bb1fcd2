using System.Collections.Concurrent;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Plays 管理平台: bearer token, pages, and one busy answer.</summary>
internal sealed class PlatformUpstream(Func<DemoMoment> now, UpstreamFaults faults)
{
    public const string Token = "demo-platform-token";
    private static readonly string[] Datasets = ["list", "self-evaluations", "reviews", "applicants"];
    private readonly ConcurrentDictionary<string, UpstreamRows> _rows = new(StringComparer.Ordinal);

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/cycles/{cycle}/{dataset}", (RequestDelegate)AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        if (!string.Equals(context.Request.Headers.Authorization, "Bearer " + Token, StringComparison.Ordinal))
        {
            await UpstreamPage.RefuseAsync(context, StatusCodes.Status401Unauthorized, StatusCodes.Status401Unauthorized, "令牌无效");
            return;
        }

        var moment = now();
        var dataset = context.Request.RouteValues["dataset"] as string ?? "";
        var isPlayed = string.Equals(context.Request.RouteValues["cycle"] as string, moment.Cycle.Cycle.ToString(), StringComparison.Ordinal);
        if (!isPlayed || !Datasets.Contains(dataset, StringComparer.Ordinal))
        {
            await UpstreamPage.RefuseAsync(context, StatusCodes.Status404NotFound, StatusCodes.Status404NotFound, "没有该年度或数据集");
            return;
        }

        if (await faults.PlayAsync(context, dataset))
            return;
        var kind = string.Equals(context.Request.Query["kind"], "park", StringComparison.Ordinal) ? UnitKind.Park : UnitKind.Factory;
        var snapshot = FormattableString.Invariant($"{moment.Cycle.Cycle}-{dataset}-{(kind == UnitKind.Park ? "park" : "factory")}");
        await UpstreamPage.WriteAsync(context, snapshot, _rows.GetOrAdd(snapshot, _ => PlatformRows.Of(moment, dataset, kind)));
    }
}
