namespace GreenBatch.Scheduler.Demo;

/// <summary>Plays 市场监管's interface of changes.</summary>
internal sealed class MarketUpstream(Func<DemoMoment> now)
{
    public const string Token = "demo-market-token";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/changes", (RequestDelegate)AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        if (!string.Equals(context.Request.Headers.Authorization, "Bearer " + Token, StringComparison.Ordinal))
            return UpstreamPage.RefuseAsync(context, StatusCodes.Status401Unauthorized, StatusCodes.Status401Unauthorized, "令牌无效");
        var moment = now();
        if (!string.Equals(context.Request.Query["cycle"], moment.Cycle.Cycle.ToString(), StringComparison.Ordinal))
            return UpstreamPage.RefuseAsync(context, StatusCodes.Status404NotFound, StatusCodes.Status404NotFound, "没有该年度");
        return UpstreamPage.WriteAsync(context, $"{moment.Cycle.Cycle}-changes", UpstreamRows.Of(MarketTables.Changes(moment)));
    }
}
