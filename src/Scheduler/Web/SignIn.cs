using System.Net;
using Microsoft.AspNetCore.Antiforgery;

namespace GreenBatch.Scheduler.Web;

/// <summary>The sign-in page.</summary>
internal static class SignIn
{
    public const string Path = "/sign-in";

    /// <summary>Name of the limit on tries.</summary>
    public const string Limit = "sign-in";

    public static void Map(WebApplication app, Access access)
    {
        app.MapGet(Path, (HttpContext context, IAntiforgery antiforgery) => ShowAsync(context, antiforgery, access));
        app.MapPost(Path, (HttpContext context, IAntiforgery antiforgery) => TakeAsync(context, antiforgery, access)).RequireRateLimiting(Limit);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, IAntiforgery antiforgery, Access access)
    {
        if (access.RoleOfToken(context, context.Request.Query["token"]) is not { } role)
            return Page(antiforgery.GetAndStoreTokens(context), "");
        await Access.SignInAsync(context, role);
        return Results.LocalRedirect(WebHost.Dashboard);
    }

    private static async Task<IResult> TakeAsync(HttpContext context, IAntiforgery antiforgery, Access access)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (access.RoleOfPassword(form["password"]) is not { } role)
            return Page(antiforgery.GetAndStoreTokens(context), "口令不对");
        await Access.SignInAsync(context, role);
        return Results.LocalRedirect(WebHost.Dashboard);
    }

    private static IResult Page(AntiforgeryTokenSet tokens, string problem) => Results.Content(
        $$"""
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>登录 · GreenBatch</title>
        <style>body { font: 16px sans-serif; margin: 15vh auto; max-width: 22em } input, button { font: inherit; padding: .4em; width: 100%; box-sizing: border-box; margin: .3em 0 }</style>
        <h1>GreenBatch</h1>
        <form method="post" action="{{Path}}">
          <label>口令<input type="password" name="password" autocomplete="current-password" autofocus required></label>
          <input type="hidden" name="{{tokens.FormFieldName}}" value="{{WebUtility.HtmlEncode(tokens.RequestToken)}}">
          <button>登录</button>
        </form>
        <p role="alert">{{problem}}</p>
        <p>没有设置口令时，请在本机打开启动时打印的链接。</p>
        </html>
        """,
        "text/html; charset=utf-8",
        statusCode: problem.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);
}
