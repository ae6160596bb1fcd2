using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace GreenBatch.Ingest.Tests;

/// <summary>Bad inputs B016 and B017: the source's certificate, and ours.</summary>
public sealed class SecureSourceTests : IDisposable
{
    private const string Password = "仅供测试";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certificates");

    [Fact]
    public async Task A_server_that_nobody_vouches_for_is_not_believed()
    {
        await using var upstream = new RawUpstream(a => a.SendWholeAsync(RawAnswer.PageOf(1, 1, 1)), Make("CN=127.0.0.1", 30));

        var fault = await Assert.ThrowsAsync<SourceUnavailableException>(() => FetchSample.FetchAsync(new SourceAccess(upstream.Address, "t", null)));

        Assert.Equal("B016", fault.Issue.Code);
        Assert.Contains("服务器证书不可信", fault.Message, StringComparison.Ordinal);
        Assert.All(upstream.Calls, Assert.Empty);
    }

    [Theory]
    [InlineData("absent", "客户端证书缺失或打不开（文件不存在或不可读）")]
    [InlineData("wrong password", "客户端证书缺失或打不开（口令不对或文件损坏）")]
    [InlineData("no certificate", "客户端证书缺失或打不开（口令不对或文件损坏）")]
    [InlineData("expired", "客户端证书已过期或尚未生效（到期日 2")]
    public async Task A_certificate_of_ours_that_is_of_no_use_stops_the_run(string state, string message)
    {
        await using var upstream = new RawUpstream(a => a.SendWholeAsync(RawAnswer.PageOf(1, 1, 1)));
        var file = Path.Combine(_folder.FullName, "our.pfx");
        if (state is "no certificate")
            await File.WriteAllTextAsync(file, "x");
        else if (state is not "absent")
            await File.WriteAllBytesAsync(file, Make("CN=ours", state is "expired" ? -1 : 30).Export(X509ContentType.Pfx, Password));
        var access = new SourceAccess(upstream.Address, "t", null) { CertificateFile = file, CertificatePassword = state is "wrong password" ? "x" : Password };

        var fault = await Assert.ThrowsAsync<SourceUnavailableException>(() => FetchSample.FetchAsync(access));

        Assert.Equal("B017", fault.Issue.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Empty(upstream.Calls);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_certificate_is_shown_ours()
    {
        await using var upstream = new RawUpstream(a => a.SendWholeAsync("{}"), Make("CN=127.0.0.1", 30));
        var file = Path.Combine(_folder.FullName, "our.pfx");
        await File.WriteAllBytesAsync(file, Make("CN=ours", 30).Export(X509ContentType.Pfx, Password));
        await using var services = new ServiceCollection().AddIngest(FetchSample.Options).BuildServiceProvider();
        services.GetRequiredService<ClientCertificates>().Take(new SourceAccess(upstream.Address, "t", null) { CertificateFile = file, CertificatePassword = Password }, FetchSample.Source);
        using var handler = IngestServices.Handler(services);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject is "CN=127.0.0.1";
        using var client = new HttpClient(handler, disposeHandler: false);

        Assert.Equal("{}", await client.GetStringAsync(upstream.Address));
        Assert.Equal("CN=ours", upstream.CallerCertificate);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static X509Certificate2 Make(string subject, int days)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-60), now.AddDays(days));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }
}
