using System.Net;
using System.Net.Sockets;

namespace GreenBatch.Ingest;

/// <summary>A name that leads to an address outside the list: no connection is made.</summary>
internal sealed class AddressRefusedException(string message) : HttpRequestException(HttpRequestError.ConnectionError, message);

/// <summary>Connects to the very address that was checked, so that a name cannot lead elsewhere between the check and the connection.</summary>
internal static class AllowedConnection
{
    /// <exception cref="AddressRefusedException">None of the host's addresses may be talked to.</exception>
    public static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, AllowedHosts hosts, CancellationToken cancel)
    {
        var target = context.DnsEndPoint;
        var found = await FindAsync(target.Host, cancel);
        var allowed = Array.FindAll(found, a => hosts.Allows(target.Host, a));
        if (allowed.Length == 0)
            throw new AddressRefusedException($"{target.Host} leads to {string.Join(", ", found.Select(a => a.ToString()))}");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> FindAsync(string host, CancellationToken cancel)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var number))
            return [number];
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancel);
        }
        catch (SocketException fault)
        {
            throw new HttpRequestException(HttpRequestError.NameResolutionError, fault.Message, fault);
        }
    }
}
