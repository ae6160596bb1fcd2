using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using Hangfire;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.RateLimiting;

namespace GreenBatch.Scheduler.Web;

/// <summary>The web host of <c>serve</c>: Hangfire workers, the dashboard in Chinese, and the health endpoints.</summary>
internal static class WebHost
{
    public const string Dashboard = "/jobs";

    private const int SignInTriesPerMinute = 10;

    public static WebApplication Build(Settings settings, Database database)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = settings.Root });
        builder.WebHost.UseUrls(settings.Dashboard.Urls);
        builder.Logging.ClearProviders();
        var access = new Access(settings.Dashboard);
        Composition.AddShared(builder.Services, settings, database, TimeProvider.System).AddJobHost(settings, database).AddSingleton(access).AddSingleton<Readiness>();
        AddAccess(builder.Services, settings);
        var app = builder.Build();
        Use(app);
        Map(app, access);
        return app;
    }

    private static void AddAccess(IServiceCollection services, Settings settings)
    {
        services.AddDataProtection().SetApplicationName("greenbatch").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.Folders.Data, "keys")));
        services.AddAntiforgery();
        services.AddAuthorization();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = SignIn.Path;
            cookie.Cookie.Name = "greenbatch";
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        });
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddFixedWindowLimiter(SignIn.Limit, window =>
            {
                window.PermitLimit = SignInTriesPerMinute;
                window.Window = TimeSpan.FromMinutes(1);
            });
        });
    }

    private static void Use(WebApplication app)
    {
        // Chinese whatever the browser prefers; ?culture=en asks for English. "zh", not "zh-CN": without globalisation data a culture has no parent to fall back to.
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider()],
        }.AddSupportedCultures("zh", "en").AddSupportedUICultures("zh", "en").SetDefaultCulture("zh"));
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(AdmitAsync);
    }

    /// <summary>Sends strangers to the sign-in page (programs get 401), and writes down who acted.</summary>
    private static async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Dashboard, StringComparison.OrdinalIgnoreCase))
        {
            var role = context.RequestServices.GetRequiredService<Access>().RoleOf(context);
            if (role is null)
            {
                if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
                    context.Response.Redirect(SignIn.Path);
                else
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            if (HttpMethods.IsPost(context.Request.Method) && !context.Request.Path.StartsWithSegments(Dashboard + "/stats", StringComparison.Ordinal))
                WriteDown(context, role);
        }

        await next(context);
    }

    private static void WriteDown(HttpContext context, string role) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("GreenBatch.Dashboard")
        .LogInformation("{Role} at {Address} asked for {Path}", role, context.Connection.RemoteIpAddress, context.Request.Path);

    private static void Map(WebApplication app, Access access)
    {
        SignIn.Map(app, access);
        RunPages.Map(app);
        app.MapGet("/", () => Results.LocalRedirect(Dashboard));
        app.MapGet("/healthz/live", () => Results.Text("live"));
        app.MapGet("/healthz/ready", async (Readiness readiness, CancellationToken cancel) =>
        {
            var checks = await readiness.CheckAsync(cancel);
            var isReady = checks.Values.All(ok => ok);
            return Results.Json(new { ready = isReady, checks }, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
        GlobalConfiguration.Configuration.UseDashboardJavaScript(typeof(WebHost).Assembly, "GreenBatch.Scheduler.Web.dashboard.js");
        app.MapHangfireDashboard(Dashboard, new DashboardOptions
        {
            DashboardTitle = "GreenBatch 运行监控",
            AppPath = null,
            Authorization = [access],
            IsReadOnlyFunc = access.IsReadOnly,
            DisplayStorageConnectionString = false,
        });
    }
}
