using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using GreenBatch.Scheduler.Files;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace GreenBatch.Scheduler.Web;

/// <summary>
/// Who may see the dashboard, and who may act. Nobody without a sign-in: with passwords set, by password, from anywhere; without, only from this host, by the link
/// that <c>serve</c> prints. <see cref="DashboardSettings.OpenOnLoopback"/> lets every local visitor in.
/// </summary>
internal sealed class Access(DashboardSettings settings) : IDashboardAuthorizationFilter
{
    public const string Operator = "operator";
    public const string Viewer = "viewer";

    /// <summary>Word of the printed link; new at each start.</summary>
    public string LinkToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public bool Authorize(DashboardContext context) => RoleOf(context.GetHttpContext()) is not null;

    public bool IsReadOnly(DashboardContext context) => RoleOf(context.GetHttpContext()) is not Operator;

    /// <summary>Null means: not to be let in.</summary>
    public string? RoleOf(HttpContext context)
    {
        var isLocal = IsLocal(context);
        if (settings.OpenOnLoopback && isLocal)
            return Operator;
        // Without a password only the printed link signs in, and only here.
        if (!settings.HasPassword && !isLocal)
            return null;
        return context.User.FindFirstValue(ClaimTypes.Role);
    }

    /// <summary>The role the word of the link gives.</summary>
    public string? RoleOfToken(HttpContext context, string? token) => !settings.HasPassword && IsLocal(context) && Same(token, LinkToken) ? Operator : null;

    /// <summary>The role a password gives.</summary>
    public string? RoleOfPassword(string? password)
    {
        if (Same(password, settings.OperatorPassword))
            return Operator;
        return Same(password, settings.ViewerPassword) ? Viewer : null;
    }

    public static Task SignInAsync(HttpContext context, string role) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, role), new Claim(ClaimTypes.Role, role)], CookieAuthenticationDefaults.AuthenticationScheme)));

    private static bool IsLocal(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    /// <summary>Compared in a time that tells nothing; an unset password is no password.</summary>
    private static bool Same(string? given, string? wanted) =>
        given is not null && wanted is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));
}
