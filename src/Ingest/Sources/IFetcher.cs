using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>A way in that brings deliveries as bytes, proved complete by their content. It parses no more than completeness needs.</summary>
public interface IFetcher
{
    SourceChannel Channel { get; }

    /// <exception cref="SourceUnavailableException">The source is unreachable, stale or incomplete: nothing may be ranked.</exception>
    IAsyncEnumerable<FetchedDelivery> FetchAsync(FetchRequest request, CancellationToken cancel);
}

/// <param name="InboxFolder">Folder to look into for files.</param>
/// <param name="Access">Address and credentials, from the host's configuration and secrets; null when none are set (the channel is then skipped).</param>
public sealed record FetchRequest(Cycle Cycle, SourceDefinition Source, string InboxFolder, SourceAccess? Access)
{
    /// <summary>Only the first page of each dataset, to see whether the source answers as agreed; nothing is proved complete.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Takes what was noticed and did not stop the fetch: a file name that is not one, a file still growing.</summary>
    public Action<Issue>? Report { get; init; }
}

/// <param name="Token">Bearer token, or the requester id of the exchange.</param>
/// <param name="Secret">Application key of the exchange.</param>
public sealed record SourceAccess(Uri Address, string? Token, string? Secret)
{
    /// <summary>Asked for the token again when the source does not take it any more: its file may hold a new one. Null where it stands nowhere else.</summary>
    public Func<string?>? RenewToken { get; init; }

    /// <summary>PFX file of our certificate, where the source asks for one.</summary>
    public string? CertificateFile { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>Credentials are not for printing.</summary>
    public override string ToString() => Address.ToString();
}

/// <summary>What arrived together: one file, or all pages of one snapshot.</summary>
/// <param name="Batch">Batch of the file name, or the snapshot id of the interface.</param>
/// <param name="Dataset">Dataset of an interface; null for files, whose header says it.</param>
public sealed record FetchedDelivery(string Source, string Batch, string? Dataset, IReadOnlyList<FetchedDocument> Documents);

/// <param name="Name">File name, or the logical path of a page such as <c>list/factory/p001.json</c> (no host, no query, no secret).</param>
/// <param name="OpenAsync">Opens the bytes as they arrived.</param>
public sealed record FetchedDocument(string Name, Func<CancellationToken, ValueTask<Stream>> OpenAsync);

/// <summary>A source is unreachable, stale or incomplete: exit code 4, nothing is ranked.</summary>
public sealed class SourceUnavailableException(Issue issue, Exception? inner = null) : Exception(issue.Message, inner)
{
    public Issue Issue { get; } = issue;
}

/// <summary>A document as a whole cannot be trusted: nothing of it is loaded, exit code 5.</summary>
public sealed class RejectedInputException(Issue issue, Exception? inner = null) : Exception(issue.Message, inner)
{
    public Issue Issue { get; } = issue;
}
