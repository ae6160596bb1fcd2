using System.Net;
using System.Net.Sockets;

namespace GreenBatch.Ingest;

/// <summary>
/// The hosts that sources may be at: host names, addresses and ranges such as <c>10.20.0.0/16</c>. Where none is listed, the hosts of the configured addresses are. An
/// address that is not public (loopback, link-local, private) must be listed itself, by number or range, whatever name leads to it: a name may be made to lead elsewhere.
/// </summary>
public sealed class AllowedHosts(IReadOnlyList<string> listed)
{
    /// <summary>Loopback, private, link-local, shared, reserved, multicast and documentation ranges.</summary>
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "64:ff9b::/96", "100::/64", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private readonly List<IPNetwork> _ranges = [.. listed.Select(RangeOf).OfType<IPNetwork>()];

    /// <summary>Whether an entry is a host name, an address or a range.</summary>
    public static bool IsEntry(string entry) => RangeOf(entry) is not null || (!entry.Contains('/', StringComparison.Ordinal) && Uri.CheckHostName(entry) is UriHostNameType.Dns);

    /// <summary>Whether a configured address is within the list, as far as it can be told without asking for the name.</summary>
    public bool Allows(Uri address)
    {
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var number))
            return Allows(address.Host, number);
        if (IsListed(address.Host))
            return true;
        return listed.Count == 0 && !IsLocalName(address.Host);
    }

    /// <summary>Whether a connection may be made to the address that a host's name leads to.</summary>
    public bool Allows(string host, IPAddress resolved)
    {
        var number = resolved.IsIPv4MappedToIPv6 ? resolved.MapToIPv4() : resolved;
        if (_ranges.Exists(r => r.BaseAddress.AddressFamily == number.AddressFamily && r.Contains(number)))
            return true;
        if (IsLocalName(host) && IsListed(host))
            return IPAddress.IsLoopback(number);
        return IsPublic(number) && (listed.Count == 0 || IsListed(host));
    }

    public static bool IsPublic(IPAddress number) =>
        number.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !NotPublic.Any(n => n.BaseAddress.AddressFamily == number.AddressFamily && n.Contains(number));

    private bool IsListed(string host) => listed.Contains(host.TrimEnd('.'), StringComparer.OrdinalIgnoreCase);

    private static bool IsLocalName(string host) =>
        host.TrimEnd('.').Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.TrimEnd('.').EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static IPNetwork? RangeOf(string entry)
    {
        if (IPAddress.TryParse(entry, out var one))
            return new IPNetwork(one, one.AddressFamily is AddressFamily.InterNetwork ? 32 : 128);
        return IPNetwork.TryParse(entry, out var range) ? range : null;
    }
}
