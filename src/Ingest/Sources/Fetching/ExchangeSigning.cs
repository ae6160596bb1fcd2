using System.Security.Cryptography;
using System.Text;

namespace GreenBatch.Ingest;

/// <summary>
/// The signing maths of the exchange gateway, shared by the client and by whoever plays the gateway.
/// <para>Signature: <c>Base64(HMAC-SHA256(key = UTF-8(secret), message = UTF-8(sid + rid + rtime)))</c>, rtime in milliseconds since 1970 as text.</para>
/// <para>
/// The secret travels encrypted with the application key: AES-ECB with PKCS#7 padding, the key being the UTF-8 bytes of the application key (16, 24 or 32 of them);
/// on the wire Base64. The national convention names AES without a mode; this one is ours.
/// </para>
/// </summary>
public static class ExchangeSigning
{
    public const string RequesterHeader = "gjgxjhpt_rid";
    public const string ServiceHeader = "gjgxjhpt_sid";
    public const string TimeHeader = "gjgxjhpt_rtime";
    public const string SignHeader = "gjgxjhpt_sign";

    /// <summary>Service id under which the key refresh itself is signed, with the application key as its secret.</summary>
    public const string RefreshService = "refreshappsecret";

    public const string RefreshPath = "/sysapi/auth/refreshappsecret";

    /// <summary>Services are called at <c>/gateway/{service}</c>.</summary>
    public const string GatewayPath = "/gateway/";

    public static string Sign(string secret, string service, string requester, string time) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(service + requester + time)));

    /// <summary>Whether a signature is right, compared in constant time.</summary>
    public static bool IsSigned(string signature, string secret, string service, string requester, string time) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(secret, service, requester, time)));

    public static string EncryptSecret(string secret, string applicationKey)
    {
        using var aes = Cipher(applicationKey);
        return Convert.ToBase64String(aes.EncryptEcb(Encoding.UTF8.GetBytes(secret), PaddingMode.PKCS7));
    }

    /// <exception cref="CryptographicException">The application key does not fit.</exception>
    /// <exception cref="FormatException">The text is not Base64.</exception>
    public static string DecryptSecret(string encrypted, string applicationKey)
    {
        using var aes = Cipher(applicationKey);
        return Encoding.UTF8.GetString(aes.DecryptEcb(Convert.FromBase64String(encrypted), PaddingMode.PKCS7));
    }

    private static Aes Cipher(string applicationKey)
    {
        var aes = Aes.Create();
        aes.Key = Encoding.UTF8.GetBytes(applicationKey);
        return aes;
    }
}
