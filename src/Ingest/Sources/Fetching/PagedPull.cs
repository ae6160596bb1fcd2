using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>Asks for one page of an interface.</summary>
internal delegate Task<HttpResponseMessage> AskPage(int page, int pageSize, CancellationToken cancel);

/// <param name="Rows">Rows over all pages, equal to the announced total.</param>
internal sealed record PulledPages(FetchedDelivery Delivery, int Rows);

/// <summary>Pulls all pages of one snapshot and proves them complete: page identity, one snapshot, one total, no page twice, no empty page in the middle, rows = total.</summary>
internal sealed class PagedPull(SourceDefinition source, string dataset, string name, FetchOptions options)
{
    private const string Again = "重新执行即可；反复出现时请与来源单位联系";

    private readonly List<PageAnswer> _pages = [];

    public async Task<PulledPages> PullAsync(AskPage ask, CancellationToken cancel)
    {
        var received = 0;
        do
        {
            if (_pages.Count >= options.MaxPages)
                throw Fault("B032", $"分页超过上限 {options.MaxPages} 页，疑似无限分页");
            var page = await AskAsync(ask, _pages.Count + 1, cancel);
            Check(page, received);
            received += page.Rows;
            _pages.Add(page);
        }
        while (received < _pages[0].Total);

        if (received != _pages[0].Total)
            throw Fault("B036", $"应收 {_pages[0].Total} 行，实收 {received} 行");
        var documents = _pages.Select((p, i) => new FetchedDocument(DocumentName(i + 1), _ => ValueTask.FromResult<Stream>(new MemoryStream(p.Body, writable: false))));
        return new PulledPages(new FetchedDelivery(source.Id, _pages[0].Snapshot, dataset, [.. documents]), received);
    }

    private void Check(PageAnswer page, int received)
    {
        var (number, first) = (_pages.Count + 1, _pages.Count == 0 ? page : _pages[0]);
        if (page.Page != number)
            throw Fault("B022", $"返回页码与请求不符：要第 {number} 页，返回第 {page.Page} 页");
        if (page.Rows > page.PageSize)
            throw Fault("B038", $"第 {number} 页行数超过页大小");
        if (!string.Equals(page.Snapshot, first.Snapshot, StringComparison.Ordinal))
            throw Fault("B034", "取数期间数据变化，需取数快照");
        if (page.Total != first.Total)
            throw Fault("B035", $"总数由 {first.Total} 变为 {page.Total}，请重新取数");
        if (page.Rows == 0 && received < page.Total)
            throw Fault("B037", $"第 {number} 页为空，但其后仍有数据：应收 {page.Total} 行，已收 {received} 行");
        CheckNew(page, number);
    }

    private void CheckNew(PageAnswer page, int number)
    {
        if (_pages.FindIndex(p => string.Equals(p.Hash, page.Hash, StringComparison.Ordinal)) is var same and >= 0)
            throw Fault("B033", $"第 {number} 页与第 {same + 1} 页重复");
    }

    /// <summary>One page; a body that breaks off is asked for again. (Busy and unreachable hosts are retried by the client itself.)</summary>
    private async Task<PageAnswer> AskAsync(AskPage ask, int number, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                limit.CancelAfter(options.CallTimeout * (options.Retries + 1));
                using var response = await ask(number, options.PageSize, limit.Token);
                return PageAnswer.Parse(await PageAnswer.ReadBodyAsync(response, source, DocumentName(number), options.PageBytes, limit.Token), source, DocumentName(number));
            }
            catch (Exception fault) when (IsTransport(fault, cancel) && attempt < options.Retries && fault is IOException)
            {
                await Task.Delay(options.Delay, cancel);
            }
            catch (Exception fault) when (IsTransport(fault, cancel))
            {
                throw Explain(fault, number);
            }
        }
    }

    /// <summary>Refit wraps what the client throws.</summary>
    private static Exception Root(Exception fault) => fault is Refit.ApiRequestException { InnerException: { } inner } ? inner : fault;

    private static bool IsTransport(Exception fault, CancellationToken cancel) => Root(fault) switch
    {
        HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException => true,
        OperationCanceledException => !cancel.IsCancellationRequested,
        _ => false,
    };

    private SourceUnavailableException Explain(Exception fault, int number) => Root(fault) switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Fault("B016", "服务器证书不可信", fault),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } =>
            Fault("B001", $"无法连接数据源，已重试 {options.Retries} 次", fault),
        HttpRequestException or IOException => Fault("B004", $"传输中断，第 {number} 页未保存", fault),
        _ => Fault("B002", "连接超时或响应过慢", fault),
    };

    private string DocumentName(int number) => string.Create(CultureInfo.InvariantCulture, $"{name}/p{number:D3}.json");

    private SourceUnavailableException Fault(string code, string message, Exception? inner = null) => Unavailable.Of(code, message, source, name, Again, inner);
}
