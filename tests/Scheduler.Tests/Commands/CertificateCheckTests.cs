using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Commands;

/// <summary>The doctor looks at our certificates before a source does.</summary>
public sealed class CertificateCheckTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData(400, FindingState.Good, "有效期至")]
    [InlineData(20, FindingState.Warning, "天")]
    [InlineData(-1, FindingState.Bad, "[B017] 已于")]
    [InlineData(null, FindingState.Bad, "[B017]")]
    public void A_certificate_is_asked_for_a_month_before_it_ends(int? days, object state, string text)
    {
        var file = Path.Combine(_folder.Path, "our.pfx");
        if (days is { } left)
        {
            using var key = RSA.Create(2048);
            var now = TimeProvider.System.GetUtcNow();
            using var made = new CertificateRequest("CN=ours", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-60), now.AddDays(left));
            File.WriteAllBytes(file, made.Export(X509ContentType.Pfx, "仅供测试"));
        }

        var finding = SourceCheck.Certificate("platform", file, "仅供测试", TimeProvider.System);

        Assert.Equal(state, finding.State);
        Assert.Contains(text, finding.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
