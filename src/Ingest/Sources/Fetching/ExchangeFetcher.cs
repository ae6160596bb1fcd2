using System.Globalization;
using System.Runtime.CompilerServices;

namespace GreenBatch.Ingest;

/// <summary>
/// The exchange gateway, after the national sharing-platform convention.
/// <code>
/// GET /sysapi/auth/refreshappsecret     headers signed with the application key, sid = refreshappsecret
/// → {"code":0,"message":"ok","data":{"secret":"Base64 of the encrypted secret","secretEndTime":1767225600000}}      milliseconds since 1970
///
/// GET /gateway/{dataset path}?page=1&amp;pageSize=500     headers signed with the secret, sid = the dataset path
/// → {"code":0,"message":"ok","data":{"snapshot":"…","total":3,"page":1,"pageSize":500,"rows":[{…}]}}
/// </code>
/// Headers of both: <c>gjgxjhpt_rid</c> (requester), <c>gjgxjhpt_sid</c> (service), <c>gjgxjhpt_rtime</c> (milliseconds), <c>gjgxjhpt_sign</c>: see
/// <see cref="ExchangeSigning"/>. A secret is refreshed when its time is over, and once more when a call answers 401.
/// <see cref="SourceAccess.Token"/> is the requester id, <see cref="SourceAccess.Secret"/> the application key.
/// </summary>
internal sealed class ExchangeFetcher(SourceClients clients, FetchOptions options, TimeProvider clock) : IFetcher
{
    public SourceChannel Channel => SourceChannel.Exchange;

    public async IAsyncEnumerable<FetchedDelivery> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (request.Access is not { } access)
            yield break;
        var session = new ExchangeSession(clients.For(access, request.Source), access, request.Source, clock, options);
        foreach (var dataset in request.Source.Datasets.Where(d => d.Path is not null))
        {
            var pull = new PagedPull(request, dataset.Id, dataset.Path!, options);
            var pulled = await pull.PullAsync(
                (page, size, c) => session.CallAsync(dataset.Path!, string.Create(CultureInfo.InvariantCulture, $"page={page}&pageSize={size}"), c),
                cancel);
            Completeness.CheckNotEmpty([pulled], dataset, request);
            yield return pulled.Delivery;
        }
    }
}
