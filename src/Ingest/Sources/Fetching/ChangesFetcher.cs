using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace GreenBatch.Ingest;

/// <summary>
/// 市场监管's changes (renames) over REST.
/// <code>
/// GET /api/v1/{dataset path: changes}?cycle=2025&amp;page=1&amp;pageSize=500
/// Authorization: Bearer {token}
/// {"code":0,"message":"ok","data":{"snapshot":"…","total":3,"page":1,"pageSize":500,"rows":[{"creditCode","name","formerName","changedOn","changeId"}]}}
/// </code>
/// </summary>
internal sealed class ChangesFetcher(SourceClients clients, FetchOptions options) : IFetcher
{
    public SourceChannel Channel => SourceChannel.ChangesApi;

    public async IAsyncEnumerable<FetchedDelivery> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (request.Access is not { } access)
            yield break;
        var client = clients.For(access, request.Source);
        var token = new BearerToken(access);
        foreach (var dataset in request.Source.Datasets.Where(d => d.Path is not null))
        {
            var pull = new PagedPull(request, dataset.Id, dataset.Path!, options);
            var path = $"/api/v1/{dataset.Path}?cycle={request.Cycle}";
            var pulled = await pull.PullAsync(
                (page, size, c) => token.AskAsync(t => AskAsync(client, t, string.Create(CultureInfo.InvariantCulture, $"{path}&page={page}&pageSize={size}"), c)),
                cancel);
            Completeness.CheckNotEmpty([pulled], dataset, request);
            yield return pulled.Delivery;
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string token, string address, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
    }
}
