using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GreenBatch.Ingest;

/// <summary>Our certificates for hosts that ask for one, each from a PFX file that the settings name.</summary>
public sealed class ClientCertificates(TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, X509Certificate2> _byHost = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads the certificate that an access names, for its host; does nothing where it names none.</summary>
    /// <exception cref="SourceUnavailableException">It is not there, cannot be opened, or is not valid today.</exception>
    internal void Take(SourceAccess access, SourceDefinition source)
    {
        if (access.CertificateFile is not { } file)
            return;
        const string Advice = "更换客户端证书（Sources:<来源>:Certificate 所指的 PFX 文件）后重新执行";
        var certificate = Open(file, access.CertificatePassword, out var fault) ?? throw Unavailable.Of("B017", $"客户端证书缺失或打不开（{fault}）", source, access.Address.Host, Advice);
        if (clock.GetUtcNow().UtcDateTime is var now && (now > certificate.NotAfter.ToUniversalTime() || now < certificate.NotBefore.ToUniversalTime()))
        {
            var expiry = certificate.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            certificate.Dispose();
            throw Unavailable.Of("B017", $"客户端证书已过期或尚未生效（到期日 {expiry}）", source, access.Address.Host, Advice);
        }

        _byHost[access.Address.IdnHost] = certificate;
    }

    internal X509Certificate2? For(string host) => _byHost.GetValueOrDefault(host);

    /// <summary>The certificate with its key; null with the reason when the file is not one.</summary>
    public static X509Certificate2? Open(string file, string? password, out string fault)
    {
        fault = "文件不存在或不可读";
        if (!File.Exists(file))
            return null;
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
            if (certificate.HasPrivateKey)
                return certificate;
            certificate.Dispose();
            fault = "没有私钥";
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            fault = wrong is CryptographicException ? "口令不对或文件损坏" : "文件不存在或不可读";
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var certificate in _byHost.Values)
            certificate.Dispose();
    }
}
