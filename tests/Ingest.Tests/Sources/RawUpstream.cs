using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>A server of bare bytes on 127.0.0.1: it reads one request for each connection, sends what the test says and hangs up as the test says.</summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RawAnswer, Task> _answer;

    public RawUpstream(Func<RawAnswer, Task> answer, X509Certificate2? certificate = null)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = ServeAsync(certificate);
    }

    public Uri Address { get; }

    /// <summary>Request lines in the order they came.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>Subject of the certificate that the last caller showed; null when it showed none.</summary>
    public string? CallerCertificate { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(X509Certificate2? certificate)
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptSocketAsync(stop);
                _ = AnswerAsync(socket, certificate, stop);
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(Socket socket, X509Certificate2? certificate, CancellationToken stop)
    {
        try
        {
            using (socket)
            {
                await using var stream = await OpenAsync(socket, certificate);
                var line = await ReadRequestAsync(stream);
                Calls.Enqueue(line);
                await _answer(new RawAnswer(stream, socket, line, Calls.Count, stop));
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The caller has had enough, which is what is tested.
        }
    }

    private async Task<Stream> OpenAsync(Socket socket, X509Certificate2? certificate)
    {
        if (certificate is null)
            return new NetworkStream(socket);
        var secure = new SslStream(new NetworkStream(socket), leaveInnerStreamOpen: false, (_, shown, _, _) =>
        {
            CallerCertificate = shown?.Subject;
            return shown is null || shown.Subject.StartsWith("CN=", StringComparison.Ordinal);
        });
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ClientCertificateRequired = true });
        return secure;
    }

    private static async Task<string> ReadRequestAsync(Stream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0)
            text.Append((char)one[0]);
        return text.ToString().Split("\r\n")[0];
    }
}

/// <summary>One call to answer.</summary>
internal sealed record RawAnswer(Stream Stream, Socket Socket, string Line, int Call, CancellationToken Stop)
{
    /// <summary>The page asked for.</summary>
    public int Page => int.Parse(Line.Split("page=")[1].Split('&', ' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    public async Task SendAsync(byte[] bytes) => await Stream.WriteAsync(bytes, Stop);

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>A good head and the body with its length.</summary>
    public Task SendWholeAsync(string body, string head = "") => SendAsync([.. Head($"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{head}"), .. Encoding.UTF8.GetBytes(body)]);

    public Task SendStatusAsync(string status, string head = "") => SendAsync($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n{head}\r\n");

    /// <summary>Hangs up with a reset instead of an end.</summary>
    public void Reset()
    {
        Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        Socket.Close();
    }

    public static byte[] Head(string more) => Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\n{more}\r\n");

    public static string PageOf(int total, int page, params int[] rows) => FormattableString.Invariant(
        $"{{\"code\":0,\"message\":\"ok\",\"data\":{{\"snapshot\":\"s1\",\"total\":{total},\"page\":{page},\"pageSize\":2,\"rows\":[{string.Join(',', rows.Select(r => $"{{\"name\":\"厂{r}\"}}"))}]}}}}");
}
