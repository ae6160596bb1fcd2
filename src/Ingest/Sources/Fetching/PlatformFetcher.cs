using System.Runtime.CompilerServices;
using Refit;

namespace GreenBatch.Ingest;

/// <summary>
/// The management platform's interface as we assume it (none is published).
/// <code>
/// GET /api/v1/cycles/{cycle}/{list|self-evaluations|reviews|applicants}?kind=factory|park&amp;page=1&amp;pageSize=500[&amp;updatedSince=yyyy-MM-dd]
/// Authorization: Bearer {token}
/// 200 application/json; charset=utf-8
/// {"code":0,"message":"ok","data":{"snapshot":"…","total":237,"page":1,"pageSize":500,"rows":[{…}]}}
/// </code>
/// Pages count from 1; <c>pageSize</c> in the answer is the one really used; snapshot and total are the same on every page. A row of
/// <c>self-evaluations</c> carries its indicator values as the array <c>values</c>. 401: the token is not accepted; 429 and 503 may bear Retry-After (seconds).
/// </summary>
internal interface IPlatformInterface
{
    [Get("/api/v1/cycles/{cycle}/{dataset}")]
    Task<HttpResponseMessage> PageAsync(string cycle, string dataset, string kind, int page, int pageSize, [Authorize("Bearer")] string token, CancellationToken cancel);
}

/// <summary>Pulls the list, self-evaluations, reviews and applicants of factories and of parks: one delivery for each dataset and kind.</summary>
internal sealed class PlatformFetcher(SourceClients clients, FetchOptions options) : IFetcher
{
    private static readonly string[] Kinds = ["factory", "park"];

    public SourceChannel Channel => SourceChannel.PlatformApi;

    public async IAsyncEnumerable<FetchedDelivery> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (request.Access is not { } access)
            yield break;
        var platform = RestService.For<IPlatformInterface>(clients.For(access, request.Source));
        var token = new BearerToken(access);
        foreach (var dataset in request.Source.Datasets.Where(d => d.Path is not null))
        {
            var pulled = new List<PulledPages>();
            foreach (var kind in Kinds)
            {
                var pull = new PagedPull(request, dataset.Id, $"{dataset.Path}/{kind}", options);
                pulled.Add(await pull.PullAsync((page, size, c) => token.AskAsync(t => platform.PageAsync(request.Cycle.ToString(), dataset.Path!, kind, page, size, t, c)), cancel));
            }

            Completeness.CheckNotEmpty(pulled, dataset, request);
            foreach (var pages in pulled)
                yield return pages.Delivery;
        }
    }
}

/// <summary>A dataset that must not be empty is not.</summary>
internal static class Completeness
{
    public static void CheckNotEmpty(IReadOnlyCollection<PulledPages> pulled, DatasetDefinition dataset, FetchRequest request)
    {
        if (!request.IsTrial && !dataset.MayBeEmpty && pulled.Sum(p => p.Rows) == 0)
            throw Unavailable.Of("B039", "数据源返回 0 行", request.Source, $"数据集「{dataset.Name}」", "与来源单位核实；确实可以为空时在 source.yaml 中写明");
    }
}
