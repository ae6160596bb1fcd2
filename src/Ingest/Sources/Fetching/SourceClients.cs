namespace GreenBatch.Ingest;

/// <summary>HTTP clients for sources: no redirects, no cookies, no silent unpacking; busy and unreachable hosts are asked again a bounded number of times.</summary>
internal sealed class SourceClients(IHttpClientFactory factory)
{
    public const string Name = "sources";

    public HttpClient For(SourceAccess access)
    {
        var client = factory.CreateClient(Name);
        client.BaseAddress = access.Address;
        return client;
    }
}
