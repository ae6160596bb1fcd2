using System.Globalization;
using System.Text.Json;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Rows of one interface: how many there are, and any part of them, made when asked for.</summary>
internal sealed record UpstreamRows(int Total, Func<int, int, IEnumerable<IReadOnlyDictionary<string, object?>>> Part)
{
    public static UpstreamRows Of(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows) => new(rows.Count, (skip, take) => rows.Skip(skip).Take(take));

    public static UpstreamRows Of<T>(IReadOnlyList<T> items, Func<T, IReadOnlyDictionary<string, object?>> make) =>
        new(items.Count, (skip, take) => items.Skip(skip).Take(take).Select(make));
}

/// <summary>One page of an interface, in the envelope that all of them share.</summary>
internal static class UpstreamPage
{
    private const int DefaultSize = 100;
    private const int LargestSize = 1_000;

    public static Task WriteAsync(HttpContext context, string snapshot, UpstreamRows rows)
    {
        var page = Math.Max(1, Number(context, "page", 1));
        var size = Math.Clamp(Number(context, "pageSize", DefaultSize), 1, LargestSize);
        var data = new { snapshot, total = rows.Total, page, pageSize = size, rows = rows.Part((page - 1) * size, size) };
        return AnswerAsync(context, StatusCodes.Status200OK, new { code = 0, message = "ok", data });
    }

    public static Task RefuseAsync(HttpContext context, int status, int code, string message) => AnswerAsync(context, status, new { code, message, data = (object?)null });

    public static async Task AnswerAsync<T>(HttpContext context, int status, T body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(context.Response.Body, body, CommandContext.JsonOptions, context.RequestAborted);
    }

    private static int Number(HttpContext context, string name, int otherwise) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
