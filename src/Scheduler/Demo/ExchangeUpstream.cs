using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Demo;

/// <summary>
/// Plays the exchange gateway in front of 生态环境: a secret is fetched with the application key and comes encrypted by it; calls are signed with the secret,
/// which is good for a few calls only, so that it has to be refreshed on the way.
/// </summary>
internal sealed class ExchangeUpstream(Func<DemoMoment> now, TimeProvider clock, string applicationKey)
{
    public const string Requester = "demo-greenbatch";
    private const int CallsPerSecret = 3;
    private static readonly TimeSpan SecretLife = TimeSpan.FromMinutes(20);
    private readonly Lock _lock = new();
    private string _secret = "";
    private int _callsLeft;

    /// <summary>How many secrets were given out.</summary>
    public int Refreshes { get; private set; }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ExchangeSigning.RefreshPath, (RequestDelegate)RefreshAsync);
        routes.MapGet(ExchangeSigning.GatewayPath + "{service}", (RequestDelegate)AnswerAsync);
    }

    private Task RefreshAsync(HttpContext context)
    {
        if (!IsSigned(context, ExchangeSigning.RefreshService, applicationKey))
            return RefuseAsync(context, "签名无效");
        string secret;
        lock (_lock)
        {
            Refreshes++;
            _callsLeft = CallsPerSecret;
            secret = _secret = FormattableString.Invariant($"demo-secret-{Refreshes:D4}");
        }

        var data = new { secret = ExchangeSigning.EncryptSecret(secret, applicationKey), secretEndTime = (clock.GetUtcNow() + SecretLife).ToUnixTimeMilliseconds() };
        return UpstreamPage.AnswerAsync(context, StatusCodes.Status200OK, new { code = 0, message = "ok", data });
    }

    private Task AnswerAsync(HttpContext context)
    {
        var service = context.Request.RouteValues["service"] as string ?? "";
        lock (_lock)
        {
            if (_callsLeft == 0 || !IsSigned(context, service, _secret))
                return RefuseAsync(context, _callsLeft == 0 ? "密钥已过期" : "签名无效");
            _callsLeft--;
        }

        var moment = now();
        return UpstreamPage.WriteAsync(context, $"{moment.Cycle.Cycle}-{service}", UpstreamRows.Of(EnvironmentRows.Of(moment, service)));
    }

    private static Task RefuseAsync(HttpContext context, string message) =>
        UpstreamPage.RefuseAsync(context, StatusCodes.Status401Unauthorized, StatusCodes.Status401Unauthorized, message);

    private static bool IsSigned(HttpContext context, string service, string key)
    {
        var headers = context.Request.Headers;
        return string.Equals(headers[ExchangeSigning.RequesterHeader], Requester, StringComparison.Ordinal)
            && string.Equals(headers[ExchangeSigning.ServiceHeader], service, StringComparison.Ordinal)
            && ExchangeSigning.IsSigned(headers[ExchangeSigning.SignHeader].ToString(), key, service, Requester, headers[ExchangeSigning.TimeHeader].ToString());
    }
}
