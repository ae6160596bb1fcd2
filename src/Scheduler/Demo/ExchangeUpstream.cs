using System.Security.Cryptography;
using System.Text;

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
        routes.Map("/sysapi/auth/refreshappsecret", RefreshAsync);
        routes.Map("/gateway/{service}", AnswerAsync);
    }

    private Task RefreshAsync(HttpContext context)
    {
        if (!IsSigned(context, applicationKey))
            return RefuseAsync(context, "签名无效");
        string secret;
        lock (_lock)
        {
            Refreshes++;
            _callsLeft = CallsPerSecret;
            secret = _secret = FormattableString.Invariant($"demo-secret-{Refreshes:D4}");
        }

        var data = new { secret = Encrypt(secret), secretEndTime = (clock.GetUtcNow() + SecretLife).ToUnixTimeMilliseconds() };
        return UpstreamPage.AnswerAsync(context, StatusCodes.Status200OK, new { code = 0, message = "ok", data });
    }

    private Task AnswerAsync(HttpContext context)
    {
        lock (_lock)
        {
            if (_callsLeft == 0 || !IsSigned(context, _secret))
                return RefuseAsync(context, _callsLeft == 0 ? "密钥已过期" : "签名无效");
            _callsLeft--;
        }

        var moment = now();
        var service = context.Request.RouteValues["service"] as string ?? "";
        return UpstreamPage.WriteAsync(context, $"{moment.Cycle.Cycle}-{service}", UpstreamRows.Of(EnvironmentRows.Of(moment, service)));
    }

    private static Task RefuseAsync(HttpContext context, string message) =>
        UpstreamPage.RefuseAsync(context, StatusCodes.Status401Unauthorized, StatusCodes.Status401Unauthorized, message);

    private static bool IsSigned(HttpContext context, string key)
    {
        var headers = context.Request.Headers;
        var text = $"{headers["gjgxjhpt_sid"]}{headers["gjgxjhpt_rid"]}{headers["gjgxjhpt_rtime"]}";
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));
        return string.Equals(headers["gjgxjhpt_rid"], Requester, StringComparison.Ordinal) && string.Equals(headers["gjgxjhpt_sign"], sign, StringComparison.Ordinal);
    }

    private string Encrypt(string secret)
    {
        using var cipher = Aes.Create();
        cipher.Key = Encoding.UTF8.GetBytes(applicationKey);
        return Convert.ToBase64String(cipher.EncryptEcb(Encoding.UTF8.GetBytes(secret), PaddingMode.PKCS7));
    }
}
