using System.Net;

namespace GreenBatch.Ingest;

/// <summary>The bearer token of one pull. When the source takes it no more, the place it came from is asked once whether there is a new one.</summary>
internal sealed class BearerToken(SourceAccess access)
{
    private string _token = access.Token ?? "";

    public async Task<HttpResponseMessage> AskAsync(Func<string, Task<HttpResponseMessage>> ask)
    {
        var response = await ask(_token);
        if (response.StatusCode is not HttpStatusCode.Unauthorized || access.RenewToken?.Invoke() is not { } renewed || string.Equals(renewed, _token, StringComparison.Ordinal))
            return response;
        response.Dispose();
        _token = renewed;
        return await ask(renewed);
    }
}
