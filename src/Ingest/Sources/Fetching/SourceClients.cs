namespace GreenBatch.Ingest;

/// <summary>HTTP clients for sources: no redirects, no cookies, no silent unpacking; busy and unreachable hosts are asked again a bounded number of times.</summary>
internal sealed class SourceClients(IHttpClientFactory factory, ClientCertificates certificates)
{
    public const string Name = "sources";

    /// <exception cref="SourceUnavailableException">The access names a certificate of ours that is of no use.</exception>
    public HttpClient For(SourceAccess access, SourceDefinition source)
    {
        certificates.Take(access, source);
        var client = factory.CreateClient(Name);
        client.BaseAddress = access.Address;
        return client;
    }
}
